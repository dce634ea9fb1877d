package org.freshet.service.ingest.opensense;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.freshet.rain.AdjustmentMethod;
import org.freshet.rain.AdjustmentScore;
import org.freshet.rain.GaugeAdjustment;
import org.freshet.rain.GaugePair;

/**
 * Pools the errors at gauges left out over many intervals, per method at its best range; where a
 * method cannot be fitted, the radar alone stands in for it.
 */
final class AdjustmentSkill {
  private final Map<AdjustmentMethod, double[]> pooled = new EnumMap<>(AdjustmentMethod.class);
  private final double[] chosen = new double[2];
  int intervals;

  void add(List<GaugePair> pairs) {
    intervals++;
    List<AdjustmentScore> scores = GaugeAdjustment.scores(pairs);
    for (AdjustmentMethod method : AdjustmentMethod.values()) {
      double rmse =
          scores.stream()
              .filter(score -> score.method() == method)
              .mapToDouble(AdjustmentScore::rmse_mm)
              .min()
              .orElse(scores.get(0).rmse_mm());
      add(pooled.computeIfAbsent(method, m -> new double[2]), rmse, pairs);
    }
    nested(pairs);
  }

  /** The choice itself, made without the gauge it is judged by. */
  private void nested(List<GaugePair> pairs) {
    for (int out = 0; out < pairs.size(); out++) {
      List<GaugePair> others = new ArrayList<>(pairs);
      GaugePair left = others.remove(out);
      float[] radar = {(float) left.radar_mm()};
      double guess =
          GaugeAdjustment.adjust(
                  new org.freshet.rain.RainFrame(
                      java.time.Instant.EPOCH,
                      java.time.Instant.EPOCH.plusSeconds(3600),
                      radar,
                      "r"),
                  new double[] {left.x_m()},
                  new double[] {left.y_m()},
                  others)
              .frame()
              .rain_mm(0);
      chosen[0] += (guess - left.gauge_mm()) * (guess - left.gauge_mm());
      chosen[1]++;
    }
  }

  private static void add(double[] sums, double rmse, List<GaugePair> pairs) {
    sums[0] += rmse * rmse * pairs.size();
    sums[1] += pairs.size();
  }

  double rmse_mm(AdjustmentMethod method) {
    double[] sums = pooled.getOrDefault(method, new double[2]);
    return Math.sqrt(sums[0] / sums[1]);
  }

  double chosenRmse_mm() {
    return Math.sqrt(chosen[0] / chosen[1]);
  }

  void print(String title) {
    System.out.printf("%s: %d intervals, %.0f gauges left out%n", title, intervals, chosen[1]);
    for (AdjustmentMethod method : pooled.keySet()) {
      System.out.printf("  %-20s RMSE %.3f mm%n", method, rmse_mm(method));
    }
    System.out.printf("  %-20s RMSE %.3f mm%n", "chosen (nested)", chosenRmse_mm());
  }
}
