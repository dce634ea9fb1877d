package org.freshet.flood;

import java.util.Arrays;

/**
 * Runoff that reached the sinks since rain began, per unit, as computed without any learnt bias.
 * Rain begins anew where none has reached the sinks for six hours. Immutable; thread-safe. Memory:
 * 16 bytes per unit.
 */
final class EventRunoff {
  /** How long a unit must be dry for its next runoff to be another event, ms. */
  static final double APART_MS = 6 * 3_600_000.0;

  private final double[] sum_mm;
  private final double[] dry_ms;

  /** The arrays are not copied. */
  EventRunoff(double[] sum_mm, double[] dry_ms) {
    this.sum_mm = sum_mm;
    this.dry_ms = dry_ms;
  }

  static EventRunoff none(int units) {
    double[] dry_ms = new double[units];
    Arrays.fill(dry_ms, APART_MS);
    return new EventRunoff(new double[units], dry_ms);
  }

  /** After one more step. O(units). */
  EventRunoff after(double[] arriving_mm, long duration_ms) {
    double[] sums_mm = sum_mm.clone();
    double[] dries_ms = dry_ms.clone();
    for (int unit = 0; unit < sums_mm.length; unit++) {
      if (arriving_mm[unit] > 0) {
        sums_mm[unit] = arriving_mm[unit] + (dries_ms[unit] >= APART_MS ? 0 : sums_mm[unit]);
        dries_ms[unit] = 0;
      } else {
        dries_ms[unit] += duration_ms;
      }
    }
    return new EventRunoff(sums_mm, dries_ms);
  }

  /** Live array of the runoff since rain began, mm per unit. */
  double[] sum_mm() {
    return sum_mm;
  }

  /** Live array of the time since the last runoff, whole ms per unit. */
  double[] dry_ms() {
    return dry_ms;
  }
}
