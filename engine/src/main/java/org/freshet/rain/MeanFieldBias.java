package org.freshet.rain;

import java.util.List;

/** One factor for the whole field, from pairs in which both saw rain. */
final class MeanFieldBias {
  private static final double ENOUGH_MM = 0.1;
  private static final double LARGEST = 10;

  private MeanFieldBias() {}

  static AdjustedField fit(List<GaugePair> pairs) throws SingularAdjustmentException {
    double gauges = 0;
    double radar = 0;
    for (GaugePair pair : pairs) {
      if (pair.gauge_mm() >= ENOUGH_MM && pair.radar_mm() >= ENOUGH_MM) {
        gauges += pair.gauge_mm();
        radar += pair.radar_mm();
      }
    }
    if (radar == 0) {
      throw new SingularAdjustmentException("Nowhere did gauge and radar both see rain.");
    }
    double factor = Math.min(LARGEST, Math.max(1 / LARGEST, gauges / radar));
    return (x_m, y_m, radar_mm) -> factor * radar_mm;
  }
}
