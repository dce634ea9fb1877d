package org.freshet.flood;

/**
 * A store the terrain does not show, such as a tank under a square: it takes water from the pool
 * over its inlet, keeps it, and lets it go by a throttle. Basins the terrain shows are sinks
 * already; give those a {@link FlowLink.Kind#THROTTLE}.
 *
 * @param id identifier in the study area's file
 * @param inletCell terrain cell of its inlet
 * @param inlet_m water level from which it takes water, m above datum
 * @param intake_m3_s what it takes in at most, m³/s
 * @param volume_m3 what it holds, m³
 * @param throttle_m3_s what it lets go at most, m³/s
 * @param toCell terrain cell its throttle leads to, {@link FlowLink#SEWER} for the sewer
 */
public record RetentionBasin(
    String id,
    int inletCell,
    double inlet_m,
    double intake_m3_s,
    double volume_m3,
    double throttle_m3_s,
    int toCell) {
  /** Checks the numbers. */
  public RetentionBasin {
    require(intake_m3_s, "Intake", "m³/s", id);
    require(volume_m3, "Volume", "m³", id);
    require(throttle_m3_s, "Throttle", "m³/s", id);
    if (!Double.isFinite(inlet_m)) {
      throw new IllegalArgumentException(
          "Inlet level (" + inlet_m + " m) of basin (" + id + ") is not a number.");
    }
  }

  private static void require(double value, String what, String unit, String id) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          what + " (" + value + " " + unit + ") of basin (" + id + ") must be 0 or more.");
    }
  }
}
