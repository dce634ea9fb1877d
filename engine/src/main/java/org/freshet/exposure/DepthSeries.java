package org.freshet.exposure;

import java.time.Instant;
import java.util.List;

/**
 * Water on every road edge over time: now and the lead times of a forecast. Immutable as long as
 * nobody writes to the arrays handed in.
 */
public final class DepthSeries {
  private final List<Instant> times;
  private final List<float[]> depths_m;

  /**
   * @param times the instants, ascending; the first is now
   * @param depths_m per instant the depth on every edge, m
   */
  public DepthSeries(List<Instant> times, List<float[]> depths_m) {
    if (times.isEmpty() || times.size() != depths_m.size()) {
      throw new IllegalArgumentException(
          depths_m.size() + " depths for " + times.size() + " instants; both must be 1 or more.");
    }
    this.times = List.copyOf(times);
    this.depths_m = List.copyOf(depths_m);
  }

  /** The instants, ascending; the first is now. */
  public List<Instant> times() {
    return times;
  }

  /** Number of edges. */
  public int edgeCount() {
    return depths_m.get(0).length;
  }

  /** Depth on an edge at one of the instants, m. */
  public float depth_m(int time, int edge) {
    return depths_m.get(time)[edge];
  }
}
