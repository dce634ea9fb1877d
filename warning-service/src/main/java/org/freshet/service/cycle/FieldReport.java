package org.freshet.service.cycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a person or a street sensor saw: how high the water stands at a place, or that a
 * culvert is blocked.
 *
 * @param id unique name
 * @param time when it was seen
 * @param source who or what saw it
 * @param cell terrain cell; negative for a report of a link
 * @param level_m water level, m above datum; NaN for a report of a link
 * @param link link that debris blocks; null for a report of water
 * @param trust how far it is believed, 0 to 1
 * @param withdrawn when it was taken back; null where it stands
 */
public record FieldReport(
    String id,
    Instant time,
    String source,
    int cell,
    double level_m,
    @Nullable String link,
    double trust,
    @Nullable Instant withdrawn) {

  /** Whether it is one of a sensor that speaks in every cycle: that it agrees is no news. */
  boolean isRoutine() {
    return source.equals(SensedLevels.SOURCE);
  }

  /** Whether it is in force at an instant. */
  boolean standsAt(Instant now) {
    return !time.isAfter(now) && (withdrawn == null || withdrawn.isAfter(now));
  }
}
