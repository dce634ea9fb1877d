package org.freshet.service.ingest.watch;

import java.time.Duration;

/**
 * A source that should speak regularly.
 *
 * @param sensor its id
 * @param interval longest time between two values when all is well, more than zero
 */
public record Expected(String sensor, Duration interval) {
  /** Checks the interval. */
  public Expected {
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException(
          "Interval " + interval + " of sensor (" + sensor + ") must be longer than nothing.");
    }
  }
}
