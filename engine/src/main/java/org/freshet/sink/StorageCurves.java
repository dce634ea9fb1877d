package org.freshet.sink;

import org.freshet.grid.Bands;
import org.freshet.grid.DoubleColumn;
import org.freshet.grid.FloatColumn;
import org.freshet.grid.IntColumn;
import org.freshet.grid.Scratch;

/**
 * Storage curves of all nodes in one layout: the heights of each node's own cells, ascending, one
 * node after the other, and every 16th partial sum of them. 4.5 bytes per cell that lies in a
 * depression. Exact at cell resolution. Immutable, thread-safe.
 */
final class StorageCurves {
  private static final int SHIFT = 4;
  private static final int BLOCK = 1 << SHIFT;

  private final IntColumn start;
  private final FloatColumn heights;
  private final DoubleColumn sums;
  private final FloatColumn base;

  /**
   * Keeps the columns.
   *
   * @param start first place of each node in the heights
   * @param heights ascending within each node, m
   * @param room for partial sums and bases
   */
  StorageCurves(IntColumn start, FloatColumn heights, NodeTable table, int threads, Scratch room) {
    this.start = start;
    this.heights = heights;
    int nodes = table.nodes;
    this.base = room.floats(nodes);
    for (int node = 0; node < nodes; node++) {
      base.set(node, table.base(node));
    }
    this.sums = room.doubles(firstSum(nodes));
    Bands.run(threads, nodes, 1024, (worker, block, from, to) -> partialSums(from, to));
  }

  // The sum before a node's second block; before the first it is 0. No node has more full blocks
  // than begin between its place and the next one's.
  private int firstSum(int node) {
    return start.get(node) >> SHIFT;
  }

  private double sumBefore(int node, int block) {
    return block == 0 ? 0 : sums.get(firstSum(node) + block - 1);
  }

  // Sums of heights above the base rather than of heights: small numbers lose nothing.
  private void partialSums(int from, int to) {
    for (int node = from; node < to; node++) {
      double sum = 0;
      double zero = base.get(node);
      int first = start.get(node);
      for (int i = first; i < start.get(node + 1); i++) {
        if (i > first && ((i - first) & (BLOCK - 1)) == 0) {
          sums.set(firstSum(node) + ((i - first) >> SHIFT) - 1, sum);
        }
        sum += heights.get(i) - zero;
      }
    }
  }

  IntColumn starts() {
    return start;
  }

  FloatColumn heights() {
    return heights;
  }

  float base(int node) {
    return base.get(node);
  }

  /** Number of the node's own cells that lie below a level. */
  int cellsBelow(int node, double level) {
    int low = start.get(node);
    int high = start.get(node + 1);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (heights.get(middle) < level) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - start.get(node);
  }

  /** Sum over the first own cells of their heights above the base, m. */
  private double sumOf(int node, int count) {
    if (count == 0) {
      return 0;
    }
    int block = (count - 1) >> SHIFT;
    double sum = sumBefore(node, block);
    for (int i = start.get(node) + (block << SHIFT); i < start.get(node) + count; i++) {
      sum += (double) heights.get(i) - base.get(node);
    }
    return sum;
  }

  /**
   * Water in the node's own storage at a level, in m times cells.
   *
   * @param below cells of both children together, wet from the base on
   */
  double stored(int node, long below, double level) {
    double rise = level - base.get(node);
    int count = cellsBelow(node, level);
    return (below + count) * rise - sumOf(node, count);
  }

  /** Level at which the node's own storage holds so much, in m times cells. */
  double level(int node, long below, double stored) {
    int first = start.get(node);
    int size = start.get(node + 1) - first;
    int blocks = (size + BLOCK - 1) >> SHIFT;
    int low = 0;
    int high = blocks;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      int count = middle << SHIFT;
      double rise = (double) heights.get(first + count) - base.get(node);
      if ((below + count) * rise - sumBefore(node, middle) <= stored) {
        low = middle;
      } else {
        high = middle;
      }
    }
    int count = low << SHIFT;
    double sum = sumBefore(node, low);
    while (count < size) {
      double rise = (double) heights.get(first + count) - base.get(node);
      if ((below + count) * rise - sum >= stored && below + count > 0) {
        break;
      }
      sum += rise;
      count++;
    }
    return base.get(node) + (stored + sum) / (below + count);
  }
}
