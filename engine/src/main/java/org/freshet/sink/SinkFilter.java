package org.freshet.sink;

/**
 * How large a depression must be to count as a sink; all four must be met.
 *
 * @param minDepth_m outlet above pit, m
 * @param minArea_m2 area below the outlet, m²
 * @param minVolume_m3 volume below the outlet, m³
 * @param minCatchment_m2 ground that drains into it first, m²
 */
public record SinkFilter(
    double minDepth_m, double minArea_m2, double minVolume_m3, double minCatchment_m2) {

  /** Keeps every depression. */
  public static final SinkFilter NONE = new SinkFilter(0, 0, 0, 0);

  /** Checks that no bound is negative or NaN. */
  public SinkFilter {
    if (!(minDepth_m >= 0) || !(minArea_m2 >= 0) || !(minVolume_m3 >= 0)) {
      throw new IllegalArgumentException(
          "Sink filter of depth ("
              + minDepth_m
              + " m), area ("
              + minArea_m2
              + " m²), volume ("
              + minVolume_m3
              + " m³) must not be negative.");
    }
    if (!(minCatchment_m2 >= 0)) {
      throw new IllegalArgumentException(
          "Sink filter of catchment (" + minCatchment_m2 + " m²) must not be negative.");
    }
  }

  /** The thresholds of the SENSARE guidance: 20 cm, 4 m², 2 m³, 200 m². */
  public static SinkFilter sensare() {
    return new SinkFilter(0.20, 4, 2, 200);
  }

  boolean keeps(double depth_m, double area_m2, double volume_m3, double catchment_m2) {
    return depth_m >= minDepth_m
        && area_m2 >= minArea_m2
        && volume_m3 >= minVolume_m3
        && catchment_m2 >= minCatchment_m2;
  }
}
