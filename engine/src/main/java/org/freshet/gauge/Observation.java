package org.freshet.gauge;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One value of one sensor.
 *
 * <p>A sensor, a quantity and a time name an observation; a second one with the same three replaces
 * or repeats the first. Immutable and thread-safe.
 *
 * @param sensor id of the sensor within the study area
 * @param quantity what was measured, and so the unit of {@code value}
 * @param time phenomenon time: the instant, or the end of the interval
 * @param interval length of the interval that ends at {@code time}; zero for an instant
 * @param value value in the unit of the quantity; NaN if the source sent none, never infinite
 * @param flags bits of {@link QualityFlags}; {@link QualityFlags#NONE} if nothing is known against
 *     it
 */
public record Observation(
    String sensor, Quantity quantity, Instant time, Duration interval, double value, int flags) {
  /** Checks the parts against each other. */
  public Observation {
    Objects.requireNonNull(quantity, "quantity");
    Objects.requireNonNull(time, "time");
    if (sensor.isBlank()) {
      throw new IllegalArgumentException(
          "An observation at " + time + " names no sensor. Maybe map its id column.");
    }
    if (interval.isNegative()) {
      throw new IllegalArgumentException(
          "Interval " + interval + " of sensor (" + sensor + ") at " + time + " is negative.");
    }
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "Value (" + value + ") of sensor (" + sensor + ") at " + time + " is no number.");
    }
  }

  /** The same observation with further flags set. */
  public Observation flagged(int further) {
    return new Observation(sensor, quantity, time, interval, value, flags | further);
  }

  /** When the interval begins; the time itself for an instant. */
  public Instant start() {
    return time.minus(interval);
  }

  /** Whether the value is there and no flag speaks against using it. */
  public boolean usable() {
    return !Double.isNaN(value) && (flags & QualityFlags.BAD) == 0;
  }
}
