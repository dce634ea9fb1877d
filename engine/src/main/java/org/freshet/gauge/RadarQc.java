package org.freshet.gauge;

/**
 * Compares sums of a gauge with sums of the radar cells about it. The lowest of these cells must be
 * wet before a dry gauge is doubted, the highest dry before a wet one is: wind drift and rough
 * cells explain the rest.
 */
final class RadarQc {
  private final RainQcOptions options;

  RadarQc(RainQcOptions options) {
    this.options = options;
  }

  /**
   * Flags the values of windows that contradict the radar.
   *
   * @param lowest_mm smallest radar value about the gauge per time; NaN unknown
   * @param highest_mm largest radar value about the gauge per time; NaN unknown
   */
  void check(float[] rain_mm, float[] lowest_mm, float[] highest_mm, int[] flags) {
    int steps = options.radarSteps();
    double gauge = 0;
    double low = 0;
    double high = 0;
    int unknown = 0;
    for (int time = 0; time < rain_mm.length; time++) {
      for (int sign = 1; sign >= -1; sign -= 2) {
        int at = sign > 0 ? time : time - steps;
        if (at < 0) {
          continue;
        }
        if (Float.isNaN(rain_mm[at]) || Float.isNaN(lowest_mm[at]) || Float.isNaN(highest_mm[at])) {
          unknown += sign;
        } else {
          gauge += sign * (double) rain_mm[at];
          low += sign * (double) lowest_mm[at];
          high += sign * (double) highest_mm[at];
        }
      }
      if (time + 1 >= steps && unknown == 0) {
        judge(time, gauge, low, high, rain_mm, flags);
      }
    }
  }

  private void judge(
      int time, double gauge, double low, double high, float[] rain_mm, int[] flags) {
    double rounding = 1e-4;
    boolean deaf = gauge < rounding && low >= options.radarWet_mm();
    boolean shouting = gauge >= options.lump_mm() && high <= options.radarDry_mm() + rounding;
    if (!deaf && !shouting) {
      return;
    }
    for (int at = time - options.radarSteps() + 1; at <= time; at++) {
      if (deaf || rain_mm[at] > 0) {
        flags[at] |= QualityFlags.RADAR;
      }
    }
  }
}
