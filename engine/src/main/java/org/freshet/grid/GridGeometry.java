package org.freshet.grid;

import java.util.Objects;

/**
 * Where a raster lies: its shape, its north-west corner and its cell size, in a projected, metric
 * coordinate reference system. North-up only.
 *
 * @param rows number of rows, row 0 is the northernmost
 * @param cols number of columns, column 0 is the westernmost
 * @param west x of the west edge of column 0, m
 * @param north y of the north edge of row 0, m
 * @param cellWidth_m west-east size of a cell, m
 * @param cellHeight_m north-south size of a cell, m (positive)
 * @param crs authority code such as {@code EPSG:25832}; {@code unknown} where the source says
 *     nothing
 */
public record GridGeometry(
    int rows,
    int cols,
    double west,
    double north,
    double cellWidth_m,
    double cellHeight_m,
    String crs) {

  /** The CRS text of a raster whose source does not say where it lies. */
  public static final String UNKNOWN_CRS = "unknown";

  /** A few array slots below 2^31 are reserved by virtual machines. */
  public static final long MAX_CELLS = Integer.MAX_VALUE - 8L;

  /** Checks shape, cell size and the cell limit. */
  public GridGeometry {
    Objects.requireNonNull(crs);
    if (rows < 1 || cols < 1) {
      throw new IllegalArgumentException(
          "Raster of rows (" + rows + ") x cols (" + cols + ") has no cells.");
    }
    if ((long) rows * cols > MAX_CELLS) {
      throw new IllegalArgumentException(
          "Raster of rows ("
              + rows
              + ") x cols ("
              + cols
              + ") has more than "
              + MAX_CELLS
              + " cells. Maybe work on parts of it.");
    }
    if (!(cellWidth_m > 0) || !(cellHeight_m > 0)) {
      throw new IllegalArgumentException(
          "Cell size (" + cellWidth_m + " x " + cellHeight_m + " m) must be positive.");
    }
    if (!Double.isFinite(west) || !Double.isFinite(north)) {
      throw new IllegalArgumentException("Origin (" + west + ", " + north + ") is not a place.");
    }
  }

  /** Number of cells. */
  public int cells() {
    return rows * cols;
  }

  /** Ground area of one cell, m². */
  public double cellArea_m2() {
    return cellWidth_m * cellHeight_m;
  }

  /** Index of the cell at a row and a column; not checked. */
  public int cell(int row, int col) {
    return row * cols + col;
  }

  /** Row of a cell. */
  public int row(int cell) {
    return cell / cols;
  }

  /** Column of a cell. */
  public int col(int cell) {
    return cell % cols;
  }

  /** x of the centre of a column, m. */
  public double x(int col) {
    return west + (col + 0.5) * cellWidth_m;
  }

  /** y of the centre of a row, m. */
  public double y(int row) {
    return north - (row + 0.5) * cellHeight_m;
  }

  /** x of the east edge, m. */
  public double east() {
    return west + cols * cellWidth_m;
  }

  /** y of the south edge, m. */
  public double south() {
    return north - rows * cellHeight_m;
  }

  /** The cell that holds a point, or -1 outside; a point on an edge belongs to the south-east. */
  public int cellAt(double x, double y) {
    double col = Math.floor((x - west) / cellWidth_m);
    double row = Math.floor((north - y) / cellHeight_m);
    if (col < 0 || row < 0 || col >= cols || row >= rows) {
      return -1;
    }
    return cell((int) row, (int) col);
  }
}
