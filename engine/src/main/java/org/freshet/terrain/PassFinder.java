package org.freshet.terrain;

import org.freshet.grid.D8;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntList;

/** Looks at the marked cells of some rows for passes between basins. One per block of rows. */
final class PassFinder {
  final IntList cells = new IntList(256);
  final IntList own = new IntList(256);
  final IntList otherAndWay = new IntList(256);

  private final float[] z;
  private final byte[] codes;
  private final int[] labels;
  private final int rows;
  private final int cols;
  private final int[] steps;
  private final double[] weights = new double[8];
  private final int[] lowest = new int[4];
  private final double[] steepest = new double[4];

  PassFinder(
      float[] z,
      int rows,
      int cols,
      GridGeometry geometry,
      FlowRule rule,
      byte[] codes,
      int[] labels) {
    this.z = z;
    this.codes = codes;
    this.labels = labels;
    this.rows = rows;
    this.cols = cols;
    this.steps = Codes.steps(cols);
    for (int k = 0; k < 8; k++) {
      weights[k] = rule == FlowRule.STEEPEST ? 1 / D8.distance_m(k, geometry) : 1;
    }
  }

  /** Looks at all rows and columns but the first and the last, which are looked at by others. */
  void inside() {
    for (int row = 1; row < rows - 1; row++) {
      for (int cell = row * cols + 1; cell < row * cols + cols - 1; cell++) {
        if (codes[cell] >= Codes.CHECK && meets(cell)) {
          look(cell, 255);
        }
      }
    }
  }

  /** Looks at whole rows of a raster. */
  void rows(int from, int to) {
    for (int row = from; row < to; row++) {
      boolean edgeRow = row == 0 || row == rows - 1;
      for (int cell = row * cols; cell < row * cols + cols; cell++) {
        int code = codes[cell];
        if (code < Codes.CHECK) {
          continue;
        }
        int col = cell - row * cols;
        if (edgeRow || col == 0 || col == cols - 1) {
          look(cell, inside(row, col));
        } else if (meets(cell)) {
          look(cell, 255);
        }
      }
    }
  }

  private int inside(int row, int col) {
    int mask = 0;
    for (int k = 0; k < 8; k++) {
      int r = row + D8.rowStep(k);
      int c = col + D8.colStep(k);
      if (r >= 0 && r < rows && c >= 0 && c < cols) {
        mask |= 1 << k;
      }
    }
    return mask;
  }

  // Most saddles lie inside one basin; this settles them without a branch per neighbour.
  private boolean meets(int cell) {
    int label = labels[cell];
    int above = cell - cols;
    int below = cell + cols;
    return ((labels[above - 1] ^ label)
            | (labels[above] ^ label)
            | (labels[above + 1] ^ label)
            | (labels[cell - 1] ^ label)
            | (labels[cell + 1] ^ label)
            | (labels[below - 1] ^ label)
            | (labels[below] ^ label)
            | (labels[below + 1] ^ label))
        != 0;
  }

  private void look(int cell, int inside) {
    int lower = inside == 255 ? lower(cell) : lowerInside(cell, inside);
    int label = labels[cell];
    int other = 0;
    for (int left = lower; left != 0; left &= left - 1) {
      other |= labels[cell + steps[Integer.numberOfTrailingZeros(left)]] ^ label;
    }
    if (other == 0) {
      return;
    }
    int groups = Codes.components(lower);
    choose(cell, lower, groups);
    for (int group = 0; group < groups; group++) {
      add(cell, group);
    }
  }

  private int lower(int cell) {
    float height = z[cell];
    int above = cell - cols;
    int below = cell + cols;
    return (z[cell + 1] < height ? 1 : 0)
        | (z[below + 1] < height ? 2 : 0)
        | (z[below] < height ? 4 : 0)
        | (z[below - 1] < height ? 8 : 0)
        | (z[cell - 1] <= height ? 16 : 0)
        | (z[above - 1] <= height ? 32 : 0)
        | (z[above] <= height ? 64 : 0)
        | (z[above + 1] <= height ? 128 : 0);
  }

  private int lowerInside(int cell, int inside) {
    float height = z[cell];
    int lower = 0;
    for (int k = 0; k < 8; k++) {
      if ((inside >> k & 1) != 0) {
        int next = cell + steps[k];
        float other = z[next];
        if (other < height || (other == height && next < cell)) {
          lower |= 1 << k;
        }
      }
    }
    return lower;
  }

  private void choose(int cell, int lower, int groups) {
    for (int group = 0; group < groups; group++) {
      lowest[group] = -1;
    }
    for (int k : Codes.BY_CELL) {
      if ((lower >> k & 1) != 0) {
        int group = Codes.componentOf(lower, k);
        double slope = ((double) z[cell] - z[cell + steps[k]]) * weights[k];
        if (lowest[group] < 0 || slope > steepest[group]) {
          lowest[group] = k;
          steepest[group] = slope;
        }
      }
    }
  }

  private void add(int cell, int group) {
    int label = labels[cell];
    int other = labels[cell + steps[lowest[group]]];
    if (other == label) {
      return;
    }
    for (int before = 0; before < group; before++) {
      if (labels[cell + steps[lowest[before]]] == other) {
        return;
      }
    }
    cells.add(cell);
    own.add(label);
    otherAndWay.add(other << 3 | lowest[group]);
  }
}
