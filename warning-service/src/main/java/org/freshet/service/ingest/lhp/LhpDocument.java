package org.freshet.service.ingest.lhp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.freshet.service.ingest.observation.ObservationFile;

/**
 * An answer of the flood portal.
 *
 * @param updated when the portal made it
 * @param stations gauges, for an answer about gauges
 * @param alerts warnings, for an answer about warnings
 * @param file stations, findings and facts in the common form; never observations, for the portal
 *     publishes classes, not levels
 */
public record LhpDocument(
    Optional<Instant> updated,
    List<LhpStation> stations,
    List<LhpAlert> alerts,
    ObservationFile file) {
  /** Copies. */
  public LhpDocument {
    stations = List.copyOf(stations);
    alerts = List.copyOf(alerts);
  }
}
