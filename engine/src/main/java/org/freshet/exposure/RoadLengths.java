package org.freshet.exposure;

import java.util.Arrays;

/**
 * Length of road that stands in water of at least some depths. Immutable as long as nobody writes
 * to the arrays handed in.
 */
public final class RoadLengths {
  private final double[] thresholds_m;
  private final double[] lengths_m;

  /**
   * @param thresholds_m depths in ascending order, m
   * @param lengths_m length of road with at least that depth, m
   */
  public RoadLengths(double[] thresholds_m, double[] lengths_m) {
    if (thresholds_m.length != lengths_m.length) {
      throw new IllegalArgumentException(
          lengths_m.length + " lengths for " + thresholds_m.length + " thresholds.");
    }
    this.thresholds_m = thresholds_m;
    this.lengths_m = lengths_m;
  }

  /**
   * Length of road with at least a depth, m.
   *
   * @throws IllegalArgumentException if the depth is none of those asked for when the impact was
   *     computed
   */
  public double length_m(double threshold_m) {
    int index = Arrays.binarySearch(thresholds_m, threshold_m);
    if (index < 0) {
      throw new IllegalArgumentException(
          "Depth ("
              + threshold_m
              + " m) is none of "
              + Arrays.toString(thresholds_m)
              + ". Maybe pass the thresholds of the warning rules when computing impacts.");
    }
    return lengths_m[index];
  }
}
