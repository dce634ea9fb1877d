package org.freshet.flood;

/**
 * A pump or a drain that takes standing water away at one place, such as in an underpass. It draws
 * on the pool over its cell's depression as long as there is one; what it takes counts as sewered.
 *
 * @param id identifier in the study area's file
 * @param cell terrain cell it stands on
 * @param capacity_m3_s what it takes at most, m³/s, 0 or more
 */
public record PointDrain(String id, int cell, double capacity_m3_s) {
  /** Checks the capacity. */
  public PointDrain {
    if (!(capacity_m3_s >= 0) || Double.isInfinite(capacity_m3_s)) {
      throw new IllegalArgumentException(
          "Capacity (" + capacity_m3_s + " m³/s) of drain (" + id + ") must be 0 or more.");
    }
  }
}
