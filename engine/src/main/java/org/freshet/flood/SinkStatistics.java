package org.freshet.flood;

import java.time.Instant;
import java.util.List;
import org.freshet.rain.RainForecast;
import org.freshet.sink.SinkLevels;
import org.jspecify.annotations.Nullable;

/**
 * What an ensemble says of every sink at every lead time: quantiles of the level, the share of the
 * members that reach each depth, and when.
 *
 * <p>A sink is a leaf here; its depth is the water over its pit. Immutable; thread-safe. Memory: 4
 * bytes per lead time, quantile and leaf, 2 per lead time, threshold and leaf.
 */
public final class SinkStatistics {
  private final List<Instant> times;
  private final int members;
  private final List<Double> shares;
  private final List<Double> depths_m;
  private final List<List<SinkLevels>> quantiles;
  private final short[][][] reached;

  SinkStatistics(
      List<Instant> times,
      int members,
      List<Double> shares,
      List<Double> depths_m,
      List<List<SinkLevels>> quantiles,
      short[][][] reached) {
    this.times = List.copyOf(times);
    this.members = members;
    this.shares = List.copyOf(shares);
    this.depths_m = List.copyOf(depths_m);
    this.quantiles = List.copyOf(quantiles);
    this.reached = reached;
  }

  /**
   * Carries a state over all members, one lead time after the other, and keeps the statistics only:
   * memory does not grow with the number of members times lead times. The result is the same for
   * any number of threads.
   *
   * @param shares quantiles wanted, each 0 to 1; see {@link FloodForecast#quantile}
   * @param depths_m depths over the pit whose probability is wanted, m
   * @param threads threads to use, closed again before this returns
   */
  public static SinkStatistics of(
      FloodState start,
      RainForecast rain,
      List<Double> shares,
      List<Double> depths_m,
      int threads) {
    for (double share : shares) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("Quantile (" + share + ") must be 0 to 1.");
      }
    }
    return new StatisticsRun(start, rain, shares, depths_m).run(threads);
  }

  /** The lead times as instants, in order. */
  public List<Instant> times() {
    return times;
  }

  /** Number of members. */
  public int memberCount() {
    return members;
  }

  /** The quantiles asked for. */
  public List<Double> shares() {
    return shares;
  }

  /** The depths asked for, m. */
  public List<Double> depths_m() {
    return depths_m;
  }

  /**
   * A quantile of the levels at a lead time.
   *
   * @param share index into {@link #shares()}
   */
  public SinkLevels quantile(int lead, int share) {
    return quantiles.get(lead).get(share);
  }

  /**
   * Share of the members in which a sink is at least so deep at a lead time.
   *
   * @param depth index into {@link #depths_m()}
   */
  public double probability(int lead, int depth, int leaf) {
    return (double) reached[lead][depth][leaf] / members;
  }

  /**
   * The first lead time at which at least a share of the members has a sink so deep; null where
   * that never happens.
   *
   * @param depth index into {@link #depths_m()}
   */
  public @Nullable Instant timeTo(int depth, int leaf, double share) {
    for (int lead = 0; lead < times.size(); lead++) {
      if (reached[lead][depth][leaf] > 0 && probability(lead, depth, leaf) >= share - 1e-9) {
        return times.get(lead);
      }
    }
    return null;
  }
}
