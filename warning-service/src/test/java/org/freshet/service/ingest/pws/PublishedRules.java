package org.freshet.service.ingest.pws;

import java.util.Arrays;
import org.freshet.gauge.RainNetwork;

/**
 * The filters for faulty zeros and high influx after the text of L. W. de Vos et al., 2019,
 * doi:10.1029/2019GL083731, in the style of their flags: 1 flagged, 0 passed, -1 not to be judged.
 * Written without regard to speed.
 */
final class PublishedRules {
  private static final double RANGE_M = 10_000;
  private static final int ENOUGH = 5;
  private static final int INTERVALS = 6;
  private static final double PHI_A = 0.4;
  private static final double PHI_B = 10;

  private PublishedRules() {}

  /** Faulty zero flags and high influx flags of a station. */
  static byte[][] flags(float[][] rain_mm, RainNetwork network, int station) {
    int times = rain_mm[station].length;
    double[] medians = new double[times];
    double[] values = new double[network.size()];
    for (int time = 0; time < times; time++) {
      int count = 0;
      for (int other = 0; other < network.size(); other++) {
        boolean near = other != station && network.distance_m(other, station) <= RANGE_M;
        if (near && !Float.isNaN(rain_mm[other][time])) {
          values[count++] = rain_mm[other][time];
        }
      }
      medians[time] = count < ENOUGH ? Double.NaN : median(values, count);
    }
    return new byte[][] {
      faultyZeros(rain_mm[station], medians), highInflux(rain_mm[station], medians)
    };
  }

  private static double median(double[] values, int count) {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
  }

  private static byte[] faultyZeros(float[] rain_mm, double[] medians) {
    byte[] flags = new byte[rain_mm.length];
    for (int time = 0; time < rain_mm.length; time++) {
      boolean dryAmongWet = time >= INTERVALS - 1;
      for (int back = 0; back < INTERVALS && dryAmongWet; back++) {
        dryAmongWet = rain_mm[time - back] == 0 && medians[time - back] > 0;
      }
      boolean before = time > 0 && flags[time - 1] == 1;
      if (dryAmongWet || (before && !(rain_mm[time] > 0))) {
        flags[time] = 1;
      } else if (Double.isNaN(medians[time])) {
        flags[time] = -1;
      }
    }
    return flags;
  }

  private static byte[] highInflux(float[] rain_mm, double[] medians) {
    byte[] flags = new byte[rain_mm.length];
    for (int time = 0; time < rain_mm.length; time++) {
      double median = medians[time];
      if (Double.isNaN(median)) {
        flags[time] = -1;
      } else if (median < PHI_A ? rain_mm[time] > PHI_B : rain_mm[time] > median * PHI_B / PHI_A) {
        flags[time] = 1;
      }
    }
    return flags;
  }
}
