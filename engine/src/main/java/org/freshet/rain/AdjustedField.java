package org.freshet.rain;

/** Rain at any place, from the radar there and the gauges about. Immutable and thread-safe. */
@FunctionalInterface
interface AdjustedField {
  /** Adjusted rain, mm; may come out below zero, which means none. */
  double rain_mm(double x_m, double y_m, double radar_mm);
}
