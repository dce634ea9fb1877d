package org.freshet.rain;

import java.util.List;

/**
 * One shift for the whole window: the one whose mean squared difference of log rain is least, by
 * trying all whole shifts of a coarse image up to a limit. It starts the optical flow near the
 * truth, where its linearisation holds.
 */
final class GlobalShift {
  /** A shift must leave this share of the cells to compare. */
  private static final double LEAST_OVERLAP = 0.3;

  /** Makes the shorter of two equally good shifts win. */
  private static final double TIE = 1e-9;

  private final List<FramePair> pairs;
  private final int reach;

  /**
   * On coarse pairs.
   *
   * @param reach largest shift per step to try, in cells of the coarse images
   */
  GlobalShift(List<FramePair> pairs, int reach) {
    this.pairs = pairs;
    this.reach = reach;
  }

  /** {@code {down, right}} in cells of the coarse images per step; ties go to the shorter one. */
  int[] find() {
    double best = Double.MAX_VALUE;
    int[] shift = new int[2];
    for (int down = -reach; down <= reach; down++) {
      for (int right = -reach; right <= reach; right++) {
        double cost = cost(down, right) + TIE * (down * down + right * right);
        if (cost < best) {
          best = cost;
          shift[0] = down;
          shift[1] = right;
        }
      }
    }
    return shift;
  }

  private double cost(int down, int right) {
    double sum = 0;
    double weight = 0;
    for (FramePair pair : pairs) {
      int pairDown = Math.round(down * pair.steps());
      int pairRight = Math.round(right * pair.steps());
      double[] pairCost = cost(pair, pairDown, pairRight);
      if (pairCost[1] < LEAST_OVERLAP * pair.after().values().length) {
        return Double.MAX_VALUE;
      }
      sum += pair.weight() * pairCost[0] / pairCost[1];
      weight += pair.weight();
    }
    return sum / weight;
  }

  private static double[] cost(FramePair pair, int down, int right) {
    int rows = pair.after().rows();
    int cols = pair.after().cols();
    double sum = 0;
    double count = 0;
    for (int row = Math.max(0, down); row < Math.min(rows, rows + down); row++) {
      for (int col = Math.max(0, right); col < Math.min(cols, cols + right); col++) {
        int cell = row * cols + col;
        int source = cell - down * cols - right;
        float weight = pair.after().weights()[cell] * pair.before().weights()[source];
        float difference = pair.after().values()[cell] - pair.before().values()[source];
        sum += weight * difference * difference;
        count += weight;
      }
    }
    return new double[] {sum, count};
  }
}
