package org.freshet.gauge;

import java.util.Arrays;

/**
 * Compares every gauge with the median of its neighbours at the same time (L. W. de Vos et al.,
 * 2019, doi:10.1029/2019GL083731). A gauge that stays dry for some intervals while most neighbours
 * are wet is blocked, until it shows rain again; one that shows far more than its neighbours is too
 * high. Where fewer neighbours than needed have a value, the value counts as unchecked.
 *
 * <p>A dry network costs one look per value; a wet one a sort of the neighbours.
 */
final class NeighbourQc {
  private final RainNetwork network;
  private final RainQcOptions options;
  private final float[] sorted;

  NeighbourQc(RainNetwork network, RainQcOptions options) {
    this.network = network;
    this.options = options;
    this.sorted = new float[network.size()];
  }

  void check(int station, float[][] rain_mm, int[] flags) {
    float[] own = rain_mm[station];
    int zeros = 0;
    boolean blocked = false;
    for (int time = 0; time < own.length; time++) {
      float median = median(station, rain_mm, time);
      float value = own[time];
      boolean comparable = !Float.isNaN(median);
      zeros = comparable && median > 0 && value == 0 ? zeros + 1 : 0;
      blocked = (blocked && !(value > 0)) || zeros >= options.zeroSteps();
      if (Float.isNaN(value)) {
        continue;
      }
      if (!comparable) {
        flags[time] |= QualityFlags.UNCHECKED;
      } else if (value > tooMuch(median)) {
        flags[time] |= QualityFlags.NEIGHBOUR_HIGH;
      }
      if (blocked) {
        flags[time] |= QualityFlags.NEIGHBOUR_LOW;
      }
    }
  }

  private double tooMuch(float median) {
    return median < options.quiet_mm()
        ? options.influx_mm()
        : options.influx_mm() / options.quiet_mm() * median;
  }

  /** Median of the neighbours' values, NaN if too few have one. */
  private float median(int station, float[][] rain_mm, int time) {
    int count = 0;
    int wet = 0;
    for (int neighbour : network.neighbours(station)) {
      float value = rain_mm[neighbour][time];
      if (!Float.isNaN(value)) {
        sorted[count++] = value;
        wet += value > 0 ? 1 : 0;
      }
    }
    if (count < options.enoughNeighbours()) {
      return Float.NaN;
    }
    if (2 * wet < count) {
      return 0;
    }
    Arrays.sort(sorted, 0, count);
    return count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
  }
}
