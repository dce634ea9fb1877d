package org.freshet.service.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.freshet.flood.SinkOutlook;
import org.freshet.flood.SinkOutlooks;
import org.jspecify.annotations.Nullable;

/**
 * Every sink's forecast beside what then happened, and how well the forecasts did. What happened is
 * the model's own state under the rain that was observed: the figures judge the rain forecast and
 * its way through the model, not the model against measured levels.
 *
 * <p>A pair is one sink at one time with the forecast issued so long before. Pairs dry in both
 * count, but are not listed.
 */
final class SinkVerification {
  /** Lead times told of, min. */
  static final List<Integer> LEADS_MIN = List.of(30, 60);

  /** Shallower water is within the error of any terrain model. */
  static final double SHOWN_FROM_M = 0.01;

  private final Replay replay;
  private final List<Pair> pairs = new ArrayList<>();
  private final Map<Integer, Scores> scores = new HashMap<>();

  SinkVerification(Replay replay) {
    this.replay = replay;
    for (int lead_min : LEADS_MIN) {
      scores.put(lead_min, new Scores());
      compare(lead_min);
    }
    pairs.sort(
        Comparator.comparingLong(Pair::sinkId)
            .thenComparing(Pair::time)
            .thenComparingInt(Pair::lead_min));
  }

  /**
   * One listed pair.
   *
   * @param sinkId the sink
   * @param time the time forecast for
   * @param lead_min how long before it was issued, min
   * @param forecast what was said; null for "dry"
   * @param happened_m what then stood over the pit, m
   */
  record Pair(
      long sinkId,
      Instant time,
      int lead_min,
      SinkOutlook.@Nullable Lead forecast,
      double happened_m) {
    double low_m() {
      return forecast == null ? 0 : forecast.low_m();
    }

    double median_m() {
      return forecast == null ? 0 : forecast.median_m();
    }

    double high_m() {
      return forecast == null ? 0 : forecast.high_m();
    }

    double reach(int depth) {
      return forecast == null ? 0 : forecast.reach().get(depth);
    }
  }

  private void compare(int lead_min) {
    Map<Instant, Snapshot> byTime = new HashMap<>();
    replay.snapshots().forEach(snapshot -> byTime.put(snapshot.time(), snapshot));
    Scores score = scoresAt(lead_min);
    int sinks = replay.map().sinks().size();
    for (Snapshot issued : replay.snapshots()) {
      Instant time = issued.time().plus(Duration.ofMinutes(lead_min));
      Snapshot then = byTime.get(time);
      if (then == null) {
        continue;
      }
      Map<Long, SinkOutlook.Lead> said = said(issued, time);
      Map<Long, Double> happened = new HashMap<>();
      then.sinks().forEach(fill -> happened.put(fill.sinkId(), fill.depth_m()));
      Set<Long> all = new TreeSet<>(said.keySet());
      all.addAll(happened.keySet());
      for (long sink : all) {
        double depth_m = happened.getOrDefault(sink, 0.0);
        Pair pair = new Pair(sink, time, lead_min, said.get(sink), depth_m);
        score.add(pair);
        if (depth_m >= SHOWN_FROM_M || pair.high_m() >= SHOWN_FROM_M) {
          pairs.add(pair);
        }
      }
      score.addDry(Math.max(0, sinks - all.size()));
    }
  }

  private static Map<Long, SinkOutlook.Lead> said(Snapshot issued, Instant time) {
    Map<Long, SinkOutlook.Lead> said = new HashMap<>();
    for (SinkAhead ahead : issued.ahead()) {
      for (SinkOutlook.Lead lead : ahead.outlook().leads()) {
        if (lead.time().equals(time)) {
          said.put(ahead.sinkId(), lead);
        }
      }
    }
    return said;
  }

  /** Pairs with water in the forecast or in what happened: by sink, time, lead. */
  List<Pair> pairs() {
    return pairs;
  }

  Replay replay() {
    return replay;
  }

  /** Figures of a lead time. */
  Scores scoresAt(int lead_min) {
    Scores score = scores.get(lead_min);
    if (score == null) {
      throw new IllegalArgumentException("Lead time (" + lead_min + " min) is not compared.");
    }
    return score;
  }

