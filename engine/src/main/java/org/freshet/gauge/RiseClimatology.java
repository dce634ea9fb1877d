package org.freshet.gauge;

import java.util.Arrays;

/**
 * How fast a gauge is used to rise: quantiles of its own rises over a span of steps. "Faster than
 * in 999 of 1000 such spans" means the same at a brook and at a river, centimetres an hour do not.
 * Immutable and thread-safe.
 */
public final class RiseClimatology {
  /** Fewest rises a climatology is made of. */
  public static final int FEWEST = 100;

  private final int steps;
  private final double[] rises_m;

  /**
   * Learns from a series on common steps.
   *
   * @param level_m past levels that passed quality control; NaN for none
   * @param steps span over which a rise is taken
   * @throws IllegalArgumentException with fewer than {@link #FEWEST} spans
   */
  public RiseClimatology(double[] level_m, int steps) {
    double[] all = new double[Math.max(0, level_m.length - steps)];
    int count = 0;
    for (int i = steps; i < level_m.length; i++) {
      double rise = level_m[i] - level_m[i - steps];
      if (!Double.isNaN(rise)) {
        all[count++] = rise;
      }
    }
    if (count < FEWEST) {
      throw new IllegalArgumentException(
          count + " spans make no climatology, it takes " + FEWEST + ". Maybe wait for more.");
    }
    this.steps = steps;
    this.rises_m = Arrays.copyOf(all, count);
    Arrays.sort(rises_m);
  }

  /** Span over which a rise is taken, steps. */
  public int steps() {
    return steps;
  }

  /** Share of past spans with a smaller rise, 0 to 1. */
  public double rank(double rise_m) {
    int at = Arrays.binarySearch(rises_m, rise_m);
    int below = at < 0 ? -at - 1 : at;
    while (below > 0 && rises_m[below - 1] == rise_m) {
      below--;
    }
    return (double) below / rises_m.length;
  }

  /** The rise that a share of past spans did not pass, m. */
  public double quantile_m(double share) {
    double at = share * (rises_m.length - 1);
    int low = (int) Math.floor(at);
    int high = Math.min(rises_m.length - 1, low + 1);
    return rises_m[low] + (at - low) * (rises_m[high] - rises_m[low]);
  }
}
