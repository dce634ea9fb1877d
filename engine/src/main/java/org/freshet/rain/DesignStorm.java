package org.freshet.rain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Storms to plan with, as depths per interval: block rain and Euler type II (DWA-A 118). */
public final class DesignStorm {
  /** Where the peak interval starts, as a share of the duration, in DWA-A 118. */
  public static final double PEAK_SHARE = 0.3;

  private DesignStorm() {}

  /** The same depth in every interval. */
  public static double[] block(double total_mm, int intervals) {
    requireIntervals(intervals);
    double[] depths_mm = new double[intervals];
    Arrays.fill(depths_mm, total_mm / intervals);
    return depths_mm;
  }

  /**
   * Euler type II: the increments of the depth curve, sorted so that the largest starts at {@code
   * peakShare} of the duration rounded down to a whole interval, the next largest lead up to it,
   * and the rest decreases after it. Every part of the storm around the peak thus has the return
   * period of the whole.
   *
   * @param frequency depths at the place
   * @param returnPeriod_a return period, years
   * @param interval_min length of an interval, mostly 5 min
   * @param intervals number of intervals
   * @param peakShare {@link #PEAK_SHARE}; some use 1/3
   */
  public static double[] eulerTwo(
      DepthFrequency frequency,
      double returnPeriod_a,
      int interval_min,
      int intervals,
      double peakShare) {
    requireIntervals(intervals);
    double[] increments = new double[intervals];
    double before = 0;
    for (int i = 0; i < intervals; i++) {
      double depth_mm = frequency.depth_mm((i + 1.0) * interval_min, returnPeriod_a);
      increments[i] = depth_mm - before;
      before = depth_mm;
    }
    Arrays.sort(increments);
    int peak = Math.min(intervals - 1, (int) Math.floor(peakShare * intervals + 1e-9));
    double[] storm_mm = new double[intervals];
    for (int i = 0; i < intervals; i++) {
      double nextLargest = increments[intervals - 1 - i];
      storm_mm[i <= peak ? peak - i : i] = nextLargest;
    }
    return storm_mm;
  }

  /** The storm as frames in which it rains the same everywhere. */
  public static List<RainFrame> frames(
      double[] depths_mm, Instant start, Duration interval, int cells) {
    List<RainFrame> frames = new ArrayList<>();
    for (int i = 0; i < depths_mm.length; i++) {
      float[] rain_mm = new float[cells];
      Arrays.fill(rain_mm, (float) depths_mm[i]);
      Instant from = start.plus(interval.multipliedBy(i));
      frames.add(new RainFrame(from, from.plus(interval), rain_mm, "design-storm"));
    }
    return frames;
  }

  private static void requireIntervals(int intervals) {
    if (intervals < 1) {
      throw new IllegalArgumentException("A storm of " + intervals + " intervals is none.");
    }
  }
}
