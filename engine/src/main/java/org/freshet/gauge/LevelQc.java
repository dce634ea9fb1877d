package org.freshet.gauge;

import java.util.Arrays;

/**
 * Checks of a level series on common steps: range, spike (F. R. Hampel, 1974,
 * doi:10.1080/01621459.1974.10482962: more than three scaled median deviations from the median of
 * eleven values, and back again), rate of change, stuck value, and a jump that stays, which is a
 * moved zero. Flags only.
 *
 * @param lowest_m lowest level there can be, m
 * @param highest_m highest level there can be, m
 * @param change_m largest change from one value to the next, m
 * @param resolution_m smallest step the gauge shows, m; deviations below three of it are no spike
 * @param stuckSteps equal values in a row that make a stuck gauge; choose a day or more for still
 *     water
 */
public record LevelQc(
    double lowest_m, double highest_m, double change_m, double resolution_m, int stuckSteps) {
  private static final int HALF_WINDOW = 5;
  private static final int STEADY = 4;
  private static final double DEVIATIONS = 3 * 1.4826;

  /** Checks that the limits leave room. */
  public LevelQc {
    if (!(lowest_m < highest_m && change_m > 0 && resolution_m > 0) || stuckSteps < 2) {
      throw new IllegalArgumentException(
          "Limits from "
              + lowest_m
              + " to "
              + highest_m
              + " m, change "
              + change_m
              + " m, resolution "
              + resolution_m
              + " m, "
              + stuckSteps
              + " steps leave no room.");
    }
  }

  /**
   * Flags per value.
   *
   * @param level_m on common steps; NaN for none
   */
  public int[] check(double[] level_m) {
    int[] flags = new int[level_m.length];
    int same = 1;
    for (int i = 0; i < level_m.length; i++) {
      double value = level_m[i];
      if (Double.isNaN(value)) {
        flags[i] |= QualityFlags.MISSING;
        same = 1;
        continue;
      }
      flags[i] |= value < lowest_m || value > highest_m ? QualityFlags.RANGE : 0;
      flags[i] |= isSpike(level_m, i) ? QualityFlags.SPIKE : 0;
      if (i > 0 && Math.abs(value - level_m[i - 1]) > change_m) {
        boolean back = (flags[i - 1] & QualityFlags.SPIKE) != 0;
        flags[i] |= back ? 0 : jump(level_m, i);
      }
      same = i > 0 && value == level_m[i - 1] ? same + 1 : 1;
      int first = same == stuckSteps ? i - same + 1 : i;
      for (int at = first; same >= stuckSteps && at <= i; at++) {
        flags[at] |= QualityFlags.FLAT_LINE;
      }
    }
    return flags;
  }

  private boolean isSpike(double[] level_m, int at) {
    if (at == 0 || at == level_m.length - 1) {
      return false;
    }
    double before = level_m[at] - level_m[at - 1];
    double after = level_m[at] - level_m[at + 1];
    double least = 3 * resolution_m;
    if (!(before * after > 0 && Math.min(Math.abs(before), Math.abs(after)) > least)) {
      return false;
    }
    int from = Math.max(0, at - HALF_WINDOW);
    int to = Math.min(level_m.length, at + HALF_WINDOW + 1);
    double[] window = Arrays.stream(level_m, from, to).filter(v -> !Double.isNaN(v)).toArray();
    double median = median(window);
    double[] deviations = Arrays.stream(window).map(v -> Math.abs(v - median)).toArray();
    double limit = Math.max(least, DEVIATIONS * median(deviations));
    return Math.abs(level_m[at] - median) > limit;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** Steady before and steady after, with a step between: the zero moved, not the water. */
  private int jump(double[] level_m, int at) {
    boolean steady = at >= STEADY && at + STEADY <= level_m.length;
    for (int i = 1; i < STEADY && steady; i++) {
      steady =
          Math.abs(level_m[at - i] - level_m[Math.max(0, at - i - 1)]) < change_m / 10
              && Math.abs(level_m[at + i] - level_m[at + i - 1]) < change_m / 10;
    }
    return QualityFlags.RATE_OF_CHANGE | (steady ? QualityFlags.DATUM_SHIFT : 0);
  }
}
