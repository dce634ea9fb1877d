package org.freshet.dem;

import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;

/**
 * Count, extremes and sum of the valid cells of a raster.
 *
 * @param validCells cells that are not NaN
 * @param min lowest value, NaN without any
 * @param max highest value, NaN without any
 * @param sum sum, each row added up alone and the rows added north to south, so that it does not
 *     depend on how the work is cut
 * @param implausible cells below -1000 or above 9000
 */
record GridFigures(long validCells, double min, double max, double sum, long implausible) {
  private static final float LOWEST_LAND_M = -1000f;
  private static final float HIGHEST_LAND_M = 9000f;

  /** Figures of a raster, in one pass over its cells. */
  static GridFigures of(FloatGrid grid) {
    GridGeometry geometry = grid.geometry();
    float[] values = grid.array();
    long valid = 0;
    long implausible = 0;
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    double sum = 0;
    for (int row = 0; row < geometry.rows(); row++) {
      double rowSum = 0;
      int end = geometry.cell(row, 0) + geometry.cols();
      for (int cell = geometry.cell(row, 0); cell < end; cell++) {
        float value = values[cell];
        if (!Float.isNaN(value)) {
          valid++;
          rowSum += value;
          min = Math.min(min, value);
          max = Math.max(max, value);
          if (value < LOWEST_LAND_M || value > HIGHEST_LAND_M) {
            implausible++;
          }
        }
      }
      sum += rowSum;
    }
    return valid == 0
        ? new GridFigures(0, Double.NaN, Double.NaN, 0, 0)
        : new GridFigures(valid, min, max, sum, implausible);
  }
}
