package org.freshet.service.store;

import java.time.Instant;
import org.freshet.gauge.Observation;

/**
 * An observation as the store holds it.
 *
 * @param observation the value
 * @param revision 0 for the first value ever sent for its time, then 1, 2 …
 * @param received when this revision was taken in
 */
public record StoredObservation(Observation observation, int revision, Instant received) {}
