package org.freshet.flood;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.freshet.rain.RainForecast;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.SinkLevels;

/** Steps all members of an ensemble side by side and sums them up per lead time. Used once. */
final class StatisticsRun {
  private final FloodModel model;
  private final RainForecast rain;
  private final List<Double> shares;
  private final List<Double> depths_m;
  private final int firstStep;
  private final FloodState[] states;
  private final SinkLevels[] levels;

  StatisticsRun(FloodState start, RainForecast rain, List<Double> shares, List<Double> depths_m) {
    this.model = start.model();
    this.rain = rain;
    this.shares = shares;
    this.depths_m = depths_m;
    this.firstStep = ForecastRun.firstStepAfter(start.time(), rain);
    this.states = new FloodState[rain.memberCount()];
    this.levels = new SinkLevels[rain.memberCount()];
    Arrays.fill(states, start);
  }

  SinkStatistics run(int threads) {
    List<Instant> times = new ArrayList<>();
    List<List<SinkLevels>> quantiles = new ArrayList<>();
    short[][][] reached = new short[rain.steps() - firstStep][][];
    int count = Math.max(1, Math.min(threads, states.length));
    try (Workers workers = new Workers(count)) {
      FloodStepper[] steppers = new FloodStepper[count];
      Arrays.setAll(steppers, i -> new FloodStepper(model));
      for (int step = firstStep; step < rain.steps(); step++) {
        int number = step;
        workers.run((share, of) -> stepMembers(steppers[share], number, share, of));
        times.add(rain.frame(0, step).end());
        float[][] quantile_m = new float[shares.size()][model.runoff().leafCount()];
        short[][] counts = new short[depths_m.size()][model.runoff().leafCount()];
        workers.run((share, of) -> sumUp(quantile_m, counts, share, of));
        quantiles.add(Arrays.stream(quantile_m).map(SinkLevels::of).toList());
        reached[step - firstStep] = counts;
      }
    }
    return new SinkStatistics(times, states.length, shares, depths_m, quantiles, reached);
  }

  private void stepMembers(FloodStepper stepper, int step, int first, int stride) {
    for (int member = first; member < states.length; member += stride) {
      states[member] = stepper.step(states[member], rain.frame(member, step));
      levels[member] = states[member].levels();
    }
  }

  private void sumUp(float[][] quantile_m, short[][] counts, int share, int shareCount) {
    int leaves = model.runoff().leafCount();
    int from = (int) ((long) leaves * share / shareCount);
    int to = (int) ((long) leaves * (share + 1) / shareCount);
    DepressionHierarchy sinks = model.terrain().hierarchy();
    float[] sorted_m = new float[levels.length];
    for (int leaf = from; leaf < to; leaf++) {
      for (int member = 0; member < levels.length; member++) {
        float level_m = levels[member].level_m(leaf);
        sorted_m[member] = Float.isNaN(level_m) ? Float.NEGATIVE_INFINITY : level_m;
      }
      Arrays.sort(sorted_m);
      for (int q = 0; q < quantile_m.length; q++) {
        float level_m = sorted_m[FloodForecast.rank(shares.get(q), levels.length)];
        quantile_m[q][leaf] = level_m == Float.NEGATIVE_INFINITY ? Float.NaN : level_m;
      }
      for (int d = 0; d < counts.length; d++) {
        counts[d][leaf] = atLeast(sorted_m, (float) (sinks.pitElevation_m(leaf) + depths_m.get(d)));
      }
    }
  }

  private static short atLeast(float[] sorted_m, float level_m) {
    int lower = 0;
    while (lower < sorted_m.length && sorted_m[lower] < level_m) {
      lower++;
    }
    return (short) (sorted_m.length - lower);
  }
}
