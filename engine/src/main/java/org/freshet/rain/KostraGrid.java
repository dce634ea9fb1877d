package org.freshet.rain;

/**
 * The raster a KOSTRA-DWD table is given on (DWD, KOSTRA-DWD-2010R, 2017; KOSTRA-DWD-2020, 2022).
 * Cells are named {@code INDEX_RC = row * 1000 + column}, both counted from the north-west corner
 * from 0; the same name means another place on the other raster.
 */
public enum KostraGrid {
  /** 79 x 107 cells of 8.15 x 8.2 km, 5405 of them with values. */
  KOSTRA_2010R("KOSTRA-DWD-2010R", "EPSG:3034", 3_710_675, 3_149_247.895876, 8150, 8200, 107, 79),
  /** 300 x 300 cells of 5 km, 15 989 of them with values. */
  KOSTRA_2020("KOSTRA-DWD-2020", "EPSG:3035", 3_600_000, 3_800_000, 5000, 5000, 300, 300);

  /** Instead of an index: the place lies off the raster. */
  public static final int OUTSIDE = -1;

  private static final int ROW = 1000;

  private final String title;
  private final String crs;
  private final double west;
  private final double north;
  private final double cellWidth_m;
  private final double cellHeight_m;
  private final int rows;
  private final int cols;

  KostraGrid(
      String title,
      String crs,
      double west,
      double north,
      double cellWidth_m,
      double cellHeight_m,
      int rows,
      int cols) {
    this.title = title;
    this.crs = crs;
    this.west = west;
    this.north = north;
    this.cellWidth_m = cellWidth_m;
    this.cellHeight_m = cellHeight_m;
    this.rows = rows;
    this.cols = cols;
  }

  /** Name the weather service gives the data set. */
  public String title() {
    return title;
  }

  /** Authority code of the raster's coordinates. */
  public String crs() {
    return crs;
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Number of columns. */
  public int cols() {
    return cols;
  }

  /**
   * Index of the cell that holds a point, or {@link #OUTSIDE}.
   *
   * @param x_m easting in {@link #crs}, m
   * @param y_m northing in {@link #crs}, m
   */
  public int indexAt(double x_m, double y_m) {
    double col = Math.floor((x_m - west) / cellWidth_m);
    double row = Math.floor((north - y_m) / cellHeight_m);
    boolean inside = col >= 0 && row >= 0 && col < cols && row < rows;
    return inside ? ((int) row) * ROW + ((int) col) : OUTSIDE;
  }

  /** Whether an index names a cell of the raster, with values or without. */
  public boolean contains(int index) {
    return index >= 0 && row(index) < rows && col(index) < cols;
  }

  /** Row of a cell's index, 0 north. */
  public static int row(int index) {
    return index / ROW;
  }

  /** Column of a cell's index, 0 west. */
  public static int col(int index) {
    return index % ROW;
  }
}