  /** Figures of one lead time, summed pair by pair. */
  static final class Scores {
    /** Classes of probability in the reliability diagram. */
    static final int CLASSES = 6;

    private final int depths = SinkOutlooks.DEPTHS_M.size();
    private final long[][] said = new long[depths][CLASSES];
    private final double[][] saidSum = new double[depths][CLASSES];
    private final long[][] came = new long[depths][CLASSES];
    private final double[] brier = new double[depths];
    private final long[] hits = new long[depths];
    private final long[] misses = new long[depths];
    private final long[] falseAlarms = new long[depths];
    private long count;
    private long wet;
    private long inside;
    private double absolute_m;
    private double signed_m;

    private void add(Pair pair) {
      count++;
      if (pair.happened_m() >= SHOWN_FROM_M || pair.median_m() >= SHOWN_FROM_M) {
        wet++;
        absolute_m += Math.abs(pair.median_m() - pair.happened_m());
        signed_m += pair.median_m() - pair.happened_m();
        boolean within =
            pair.happened_m() >= pair.low_m() - SHOWN_FROM_M
                && pair.happened_m() <= pair.high_m() + SHOWN_FROM_M;
        inside += within ? 1 : 0;
      }
      for (int depth = 0; depth < depths; depth++) {
        add(depth, pair.reach(depth), pair.happened_m() >= SinkOutlooks.DEPTHS_M.get(depth));
      }
    }

    private void add(int depth, double probability, boolean reached) {
      int cls = classOf(probability);
      said[depth][cls]++;
      saidSum[depth][cls] += probability;
      came[depth][cls] += reached ? 1 : 0;
      brier[depth] += Math.pow(probability - (reached ? 1 : 0), 2);
      boolean warned = probability >= 0.5;
      hits[depth] += warned && reached ? 1 : 0;
      misses[depth] += !warned && reached ? 1 : 0;
      falseAlarms[depth] += warned && !reached ? 1 : 0;
    }

    /** Zero has a class of its own: most sinks stay dry. */
    private static int classOf(double probability) {
      return probability <= 0 ? 0 : Math.min(CLASSES - 1, 1 + (int) (probability * (CLASSES - 1)));
    }

    private void addDry(long pairs) {
      count += pairs;
      for (int depth = 0; depth < depths; depth++) {
        said[depth][0] += pairs;
      }
    }

    /** Number of pairs. */
    long count() {
      return count;
    }

    /** Pairs with water in the median or in what happened. */
    long wet() {
      return wet;
    }

    /** Mean absolute error of the median over wet pairs, m. */
    double error_m() {
      return wet == 0 ? 0 : absolute_m / wet;
    }

    /** Mean of median less what happened over wet pairs, m. */
    double bias_m() {
      return wet == 0 ? 0 : signed_m / wet;
    }

    /** Share of wet pairs that happened within the band from a tenth to nine tenths, ± 1 cm. */
    double insideShare() {
      return wet == 0 ? 1 : (double) inside / wet;
    }

    long hits(int depth) {
      return hits[depth];
    }

    long misses(int depth) {
      return misses[depth];
    }

    long falseAlarms(int depth) {
      return falseAlarms[depth];
    }

    /** Mean squared error of the probability. */
    double brier(int depth) {
      return count == 0 ? 0 : brier[depth] / count;
    }

    /** Brier skill against saying the share of this event every time; NaN where nothing came. */
    double brierSkill(int depth) {
      double events = 0;
      for (long one : came[depth]) {
        events += one;
      }
      double climate = count == 0 ? 0 : events / count;
      double reference = climate * (1 - climate);
      return reference == 0 ? Double.NaN : 1 - brier(depth) / reference;
    }

    /** Number of pairs said in a class. */
    long said(int depth, int cls) {
      return said[depth][cls];
    }

    /** Mean probability said in a class. */
    double saidMean(int depth, int cls) {
      return said[depth][cls] == 0 ? 0 : saidSum[depth][cls] / said[depth][cls];
    }

    /** Share that came in a class. */
    double cameShare(int depth, int cls) {
      return said[depth][cls] == 0 ? 0 : (double) came[depth][cls] / said[depth][cls];
    }
  }
}
