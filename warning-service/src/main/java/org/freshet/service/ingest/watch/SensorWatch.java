package org.freshet.service.ingest.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One source at one instant.
 *
 * @param sensor its id
 * @param interval how often it should speak
 * @param sign how long it has been quiet
 * @param newest phenomenon time of its newest value; empty if there never was one
 * @param age time since then; zero if there never was one
 */
public record SensorWatch(
    String sensor, Duration interval, Sign sign, Optional<Instant> newest, Duration age) {}
