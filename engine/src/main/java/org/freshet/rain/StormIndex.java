package org.freshet.rain;

/**
 * The heavy rain index of a whole storm: the highest over all durations it holds.
 *
 * @param scheme how it was made
 * @param index 0 to 12
 * @param duration_min the duration that has it, min; the shortest where several do
 * @param depth_mm greatest depth within that duration, mm
 * @param returnPeriod_a its return period, years; 0 for less than every year, infinite beyond what
 *     the statistics know
 */
public record StormIndex(
    StarkregenScheme scheme,
    int index,
    double duration_min,
    double depth_mm,
    double returnPeriod_a) {
  private static final int[] DURATIONS_MIN = {
    5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 540, 720, 1080, 1440, 2880, 4320
  };

  /**
   * Index of a storm at one place.
   *
   * @param depths_mm depth per interval, mm
   * @param interval_min length of an interval, min
   * @param frequency statistics of the place; must know 5 min to the storm's duration
   */
  public static StormIndex of(
      double[] depths_mm, int interval_min, DepthFrequency frequency, StarkregenScheme scheme) {
    StormIndex worst = new StormIndex(scheme, 0, 0, 0, 0);
    for (int duration_min : DURATIONS_MIN) {
      int intervals = duration_min / interval_min;
      if (intervals * interval_min != duration_min || intervals > depths_mm.length) {
        continue;
      }
      double depth_mm = greatest_mm(depths_mm, intervals);
      int index = scheme.index(depth_mm, duration_min, frequency);
      if (index > worst.index) {
        double period_a = frequency.returnPeriod_a(duration_min, depth_mm);
        worst = new StormIndex(scheme, index, duration_min, depth_mm, period_a);
      }
    }
    return worst;
  }

  private static double greatest_mm(double[] depths_mm, int intervals) {
    double sum = 0;
    double greatest = 0;
    for (int i = 0; i < depths_mm.length; i++) {
      sum += depths_mm[i] - (i >= intervals ? depths_mm[i - intervals] : 0);
      greatest = Math.max(greatest, sum);
    }
    return greatest;
  }
}
