package org.freshet.flood;

/**
 * A part of the sewer network with one capacity.
 *
 * @param id identifier in the study area's file
 * @param capacity_mm_h rain its connected surfaces can lose to it, mm/h, 0 or more
 */
public record SewerDistrict(String id, double capacity_mm_h) {
  /** Checks the capacity. */
  public SewerDistrict {
    if (!(capacity_mm_h >= 0) || Double.isInfinite(capacity_mm_h)) {
      throw new IllegalArgumentException(
          "Capacity ("
              + capacity_mm_h
              + " mm/h) of sewer district ("
              + id
              + ") must be 0 or more.");
    }
  }
}
