package org.freshet.gauge;

/**
 * The checks of rain that look at one gauge alone. Values stay, flags are added. A check that needs
 * the next value leaves the newest one alone until that has come.
 */
final class RainSeriesQc {
  private static final double ALMOST_NONE = 0.1;

  /** Largest tip of the buckets in use, mm. */
  private static final double ONE_TIP_MM = 0.3;

  private final RainQcOptions options;

  RainSeriesQc(RainQcOptions options) {
    this.options = options;
  }

  void check(float[] rain_mm, int[] flags) {
    for (int i = 0; i < rain_mm.length; i++) {
      if (Float.isNaN(rain_mm[i])) {
        flags[i] |= QualityFlags.MISSING;
      } else if (rain_mm[i] < 0 || rain_mm[i] > options.largest_mm()) {
        flags[i] |= QualityFlags.RANGE;
      }
    }
    changes(rain_mm, flags);
    lumps(rain_mm, flags);
    flatLines(rain_mm, flags);
  }

  private void changes(float[] rain_mm, int[] flags) {
    for (int i = 1; i < rain_mm.length; i++) {
      float value = rain_mm[i];
      if (value - rain_mm[i - 1] > options.change_mm()) {
        flags[i] |= QualityFlags.RATE_OF_CHANGE;
      }
      boolean alone = i + 1 < rain_mm.length && rain_mm[i - 1] == 0 && rain_mm[i + 1] == 0;
      if (alone && value >= options.spike_mm()) {
        flags[i] |= QualityFlags.SPIKE;
      }
    }
  }

  private void lumps(float[] rain_mm, int[] flags) {
    int missing = 0;
    for (int i = 0; i + 1 < rain_mm.length; i++) {
      if (Float.isNaN(rain_mm[i])) {
        missing++;
        continue;
      }
      boolean afterOutage = missing >= options.outageSteps();
      float next = rain_mm[i + 1];
      boolean stops = Float.isNaN(next) || next <= ALMOST_NONE * rain_mm[i];
      if (afterOutage && rain_mm[i] >= options.lump_mm() && stops) {
        flags[i] |= QualityFlags.ACCUMULATION;
      }
      missing = 0;
    }
  }

  /** Dry weather is flat by nature; one tip over and over is drizzle unless it lasts for hours. */
  private void flatLines(float[] rain_mm, int[] flags) {
    int start = 0;
    for (int i = 1; i <= rain_mm.length; i++) {
      if (i < rain_mm.length && rain_mm[i] == rain_mm[start]) {
        continue;
      }
      float value = rain_mm[start];
      int enough = value > ONE_TIP_MM ? options.flatSteps() : options.drizzleSteps();
      if (value > 0 && i - start >= enough) {
        for (int at = start; at < i; at++) {
          flags[at] |= QualityFlags.FLAT_LINE;
        }
      }
      start = i;
    }
  }
}
