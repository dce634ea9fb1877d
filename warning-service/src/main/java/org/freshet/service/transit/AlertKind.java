package org.freshet.service.transit;

import org.freshet.reroute.TransitHint;
import org.freshet.service.transit.gtfsrt.GtfsRt.Alert;

/** What an alert says of a line. */
enum AlertKind {
  /** Led around. */
  DETOUR("detour", Alert.Effect.DETOUR),
  /** Runs in parts. */
  INTERRUPTED("interrupted", Alert.Effect.MODIFIED_SERVICE),
  /** Does not run. */
  NONE("none", Alert.Effect.NO_SERVICE),
  /** Some stops are not served. */
  STOPS("stops", Alert.Effect.NO_SERVICE);

  private final String key;
  private final Alert.Effect effect;

  AlertKind(String key, Alert.Effect effect) {
    this.key = key;
    this.effect = effect;
  }

  /** Name in the text files. */
  String key() {
    return key;
  }

  /** GTFS-Realtime effect. */
  Alert.Effect effect() {
    return effect;
  }

  /** What a hint means for the line as a whole. */
  static AlertKind of(TransitHint hint) {
    if (hint.diversion() != null) {
      return DETOUR;
    }
    return hint.lastStopId().isEmpty() && hint.nextStopId().isEmpty() ? NONE : INTERRUPTED;
  }
}
