package org.freshet.service.store;

import java.time.Instant;

/**
 * When a sensor last spoke.
 *
 * @param sensor its id
 * @param newest phenomenon time of its newest value
 * @param received when that value was taken in
 */
public record SensorTimes(String sensor, Instant newest, Instant received) {}
