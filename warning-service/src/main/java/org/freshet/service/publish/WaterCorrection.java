package org.freshet.service.publish;

import java.time.Instant;
import java.util.Objects;
import org.freshet.flood.BiasChange;

/**
 * What a report from outside did to the computed water.
 *
 * @param report identifier of the report
 * @param source who or what saw it
 * @param seen when
 * @param what one line for people: what was reported
 * @param leaf leaf depression it fell into, negative for none
 * @param beforeDepth_m computed depth there before, m
 * @param afterDepth_m after, m
 * @param added_m3 water added, negative where some was taken, m³
 * @param bias what it taught about the runoff into the leaf
 * @param withdrawn whether this takes an earlier one back
 */
public record WaterCorrection(
    String report,
    String source,
    Instant seen,
    String what,
    int leaf,
    double beforeDepth_m,
    double afterDepth_m,
    double added_m3,
    BiasChange bias,
    boolean withdrawn) {
  /** Corrections kept by earlier versions taught nothing. */
  public WaterCorrection {
    bias = Objects.requireNonNullElse(bias, BiasChange.NONE);
  }
}
