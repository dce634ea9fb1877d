package org.freshet.service.publish;

import java.util.List;

/**
 * A gauge as a map shows it.
 *
 * @param id its name in the study area file
 * @param sensor sensor its values come under
 * @param name what people call it
 * @param kind {@code rain} or {@code level}
 * @param lon longitude, degrees
 * @param lat latitude, degrees
 * @param interval_min time between values, min
 * @param zero_m height of its zero above datum, m; NaN unknown
 * @param stages_m alarm stages above its zero, m
 */
public record GaugePlace(
    String id,
    String sensor,
    String name,
    String kind,
    double lon,
    double lat,
    int interval_min,
    double zero_m,
    List<Double> stages_m) {
  /** Copies. */
  public GaugePlace {
    stages_m = List.copyOf(stages_m);
  }
}
