package org.freshet.rain;

import java.util.List;

/** Ways to bring radar rain and gauges together, simplest first. */
public enum AdjustmentMethod {
  /** Radar as it is. */
  RADAR_ONLY(0),
  /** One factor for the whole field: sum of the gauges over sum of the radar above them. */
  MEAN_FIELD_BIAS(2),
  /**
   * A factor and an offset per gauge, as small as they can be together, spread by inverse distance
   * (M. Pfaff, 2013, as described by S. Jacobi and M. Heistermann, 2016,
   * doi:10.1080/19475705.2016.1155080).
   */
  MIXED(5),
  /**
   * Kriging of the gauges that keeps the pattern of the radar (S. Sinclair and G. Pegram, 2005,
   * doi:10.1002/asl.85).
   */
  CONDITIONAL_MERGING(5),
  /** Kriging whose mean is a line in the radar value. */
  EXTERNAL_DRIFT(8);

  private final int gauges;

  AdjustmentMethod(int gauges) {
    this.gauges = gauges;
  }

  /** Fewest gauges it may be used with. */
  public int fewestGauges() {
    return gauges;
  }

  /**
   * Fits the method to pairs.
   *
   * @param range_m distance at which gauges say almost nothing of each other, for the kriging ones
   * @throws SingularAdjustmentException if the pairs do not determine it, as when the radar is the
   *     same above all of them
   */
  AdjustedField fit(List<GaugePair> pairs, double range_m) throws SingularAdjustmentException {
    return switch (this) {
      case RADAR_ONLY -> (x_m, y_m, radar_mm) -> radar_mm;
      case MEAN_FIELD_BIAS -> MeanFieldBias.fit(pairs);
      case MIXED -> new MixedAdjustment(pairs);
      case CONDITIONAL_MERGING -> Kriging.ofDifferences(pairs, range_m);
      case EXTERNAL_DRIFT -> Kriging.withDrift(pairs, range_m);
    };
  }
}
