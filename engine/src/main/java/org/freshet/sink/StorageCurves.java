package org.freshet.sink;

import org.freshet.grid.Bands;

/**
 * Storage curves of all nodes in one layout: the heights of each node's own cells, ascending, one
 * node after the other, and every 64th partial sum of them. 4.1 bytes per cell that lies in a
 * depression. Exact at cell resolution. Immutable, thread-safe.
 */
final class StorageCurves {
  private static final int SHIFT = 6;
  private static final int BLOCK = 1 << SHIFT;

  private final int[] start;
  private final CurveHeights heights;
  private final double[] sums;
  private final float[] base;

  /**
   * Keeps the array.
   *
   * @param start first place of each node in the heights
   * @param heights ascending within each node, m
   */
  StorageCurves(int[] start, CurveHeights heights, NodeTable table, int threads) {
    this.start = start;
    this.heights = heights;
    int nodes = table.nodes;
    this.base = new float[nodes];
    for (int node = 0; node < nodes; node++) {
      base[node] = table.base(node);
    }
    this.sums = new double[firstSum(nodes)];
    Bands.run(threads, nodes, 1024, (worker, block, from, to) -> partialSums(from, to));
  }

  // The sum before a node's second block; before the first it is 0. No node has more full blocks
  // than begin between its place and the next one's.
  private int firstSum(int node) {
    return start[node] >> SHIFT;
  }

  private double sumBefore(int node, int block) {
    return block == 0 ? 0 : sums[firstSum(node) + block - 1];
  }

  // Sums of heights above the base rather than of heights: small numbers lose nothing.
  private void partialSums(int from, int to) {
    for (int node = from; node < to; node++) {
      double sum = 0;
      double zero = base[node];
      int first = start[node];
      for (int i = first; i < start[node + 1]; i++) {
        if (i > first && ((i - first) & (BLOCK - 1)) == 0) {
          sums[firstSum(node) + ((i - first) >> SHIFT) - 1] = sum;
        }
        sum += heights.get(i) - zero;
      }
    }
  }

  int[] starts() {
    return start;
  }

  CurveHeights heights() {
    return heights;
  }

  float base(int node) {
    return base[node];
  }

  /** Number of the node's own cells that lie below a level. */
  int cellsBelow(int node, double level) {
    int low = start[node];
    int high = start[node + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (heights.get(middle) < level) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - start[node];
  }

  /** Sum over the first own cells of their heights above the base, m. */
  private double sumOf(int node, int count) {
    if (count == 0) {
      return 0;
    }
    int block = (count - 1) >> SHIFT;
    double sum = sumBefore(node, block);
    for (int i = start[node] + (block << SHIFT); i < start[node] + count; i++) {
      sum += (double) heights.get(i) - base[node];
    }
    return sum;
  }

  /**
   * Water in the node's own storage at a level, in m times cells.
   *
   * @param below cells of both children together, wet from the base on
   */
  double stored(int node, long below, double level) {
    double rise = level - base[node];
    int count = cellsBelow(node, level);
    return (below + count) * rise - sumOf(node, count);
  }

  /** Level at which the node's own storage holds so much, in m times cells. */
  double level(int node, long below, double stored) {
    int first = start[node];
    int size = start[node + 1] - first;
    int blocks = (size + BLOCK - 1) >> SHIFT;
    int low = 0;
    int high = blocks;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      int count = middle << SHIFT;
      double rise = (double) heights.get(first + count) - base[node];
      if ((below + count) * rise - sumBefore(node, middle) <= stored) {
        low = middle;
      } else {
        high = middle;
      }
    }
    int count = low << SHIFT;
    double sum = sumBefore(node, low);
    while (count < size) {
      double rise = (double) heights.get(first + count) - base[node];
      if ((below + count) * rise - sum >= stored && below + count > 0) {
        break;
      }
      sum += rise;
      count++;
    }
    return base[node] + (stored + sum) / (below + count);
  }
}
