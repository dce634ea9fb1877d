package org.freshet.terrain;

import java.util.Arrays;
import org.freshet.grid.Bands;
import org.freshet.progress.Progress;

/**
 * Labels every cell with the leaf depression it drains to first, by following directions until a
 * labelled cell is met and writing the label back along the way. O(cells), two visits per cell.
 *
 * <p>A path may leave its thread's band. It then writes cells of another band, but only ever the
 * one value they can have, so the race is harmless and the result does not depend on threads.
 */
final class BasinLabels {
  static final int UNSET = -3;
  private static final int BLOCK_ROWS = 32;

  private final byte[] codes;
  private final int[] labels;
  private final int cols;
  private final int[] steps;

  private BasinLabels(byte[] codes, int[] labels, int cols) {
    this.codes = codes;
    this.labels = labels;
    this.cols = cols;
    int[] byDirection = Codes.steps(cols);
    // A step per code saves clearing the check bit on every visit.
    this.steps = new int[32];
    for (int code = 0; code < 32; code++) {
      steps[code] = byDirection[code & 7];
    }
  }

  /** Replaces every {@link #UNSET} label by a pit number or {@link BasinGraph#OUTSIDE}. */
  static void run(
      byte[] codes, int[] labels, int rows, int cols, int[] pits, int threads, Progress progress) {
    BasinLabels walk = new BasinLabels(codes, labels, cols);
    for (int leaf = 0; leaf < pits.length; leaf++) {
      labels[pits[leaf]] = leaf;
    }
    Bands.run(
        threads,
        rows,
        BLOCK_ROWS,
        Bands.told(progress, cols, (worker, block, from, to) -> walk.follow(from, to)));
  }

  private void follow(int from, int to) {
    int[] path = new int[256];
    for (int cell = from * cols; cell < to * cols; cell++) {
      int label = labels[cell];
      if (label != UNSET) {
        continue;
      }
      int length = 0;
      int at = cell;
      do {
        if (length == path.length) {
          path = Arrays.copyOf(path, 2 * length);
        }
        path[length++] = at;
        at += steps[codes[at]];
        label = labels[at];
      } while (label == UNSET);
      while (length > 0) {
        labels[path[--length]] = label;
      }
    }
  }
}
