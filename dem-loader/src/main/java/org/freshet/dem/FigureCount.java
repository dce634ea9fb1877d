package org.freshet.dem;

/** Counts the figures of a raster that comes in blocks of rows, from north to south. */
final class FigureCount {
  private static final float LOWEST_LAND_M = -1000f;
  private static final float HIGHEST_LAND_M = 9000f;
  private static final int BAND_ROWS = 256;

  private final int cols;
  private final int threads;
  private long valid;
  private long implausible;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private double sum;

  FigureCount(int cols, int threads) {
    this.cols = cols;
    this.threads = threads;
  }

  /** Figures of some rows; the sum is kept by row. */
  private record Band(long valid, long implausible, float min, float max) {}

  /** Adds the next rows, which fill an array from its beginning. */
  void add(int rows, float[] cells) {
    Band[] bands = new Band[(rows + BAND_ROWS - 1) / BAND_ROWS];
    double[] rowSums = new double[rows];
    Workers.run(
        threads,
        bands.length,
        () -> rowSums,
        (band, sums) -> {
          int first = band * BAND_ROWS;
          bands[band] = band(cells, first, Math.min(first + BAND_ROWS, rows), sums);
        });
    for (Band band : bands) {
      valid += band.valid;
      implausible += band.implausible;
      min = Math.min(min, band.min);
      max = Math.max(max, band.max);
    }
    for (double rowSum : rowSums) {
      sum += rowSum;
    }
  }

  private Band band(float[] values, int firstRow, int endRow, double[] rowSums) {
    long found = 0;
    long odd = 0;
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (int row = firstRow; row < endRow; row++) {
      double rowSum = 0;
      int end = (row + 1) * cols;
      for (int cell = row * cols; cell < end; cell++) {
        float value = values[cell];
        if (!Float.isNaN(value)) {
          found++;
          rowSum += value;
          low = value < low ? value : low;
          high = value > high ? value : high;
          if (value < LOWEST_LAND_M || value > HIGHEST_LAND_M) {
            odd++;
          }
        }
      }
      rowSums[row] = rowSum;
    }
    return new Band(found, odd, low, high);
  }

  /** What was counted so far. */
  GridFigures figures() {
    return valid == 0
        ? new GridFigures(0, Double.NaN, Double.NaN, 0, 0)
        : new GridFigures(valid, min, max, sum, implausible);
  }
}
