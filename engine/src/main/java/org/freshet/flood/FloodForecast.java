package org.freshet.flood;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.freshet.rain.RainForecast;
import org.freshet.sink.SinkLevels;

/**
 * Water levels ahead: for every member of the rain forecast and every lead time the level over each
 * sink.
 *
 * <p>Immutable; thread-safe. Memory: 4 bytes per member, lead time and leaf.
 */
public final class FloodForecast {
  private final FloodState start;
  private final RainForecast rain;
  private final List<Instant> times;
  private final List<ForecastRun.MemberRun> runs;

  FloodForecast(
      FloodState start, RainForecast rain, List<Instant> times, List<ForecastRun.MemberRun> runs) {
    this.start = start;
    this.rain = rain;
    this.times = List.copyOf(times);
    this.runs = List.copyOf(runs);
  }

  /** The state it starts from. */
  public FloodState start() {
    return start;
  }

  /** The rain it rests on. */
  public RainForecast rain() {
    return rain;
  }

  /** The lead times as instants, in order; the start is not among them. */
  public List<Instant> times() {
    return times;
  }

  /** Number of members. */
  public int memberCount() {
    return runs.size();
  }

  /** Levels of a member at a lead time. */
  public SinkLevels levels(int member, int lead) {
    return runs.get(member).levels().get(lead);
  }

  /** Where the rain of a member went from the very start to the end of the forecast. */
  public WaterBalance balance(int member) {
    return runs.get(member).balance();
  }

  /** The highest level any member sees over each sink at a lead time. */
  public SinkLevels worst(int lead) {
    return quantile(lead, 1);
  }

  /**
   * A quantile over the members of the level over each sink, sink by sink: the smallest level that
   * at least this share of the members does not exceed. A dry sink counts as lower than any level.
   *
   * @param lead index of the lead time
   * @param share 0 to 1; 0 is the lowest member, 1 the highest
   */
  public SinkLevels quantile(int lead, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("Quantile (" + share + ") must be 0 to 1.");
    }
    int members = runs.size();
    int rank = rank(share, members);
    float[] result_m = new float[levels(0, lead).leafCount()];
    float[] sorted_m = new float[members];
    for (int leaf = 0; leaf < result_m.length; leaf++) {
      for (int member = 0; member < members; member++) {
        float level_m = levels(member, lead).level_m(leaf);
        sorted_m[member] = Float.isNaN(level_m) ? Float.NEGATIVE_INFINITY : level_m;
      }
      Arrays.sort(sorted_m);
      float level_m = sorted_m[rank];
      result_m[leaf] = level_m == Float.NEGATIVE_INFINITY ? Float.NaN : level_m;
    }
    return SinkLevels.of(result_m);
  }

  /** Place of a quantile among so many sorted members. */
  static int rank(double share, int members) {
    return Math.max(0, (int) Math.ceil(share * members - 1e-9) - 1);
  }

  /**
   * Share of the members that put a level or more over a sink at a lead time.
   *
   * @param leaf the sink's leaf
   * @param level_m level, m above datum
   */
  public double probability(int lead, int leaf, double level_m) {
    int reached = 0;
    for (int member = 0; member < runs.size(); member++) {
      if (levels(member, lead).level_m(leaf) >= level_m) {
        reached++;
      }
    }
    return (double) reached / runs.size();
  }
}
