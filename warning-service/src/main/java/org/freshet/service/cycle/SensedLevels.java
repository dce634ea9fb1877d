package org.freshet.service.cycle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freshet.gauge.GaugeState;

/**
 * Level gauges and street sensors that stand in sinks, whose readings move the computed water.
 * Immutable; thread-safe.
 */
public final class SensedLevels {
  /** Source of their reports. */
  static final String SOURCE = "gauge";

  private final Map<String, Place> places = new HashMap<>();

  /**
   * Where a gauge stands.
   *
   * @param gauge its id
   * @param cell terrain cell
   * @param zero_m its zero above datum, m
   * @param trust how far its level moves the water, 0 to 1
   */
  public record Place(String gauge, int cell, double zero_m, double trust) {}

  /** Of these gauges. */
  public SensedLevels(List<Place> places) {
    places.forEach(place -> this.places.put(place.gauge(), place));
  }

  /** No sensor moves the water. */
  public static SensedLevels none() {
    return new SensedLevels(List.of());
  }

  /**
   * The newest usable level of every gauge as a report, believed by the gauge's trust times how
   * sure its level is: an old or doubtful one moves less, one without a usable level nothing. Its
   * id is that of the gauge and the time of the value, so that each value counts once.
   */
  public List<FieldReport> reports(List<GaugeState> states) {
    List<FieldReport> reports = new ArrayList<>();
    for (GaugeState state : states) {
      Place place = places.get(state.sensor());
      if (place != null && !Double.isNaN(state.level_m())) {
        double trust = place.trust() * state.confidence();
        if (trust > 0) {
          reports.add(
              new FieldReport(
                  place.gauge() + "@" + state.observed(),
                  state.observed(),
                  SOURCE,
                  place.cell(),
                  place.zero_m() + state.level_m(),
                  null,
                  Math.min(1, trust),
                  null));
        }
      }
    }
    return reports;
  }
}
