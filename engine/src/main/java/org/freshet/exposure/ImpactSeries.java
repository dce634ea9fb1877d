package org.freshet.exposure;

import java.time.Instant;
import java.util.List;

/**
 * Impacts on all areas over time, for one member of a forecast or for what was observed.
 *
 * @param times the instants, ascending
 * @param impacts per instant one impact per area, in the order of the areas
 */
public record ImpactSeries(List<Instant> times, List<List<AreaImpact>> impacts) {
  /** Copies the lists. */
  public ImpactSeries {
    times = List.copyOf(times);
    impacts = impacts.stream().map(List::copyOf).toList();
    if (times.size() != impacts.size()) {
      throw new IllegalArgumentException(
          impacts.size() + " impacts for " + times.size() + " instants.");
    }
  }
}
