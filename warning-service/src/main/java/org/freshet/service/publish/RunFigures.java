package org.freshet.service.publish;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.freshet.flood.WaterBalance;

/**
 * The water balance and the cost of a replay.
 *
 * @param rain_m3 rain on the study area, m³
 * @param corrected_m3 added by what people and sensors saw, less what that took, m³
 * @param bias_m3 runoff added beyond the computed one by what they taught, less what was taken, m³
 * @param stored_m3 water still in sinks or on its way there at the end, m³
 * @param infiltrated_m3 lost to ground and wetting, m³
 * @param sewered_m3 taken by sewers, m³
 * @param outflow_m3 left the raster, m³
 * @param balanceError what is unaccounted for, relative to the rain
 * @param modelVersion hash of the terrain model
 * @param rulesVersion hash of the warning rules
 * @param seconds time per stage, s, in order of running
 * @param findings what was wrong with the input, as one line each with its count
 */
public record RunFigures(
    double rain_m3,
    double corrected_m3,
    double bias_m3,
    double stored_m3,
    double infiltrated_m3,
    double sewered_m3,
    double outflow_m3,
    double balanceError,
    String modelVersion,
    String rulesVersion,
    Map<String, Double> seconds,
    Map<String, Integer> findings) {
  /** Copies the maps and keeps their order. */
  public RunFigures {
    seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
    findings = Collections.unmodifiableMap(new LinkedHashMap<>(findings));
  }

  /** The figures of a run that ends with a balance. */
  public static RunFigures of(
      WaterBalance balance,
      String modelVersion,
      String rulesVersion,
      Map<String, Double> seconds,
      Map<String, Integer> findings) {
    return new RunFigures(
        balance.rain_m3(),
        balance.corrected_m3(),
        balance.bias_m3(),
        balance.stored_m3() + balance.travelling_m3(),
        balance.infiltrated_m3(),
        balance.sewered_m3(),
        balance.outflow_m3(),
        balance.relativeError(),
        modelVersion,
        rulesVersion,
        seconds,
        findings);
  }
}
