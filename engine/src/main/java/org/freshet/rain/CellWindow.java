package org.freshet.rain;

/**
 * A rectangle of cells in a raster, row 0 north.
 *
 * @param row0 northernmost row
 * @param col0 westernmost column
 * @param rows number of rows, 1 or more
 * @param cols number of columns, 1 or more
 */
public record CellWindow(int row0, int col0, int rows, int cols) {
  /** Checks that the rectangle has cells and no negative corner. */
  public CellWindow {
    if (row0 < 0 || col0 < 0 || rows < 1 || cols < 1) {
      throw new IllegalArgumentException(
          "Window of " + rows + " x " + cols + " cells at (" + row0 + ", " + col0 + ") is none.");
    }
  }

  /** All cells of a raster. */
  public static CellWindow whole(int rows, int cols) {
    return new CellWindow(0, 0, rows, cols);
  }

  /** Number of cells. */
  public int cells() {
    return rows * cols;
  }

  /** Whether the rectangle lies in a raster of the given shape. */
  public boolean liesIn(int rasterRows, int rasterCols) {
    return row0 + rows <= rasterRows && col0 + cols <= rasterCols;
  }
}
