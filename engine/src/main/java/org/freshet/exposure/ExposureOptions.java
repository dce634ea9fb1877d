package org.freshet.exposure;

/**
 * What counts as wet. One deep cell is mostly a gutter, a ditch beside the road or an error of the
 * terrain model; it must not close a street.
 *
 * @param minWetLength_m a road is as deep as the water that covers at least this much of its centre
 *     line without a break, m
 * @param assetRadius_m how far around an asset's point the ground is looked at, m: its own cell is
 *     often a roof
 * @param minWetArea_m2 an asset is as deep in water as the ground in that radius of which at least
 *     this area is covered, m²
 */
public record ExposureOptions(double minWetLength_m, double assetRadius_m, double minWetArea_m2) {
  /** Checks the numbers. */
  public ExposureOptions {
    if (!(minWetLength_m >= 0) || !(assetRadius_m >= 0) || !(minWetArea_m2 >= 0)) {
      throw new IllegalArgumentException(
          "Wet length ("
              + minWetLength_m
              + " m), asset radius ("
              + assetRadius_m
              + " m) and wet area ("
              + minWetArea_m2
              + " m²) must be 0 or more.");
    }
  }

  /** 3 m of a road; 4 m² within 12 m of an asset. */
  public static ExposureOptions defaults() {
    return new ExposureOptions(3, 12, 4);
  }
}
