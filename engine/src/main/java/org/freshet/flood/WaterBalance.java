package org.freshet.flood;

/**
 * Where the rain since the start went. Every term is summed on its own, none is the remainder of
 * the others, so the error means something.
 *
 * @param rain_m3 rain on all valid cells, m³
 * @param corrected_m3 water added by corrections less water they took, m³
 * @param bias_m3 runoff added beyond the computed one by what corrections taught, less what was
 *     taken off it, m³
 * @param stored_m3 water standing in sinks now, m³
 * @param travelling_m3 runoff on its way to the sinks now, m³
 * @param infiltrated_m3 initial loss, infiltration of rain and of pools, m³
 * @param sewered_m3 water the sewers took, m³
 * @param outflow_m3 water that left the raster, m³
 */
public record WaterBalance(
    double rain_m3,
    double corrected_m3,
    double bias_m3,
    double stored_m3,
    double travelling_m3,
    double infiltrated_m3,
    double sewered_m3,
    double outflow_m3) {

  WaterBalance withBias(double other_m3) {
    return new WaterBalance(
        rain_m3,
        corrected_m3,
        other_m3,
        stored_m3,
        travelling_m3,
        infiltrated_m3,
        sewered_m3,
        outflow_m3);
  }

  /** Water that is found nowhere, as a share of what was given; 0 where none was. */
  public double relativeError() {
    double found_m3 = stored_m3 + travelling_m3 + infiltrated_m3 + sewered_m3 + outflow_m3;
    double given_m3 = rain_m3 + corrected_m3 + bias_m3;
    double scale_m3 = Math.max(Math.abs(corrected_m3), Math.max(rain_m3, found_m3));
    return scale_m3 == 0 ? 0 : Math.abs(given_m3 - found_m3) / scale_m3;
  }
}
