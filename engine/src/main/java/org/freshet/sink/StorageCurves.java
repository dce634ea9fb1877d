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
    this.sums = room.doubles(firstSum(start.get(nodes)));
    Bands.run(threads, nodes, 1024, (worker, block, from, to) -> partialSums(from, to));
  }

  // The sum before a node's second block; before the first it is 0. No node has more full blocks
  // than begin between its place and the next one's.
  private static int firstSum(int first) {
    return first >> SHIFT;
  }

  /** Sum over so many whole blocks of a node's first heights above its base, m. */
  double sumBefore(int first, int count) {
    return count == 0 ? 0 : sums.get(firstSum(first) + (count >> SHIFT) - 1);
  }

  // Sums of heights above the base rather than of heights: small numbers lose nothing.
  private void partialSums(int from, int to) {
    for (int node = from; node < to; node++) {
      double sum = 0;
      double zero = base.get(node);
      int first = start.get(node);
      for (int i = first; i < start.get(node + 1); i++) {
        if (i > first && ((i - first) & (BLOCK - 1)) == 0) {
          sums.set(firstSum(first) + ((i - first) >> SHIFT) - 1, sum);
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

  /** First place of a node's heights; the next node's is where they end. */
  int start(int node) {
    return start.get(node);
  }

  /** Number of the node's own cells that lie below a level. */
  int cellsBelow(int node, double level) {
    return cellsBelow(start.get(node), start.get(node + 1), level);
  }

  /** How many of some ascending heights lie below a level. */
  int cellsBelow(int first, int end, double level) {
    int low = first;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (heights.get(middle) < level) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - first;
  }

  /** Sum over the first own cells of a node of their heights above the base, m. */
  double sumOf(int first, int count, double base) {
    if (count == 0) {
      return 0;
    }
    int whole = ((count - 1) >> SHIFT) << SHIFT;
    double sum = sumBefore(first, whole);
    for (int i = first + whole; i < first + count; i++) {
      sum += heights.get(i) - base;
    }
    return sum;
  }

  /**
   * Water in the node's own storage at a level, in m times cells.
   *
   * @param below cells of both children together, wet from the base on
   */
  double stored(int node, long below, double level) {
    double zero = base.get(node);
    int count = cellsBelow(node, level);
    return (below + count) * (level - zero) - sumOf(start.get(node), count, zero);
  }

  /** Number of cells in the whole blocks that are wet when a node holds so much, m times cells. */
  int wetBlocks(int first, int end, double base, long below, double stored) {
    int low = 0;
    int high = (end - first + BLOCK - 1) >> SHIFT;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      int count = middle << SHIFT;
      double rise = heights.get(first + count) - base;
      if ((below + count) * rise - sumBefore(first, count) <= stored) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low << SHIFT;
  }

  /** Level at which the node's own storage holds so much, in m times cells. */
  double level(int node, long below, double stored) {
    int first = start.get(node);
    int size = start.get(node + 1) - first;
    double zero = base.get(node);
    int count = wetBlocks(first, first + size, zero, below, stored);
    double sum = sumBefore(first, count);
    while (count < size) {
      double rise = heights.get(first + count) - zero;
      if ((below + count) * rise - sum >= stored && below + count > 0) {
        break;
      }
      sum += rise;
      count++;
    }
    return zero + (stored + sum) / (below + count);
  }
}
