package org.freshet.service.ingest.lhp;

import java.time.Instant;
import java.util.Optional;

/**
 * A flood warning of a state for a region.
 *
 * @param id of the region
 * @param area description of the region
 * @param headline of the warning
 * @param alertClass 1 all-clear, 2 advance warning, 4 flood, 5 large, 6 very large flood: other
 *     numbers than the classes of gauges
 * @param sent when, if the warning carries a message
 * @param onset from when on, if it says so
 */
public record LhpAlert(
    String id,
    String area,
    String headline,
    int alertClass,
    Optional<Instant> sent,
    Optional<Instant> onset) {}
