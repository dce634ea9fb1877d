package org.freshet.rain;

import org.freshet.grid.GridGeometry;

/**
 * The cells of a rain field as the study area sees them: a raster, row 0 north, whose own
 * projection may differ from the study area's. A rain cell is {@code row * cols + col}.
 *
 * <p>Implementations are immutable and thread-safe.
 */
public interface RainGrid {
  /** Number of rows, row 0 the northernmost. */
  int rows();

  /** Number of columns, column 0 the westernmost. */
  int cols();

  /**
   * The rain cell that holds a point, or -1 outside.
   *
   * @param x_m easting in the study area's CRS, m
   * @param y_m northing in the study area's CRS, m
   */
  int cellAt(double x_m, double y_m);

  /** Ground area of a rain cell, m² (not the area on the projection plane). */
  double cellArea_m2(int cell);

  /** Number of cells. */
  default int cells() {
    return rows() * cols();
  }

  /** A rain grid that lies in the study area's own CRS. */
  static RainGrid of(GridGeometry geometry) {
    return new PlaneRainGrid(geometry);
  }
}
