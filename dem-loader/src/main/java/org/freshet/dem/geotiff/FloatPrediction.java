package org.freshet.dem.geotiff;

import org.freshet.grid.FloatGrid;

/**
 * Chooses the predictor of float rasters: heights rounded to centimetres, and rasters of mostly the
 * same value, pack better as differences of their bits (2); others as byte planes (3).
 */
final class FloatPrediction {
  private static final int SAMPLES = 4096;

  private FloatPrediction() {}

  /** TIFF code of the predictor to use. */
  static int choose(FloatGrid grid, GeoTiffOptions.Prediction wish) {
    return switch (wish) {
      case NONE -> 1;
      case HORIZONTAL -> 2;
      case FLOATING -> 3;
      case AUTO -> mostlyRounded(grid) ? 2 : 3;
    };
  }

  private static boolean mostlyRounded(FloatGrid grid) {
    float[] values = grid.array();
    int step = Math.max(1, values.length / SAMPLES);
    int valid = 0;
    int roundValues = 0;
    for (int i = 0; i < values.length - step + 1; i += step) {
      // A prime offset within the step, lest samples fall on one column.
      float value = values[i + i / step * 7919 % step];
      if (!Float.isNaN(value)) {
        valid++;
        roundValues += (float) (Math.rint(value * 100.0) / 100.0) == value ? 1 : 0;
      }
    }
    return roundValues * 10L >= valid * 9L;
  }
}
