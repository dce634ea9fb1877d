package org.freshet.service.cycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.freshet.gauge.Observation;

/**
 * Values of a sensor on common steps that end at an instant: of each step the newest value within
 * it, NaN where there is none.
 */
final class CommonSteps {
  private final Instant end;
  private final Duration step;
  private final double[] values;
  private final int[] flags;

  /**
   * Puts values onto steps.
   *
   * @param end end of the last step
   * @param steps how many
   * @param observations in time order
   */
  CommonSteps(Instant end, Duration step, int steps, List<Observation> observations) {
    this.end = end;
    this.step = step;
    this.values = new double[steps];
    this.flags = new int[steps];
    Arrays.fill(values, Double.NaN);
    for (Observation one : observations) {
      int at = index(one.time());
      if (at >= 0 && at < steps) {
        values[at] = one.value();
        flags[at] = one.flags();
      }
    }
  }

  /** Index of the step a time belongs to: after its start, up to and with its end. */
  private int index(Instant time) {
    long before = Duration.between(time, end).toMillis();
    return values.length - 1 - (int) Math.floorDiv(before, step.toMillis());
  }

  double[] values() {
    return values;
  }

  /** What the sources themselves said against the values. */
  int[] flags() {
    return flags;
  }

  Instant time(int at) {
    return end.minus(step.multipliedBy(values.length - 1L - at));
  }

  /** An instant brought down to a whole step since 1970, so that steps do not depend on now. */
  static Instant floor(Instant time, Duration step) {
    return Instant.ofEpochMilli(
        Math.floorDiv(time.toEpochMilli(), step.toMillis()) * step.toMillis());
  }
}
