package org.freshet.sample.storm;

import java.util.List;

/**
 * A gauge and what it measured.
 *
 * @param id identifier
 * @param kind {@code rain} or {@code level}
 * @param name where it stands
 * @param x local m
 * @param y local m
 * @param zero_m height of a level gauge's zero, m above NHN; NaN for a rain gauge
 * @param stages_m levels at which people act, m above zero; empty for a rain gauge
 * @param readings its series
 */
public record Gauge(
    String id,
    String kind,
    String name,
    double x,
    double y,
    double zero_m,
    List<Double> stages_m,
    List<Reading> readings) {

  /**
   * One reading.
   *
   * @param minute end of its interval, minutes into the event
   * @param value mm in the interval, or m above zero
   * @param flag quality flag, empty when good
   */
  public record Reading(int minute, double value, String flag) {}
}
