package org.freshet.rain;

/**
 * A rain frame as an image to see motion in: the logarithm of intensity from a floor on, so that
 * one heavy core does not outweigh everything else, with a weight of 0 where the rain is unknown.
 * Cells are {@code 2^level} rain cells wide.
 */
final class LogRain {
  /** Weaker rain is taken as none: drizzle and noise move in their own ways. */
  private static final double FLOOR_MM_H = 0.1;

  /** Rain at the floor stands out from none by the logarithm of this. */
  private static final double STEP_AT_FLOOR = 1.5;

  private final int rows;
  private final int cols;
  private final int level;
  private final float[] values;
  private final float[] weights;

  private LogRain(int rows, int cols, int level, float[] values, float[] weights) {
    this.rows = rows;
    this.cols = cols;
    this.level = level;
    this.values = values;
    this.weights = weights;
  }

  static LogRain of(RainFrame frame, int rows, int cols) {
    float[] values = new float[rows * cols];
    float[] weights = new float[rows * cols];
    float floor_mm = (float) (FLOOR_MM_H * frame.duration().toSeconds() / 3600.0);
    for (int cell = 0; cell < values.length; cell++) {
      float rain_mm = frame.rain_mm(cell);
      boolean known = !Float.isNaN(rain_mm);
      weights[cell] = known ? 1 : 0;
      values[cell] =
          known && rain_mm >= floor_mm ? (float) Math.log(STEP_AT_FLOOR * rain_mm / floor_mm) : 0;
    }
    return new LogRain(rows, cols, 0, values, weights);
  }

  int rows() {
    return rows;
  }

  int cols() {
    return cols;
  }

  int level() {
    return level;
  }

  float[] values() {
    return values;
  }

  float[] weights() {
    return weights;
  }

  /** The next coarser image: weighted means of 2 x 2 cells. */
  LogRain half() {
    int halfRows = (rows + 1) / 2;
    int halfCols = (cols + 1) / 2;
    float[] halfValues = new float[halfRows * halfCols];
    float[] halfWeights = new float[halfRows * halfCols];
    for (int row = 0; row < rows; row++) {
      for (int col = 0; col < cols; col++) {
        int half = (row / 2) * halfCols + col / 2;
        float weight = weights[row * cols + col];
        halfValues[half] += weight * values[row * cols + col];
        halfWeights[half] += weight;
      }
    }
    for (int half = 0; half < halfValues.length; half++) {
      halfValues[half] /= Math.max(halfWeights[half], 1e-6f);
      halfWeights[half] /= 4;
    }
    return new LogRain(halfRows, halfCols, level + 1, halfValues, halfWeights);
  }

  /** A slightly blurred copy (1 2 1 both ways), whose slopes can be trusted. */
  LogRain smooth() {
    float[] across = new float[values.length];
    float[] both = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int col = 0; col < cols; col++) {
        int cell = row * cols + col;
        float west = values[col > 0 ? cell - 1 : cell];
        float east = values[col < cols - 1 ? cell + 1 : cell];
        across[cell] = (west + 2 * values[cell] + east) / 4;
      }
    }
    for (int row = 0; row < rows; row++) {
      for (int col = 0; col < cols; col++) {
        int cell = row * cols + col;
        float north = across[row > 0 ? cell - cols : cell];
        float south = across[row < rows - 1 ? cell + cols : cell];
        both[cell] = (north + 2 * across[cell] + south) / 4;
      }
    }
    return new LogRain(rows, cols, level, both, weights);
  }
}
