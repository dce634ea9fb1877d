package org.freshet.service.publish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one sensor is, by its own interval.
 *
 * @param sensor its id
 * @param flag {@code ok}, {@code late} or {@code missing}
 * @param newest time of its newest value; null where it was never heard
 * @param interval_s how often it should speak, s
 */
public record SensorState(String sensor, String flag, @Nullable Instant newest, long interval_s) {}
