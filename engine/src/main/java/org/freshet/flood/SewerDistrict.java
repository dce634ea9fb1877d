package org.freshet.flood;

import org.freshet.rain.DepthFrequency;

/**
 * A part of the sewer network with one capacity.
 *
 * @param id identifier in the study area's file
 * @param capacity_mm_h rain its connected surfaces can lose to it, mm/h, 0 or more; at 0 it is
 *     surcharged, and links and basins in it that lead to the sewer give nothing either
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

  /**
   * A district built to carry the rain of a return period, as sewers are designed (EN 752; DWA-A
   * 118: 2 to 5 years over 10 to 15 min in towns).
   *
   * @param rain depth-duration-frequency of the place, such as KOSTRA-DWD
   * @param returnPeriod_a return period it just carries, years
   * @param duration_min duration that decides, min; about the time of flow to its end
   */
  public static SewerDistrict ofReturnPeriod(
      String id, DepthFrequency rain, double returnPeriod_a, double duration_min) {
    double depth_mm = rain.depth_mm(duration_min, returnPeriod_a);
    return new SewerDistrict(id, depth_mm * 60 / duration_min);
  }
}
