package org.freshet.rain;

import java.util.List;

/**
 * Per gauge a factor 1 + delta and an offset epsilon with the least delta² + epsilon² that meet the
 * gauge: epsilon = (g - r) / (r² + 1), delta = (g - epsilon) / r - 1; both are spread over the
 * field by inverse squared distance. Where there was no radar rain at all the offset alone acts.
 */
final class MixedAdjustment implements AdjustedField {
  private static final double SAME_PLACE_M2 = 1;

  private final double[] x_m;
  private final double[] y_m;
  private final double[] delta;
  private final double[] epsilon_mm;

  MixedAdjustment(List<GaugePair> pairs) {
    int n = pairs.size();
    x_m = new double[n];
    y_m = new double[n];
    delta = new double[n];
    epsilon_mm = new double[n];
    for (int i = 0; i < n; i++) {
      GaugePair pair = pairs.get(i);
      double radar = pair.radar_mm();
      x_m[i] = pair.x_m();
      y_m[i] = pair.y_m();
      epsilon_mm[i] = (pair.gauge_mm() - radar) / (radar * radar + 1);
      delta[i] = radar > 0 ? (pair.gauge_mm() - epsilon_mm[i]) / radar - 1 : 0;
    }
  }

  @Override
  public double rain_mm(double x, double y, double radar_mm) {
    double weights = 0;
    double factor = 0;
    double offset = 0;
    for (int i = 0; i < x_m.length; i++) {
      double dx = x - x_m[i];
      double dy = y - y_m[i];
      double weight = 1 / (dx * dx + dy * dy + SAME_PLACE_M2);
      weights += weight;
      factor += weight * delta[i];
      offset += weight * epsilon_mm[i];
    }
    return (1 + factor / weights) * radar_mm + offset / weights;
  }
}
