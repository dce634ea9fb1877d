package org.freshet.flood;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.SinkLevels;
import org.jspecify.annotations.Nullable;

/** Draws up the outlook of sinks from a state and a forecast. Not thread-safe. */
public final class SinkOutlooks {
  /** Depths over the pit that outlooks tell of, m. */
  public static final List<Double> DEPTHS_M = List.of(0.1, 0.3, 0.5);

  /** Durations of the rain that may still fall, min. */
  public static final List<Integer> RAIN_MIN = List.of(15, 30, 60, 120);

  private static final double LOW = 0.1;
  static final double HIGH = 0.9;

  private final FloodState state;
  private final FloodForecast forecast;
  private final DepressionHierarchy sinks;
  private final List<Integer> leads;
  private final List<float[]> rainLeft_mm = new ArrayList<>();
  private final Duration inputAge;

  /**
   * @param state water now
   * @param forecast water ahead
   * @param leads_min lead times told of, min; those without a step of the forecast are left out
   * @param inputAge age of the newest input
   */
  public SinkOutlooks(
      FloodState state, FloodForecast forecast, List<Integer> leads_min, Duration inputAge) {
    this.state = state;
    this.forecast = forecast;
    this.sinks = state.model().terrain().hierarchy();
    this.inputAge = inputAge;
    this.leads = new ArrayList<>();
    for (int minutes : leads_min) {
      int lead = forecast.times().indexOf(state.time().plus(Duration.ofMinutes(minutes)));
      if (lead >= 0) {
        leads.add(lead);
      }
    }
    SpillRain rain = new SpillRain(state);
    for (int minutes : RAIN_MIN) {
      rainLeft_mm.add(rain.rain_mm(Duration.ofMinutes(minutes)));
    }
  }

  /**
   * The outlook of a sink.
   *
   * @param node its node in the hierarchy
   * @return null where it is dry now and in every member
   */
  public @Nullable SinkOutlook of(int node) {
    return of(node, false);
  }

  /**
   * The outlook of a sink, even of one that stays dry.
   *
   * @param node its node in the hierarchy
   */
  public SinkOutlook ofAny(int node) {
    return Objects.requireNonNull(of(node, true));
  }

  private @Nullable SinkOutlook of(int node, boolean evenDry) {
    int leaf = deepestLeaf(sinks, node);
    double pit_m = sinks.pitElevation_m(leaf);
    double[][] depth_m = new double[forecast.times().size()][];
    double now_m = depth_m(state.levels(), leaf, pit_m);
    double most_m = now_m;
    for (int lead = 0; lead < depth_m.length; lead++) {
      depth_m[lead] = new double[forecast.memberCount()];
      for (int member = 0; member < depth_m[lead].length; member++) {
        depth_m[lead][member] = depth_m(forecast.levels(member, lead), leaf, pit_m);
        most_m = Math.max(most_m, depth_m[lead][member]);
      }
    }
    if (most_m <= 0 && !evenDry) {
      return null;
    }
    List<SinkOutlook.Threshold> thresholds = new ArrayList<>();
    for (double threshold_m : DEPTHS_M) {
      thresholds.add(threshold(depth_m, threshold_m, now_m));
    }
    List<SinkOutlook.Lead> told = new ArrayList<>();
    for (int lead : leads) {
      told.add(lead(forecast.times().get(lead), depth_m[lead]));
    }
    List<Double> left_mm = new ArrayList<>();
    for (float[] byLeaf : rainLeft_mm) {
      left_mm.add((double) byLeaf[leaf]);
    }
    double head_m = state.head_m(sinks.root(leaf));
    return new SinkOutlook(
        leaf, now_m, head_m, told, thresholds, left_mm, confidence(leaf, head_m));
  }

  private LevelConfidence confidence(int leaf, double head_m) {
    double sill_m = sinks.outletElevation_m(sinks.root(leaf));
    double difference_m = state.model().competingSills().next_m(leaf) - sill_m;
    return LevelConfidence.of(state.quality(), inputAge, head_m, difference_m);
  }

  /** The leaf with the pit of a node. */
  static int deepestLeaf(DepressionHierarchy sinks, int node) {
    int at = node;
    while (!sinks.isLeaf(at)) {
      at = sinks.pitCell(sinks.left(at)) == sinks.pitCell(at) ? sinks.left(at) : sinks.right(at);
    }
    return at;
  }

  /** Water over a pit, m; 0 where it is dry. */
  static double depth_m(SinkLevels levels, int leaf, double pit_m) {
    float level_m = levels.level_m(leaf);
    return Float.isNaN(level_m) ? 0 : Math.max(0, level_m - pit_m);
  }

  private static SinkOutlook.Lead lead(Instant time, double[] depth_m) {
    List<Double> reach = new ArrayList<>();
    for (double threshold_m : DEPTHS_M) {
      int reached = 0;
      for (double depth : depth_m) {
        reached += depth >= threshold_m ? 1 : 0;
      }
      reach.add((double) reached / depth_m.length);
    }
    double[] sorted = depth_m.clone();
    Arrays.sort(sorted);
    int members = sorted.length;
    return new SinkOutlook.Lead(
        time,
        sorted[FloodForecast.rank(LOW, members)],
        sorted[FloodForecast.rank(0.5, members)],
        sorted[FloodForecast.rank(HIGH, members)],
        reach);
  }

  private SinkOutlook.Threshold threshold(double[][] depth_m, double threshold_m, double now_m) {
    boolean[] reached = new boolean[forecast.memberCount()];
    Arrays.fill(reached, now_m >= threshold_m);
    int count = now_m >= threshold_m ? reached.length : 0;
    Instant half = count > 0 ? state.time() : null;
    for (int lead = 0; lead < depth_m.length; lead++) {
      for (int member = 0; member < reached.length; member++) {
        if (!reached[member] && depth_m[lead][member] >= threshold_m) {
          reached[member] = true;
          count++;
        }
      }
      if (half == null && 2 * count >= reached.length) {
        half = forecast.times().get(lead);
      }
    }
    return new SinkOutlook.Threshold(threshold_m, (double) count / reached.length, half);
  }
}
