package org.freshet.gauge;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Quality control of the rain gauges of a network on common intervals: range, spike, flat line (wet
 * only), rate of change, accumulation after an outage, neighbours, and radar where there is one.
 * Flags are given, values never touched. Deterministic; a pure function of the window given, so a
 * live service hands in the last day or two and keeps the flags of the newest hours.
 *
 * <p>Time: values x (1 + share of wet times x neighbours). Thread-safe.
 */
public final class RainQc {
  private final RainNetwork network;
  private final RainQcOptions options;

  /** Checks for a network with limits for its interval. */
  public RainQc(RainNetwork network, RainQcOptions options) {
    this.network = Objects.requireNonNull(network);
    this.options = Objects.requireNonNull(options);
  }

  /** Checks without radar. */
  public int[][] check(float[][] rain_mm) {
    return check(rain_mm, null, null);
  }

  /**
   * Checks all gauges.
   *
   * @param rain_mm per sensor, then time, on common intervals; NaN for none
   * @param lowest_mm smallest radar value about each gauge, same shape, NaN unknown; or null
   * @param highest_mm largest radar value about each gauge; null if and only if the other is
   * @return flags of {@link QualityFlags}, same shape
   */
  public int[][] check(
      float[][] rain_mm, float @Nullable [][] lowest_mm, float @Nullable [][] highest_mm) {
    if (rain_mm.length != network.size()) {
      throw new IllegalArgumentException(
          rain_mm.length + " series for a network of " + network.size() + " sensors.");
    }
    int[][] flags = new int[rain_mm.length][];
    RainSeriesQc series = new RainSeriesQc(options);
    NeighbourQc neighbours = new NeighbourQc(network, options);
    RadarQc radar = new RadarQc(options);
    for (int station = 0; station < rain_mm.length; station++) {
      if (rain_mm[station].length != rain_mm[0].length) {
        throw new IllegalArgumentException(
            "Series of (" + network.sensor(station) + ") is not as long as the first one.");
      }
      flags[station] = new int[rain_mm[station].length];
      series.check(rain_mm[station], flags[station]);
      neighbours.check(station, rain_mm, flags[station]);
      if (lowest_mm != null && highest_mm != null) {
        radar.check(rain_mm[station], lowest_mm[station], highest_mm[station], flags[station]);
      }
    }
    return flags;
  }
}
