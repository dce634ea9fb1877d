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
  private static final int BAND_ROWS = 256;

  /** Figures of a raster, in one pass over its cells by some threads. */
  static GridFigures of(FloatGrid grid, int threads) {
    GridGeometry geometry = grid.geometry();
    GridFigures[] bands = new GridFigures[(geometry.rows() + BAND_ROWS - 1) / BAND_ROWS];
    double[] rowSums = new double[geometry.rows()];
    Workers.run(
        threads,
        bands.length,
        () -> rowSums,
        (band, sums) -> {
          int first = band * BAND_ROWS;
          int end = Math.min(first + BAND_ROWS, geometry.rows());
          bands[band] = ofRows(grid, first, end, sums);
        });
    double sum = 0;
    for (double rowSum : rowSums) {
      sum += rowSum;
    }
    return merged(bands, sum);
  }

  private static GridFigures ofRows(FloatGrid grid, int firstRow, int endRow, double[] rowSums) {
    int cols = grid.geometry().cols();
    float[] values = grid.array();
    long valid = 0;
    long implausible = 0;
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    for (int row = firstRow; row < endRow; row++) {
      double rowSum = 0;
      int end = (row + 1) * cols;
      for (int cell = row * cols; cell < end; cell++) {
        float value = values[cell];
        if (!Float.isNaN(value)) {
          valid++;
          rowSum += value;
          min = value < min ? value : min;
          max = value > max ? value : max;
          if (value < LOWEST_LAND_M || value > HIGHEST_LAND_M) {
            implausible++;
          }
        }
      }
      rowSums[row] = rowSum;
    }
    return new GridFigures(valid, min, max, 0, implausible);
  }

  private static GridFigures merged(GridFigures[] bands, double sum) {
    long valid = 0;
    long implausible = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (GridFigures band : bands) {
      valid += band.validCells;
      implausible += band.implausible;
      min = Math.min(min, band.min);
      max = Math.max(max, band.max);
    }
    return valid == 0
        ? new GridFigures(0, Double.NaN, Double.NaN, 0, 0)
        : new GridFigures(valid, min, max, sum, implausible);
  }
}
