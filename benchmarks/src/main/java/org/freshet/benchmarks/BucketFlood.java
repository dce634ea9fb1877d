package org.freshet.benchmarks;

import java.util.Arrays;
import org.freshet.grid.FloatGrid;

/**
 * The design that was not taken: priority flood with a monotone bucket queue over whole centimetres
 * (one intrusive list per height). Filling only, one thread, no data drains. Kept so that the
 * comparison in decision 0002 can be repeated.
 */
public final class BucketFlood {
  private static final int END = -1;

  private final int rows;
  private final int cols;
  private final int[] height;
  private final int[] head;
  private final int[] next;
  private final byte[] seen;
  private int level;

  private BucketFlood(FloatGrid elevation) {
    rows = elevation.geometry().rows();
    cols = elevation.geometry().cols();
    float[] z = elevation.array();
    height = new int[z.length];
    next = new int[z.length];
    seen = new byte[z.length];
    int lowest = Integer.MAX_VALUE;
    int highest = Integer.MIN_VALUE;
    for (int cell = 0; cell < z.length; cell++) {
      if (Float.isNaN(z[cell])) {
        seen[cell] = 2;
        continue;
      }
      height[cell] = Math.round(z[cell] * 100);
      lowest = Math.min(lowest, height[cell]);
      highest = Math.max(highest, height[cell]);
    }
    for (int cell = 0; cell < z.length; cell++) {
      height[cell] -= lowest;
    }
    head = new int[highest - lowest + 1];
    Arrays.fill(head, END);
  }

  /** Fills a terrain; heights in centimetres above its lowest. */
  public static int[] fill(FloatGrid elevation) {
    BucketFlood flood = new BucketFlood(elevation);
    flood.seed();
    flood.run();
    return flood.height;
  }

  private void seed() {
    for (int cell = 0; cell < height.length; cell++) {
      int row = cell / cols;
      int col = cell % cols;
      boolean edge = row == 0 || col == 0 || row == rows - 1 || col == cols - 1;
      if (seen[cell] == 0 && (edge || besideVoid(cell))) {
        push(cell);
      }
    }
  }

  private boolean besideVoid(int cell) {
    for (int above = cell - cols - 1; above <= cell - cols + 1; above++) {
      if (seen[above] == 2 || seen[above + cols] == 2 || seen[above + 2 * cols] == 2) {
        return true;
      }
    }
    return false;
  }

  private void push(int cell) {
    seen[cell] = 1;
    next[cell] = head[height[cell]];
    head[height[cell]] = cell;
  }

  private void run() {
    for (level = 0; level < head.length; level++) {
      while (head[level] != END) {
        int cell = head[level];
        head[level] = next[cell];
        int row = cell / cols;
        int col = cell - row * cols;
        boolean inner = row > 0 && col > 0 && row < rows - 1 && col < cols - 1;
        for (int r = -1; r <= 1; r++) {
          for (int c = -1; c <= 1; c++) {
            boolean there =
                inner || (row + r >= 0 && row + r < rows && col + c >= 0 && col + c < cols);
            if (there && seen[cell + r * cols + c] == 0) {
              visit(cell + r * cols + c);
            }
          }
        }
      }
    }
  }

  private void visit(int cell) {
    if (height[cell] < level) {
      height[cell] = level;
    }
    push(cell);
  }
}
