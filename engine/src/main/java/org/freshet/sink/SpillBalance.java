package org.freshet.sink;

import java.util.Arrays;

/**
 * How much left each full depression for its sibling during a run: what came in less what stayed.
 * Told for the outermost full depressions only; between parts of one pool nothing flows. Worked out
 * from the outside in, so that what one spills is known before the one that receives it is
 * balanced. O(nodes).
 */
final class SpillBalance {
  private static final int NONE = DepressionHierarchy.NONE;

  private final DepressionHierarchy hierarchy;
  private final boolean[] full;
  private final double[] excess;
  private final int[] pool;

  SpillBalance(DepressionHierarchy hierarchy, boolean[] full) {
    this.hierarchy = hierarchy;
    this.full = full;
    this.excess = new double[hierarchy.nodeCount()];
    this.pool = new int[hierarchy.nodeCount()];
  }

  /** Adds the spills of nodes that are not roots to {@code over}. */
  void run(double[] before, double[] own, double[] input, double[] over) {
    int nodes = hierarchy.nodeCount();
    for (int node = 0; node < nodes; node++) {
      excess[node] -= own[node] - before[node];
      if (hierarchy.isLeaf(node)) {
        excess[node] += input[node];
      }
      int parent = hierarchy.parent(node);
      if (parent != NONE) {
        excess[parent] += excess[node];
      }
    }
    pools(nodes);
    for (int node = nodes - 1; node >= hierarchy.leafCount(); node--) {
      int left = hierarchy.left(node);
      int right = hierarchy.right(node);
      if (full[left] != full[right]) {
        settle(full[left] ? left : right, over);
      }
    }
  }

  private void pools(int nodes) {
    Arrays.fill(pool, NONE);
    for (int node = nodes - 1; node >= 0; node--) {
      int parent = hierarchy.parent(node);
      if (parent != NONE && pool[parent] != NONE) {
        pool[node] = pool[parent];
      } else if (hierarchy.isLeaf(node)
          || (full[hierarchy.left(node)] && full[hierarchy.right(node)])) {
        pool[node] = node;
      }
    }
  }

  private void settle(int node, double[] over) {
    double spilled = Math.max(0, excess[node]);
    over[node] = spilled;
    excess[pool[hierarchy.spillLeaf(node)]] += spilled;
  }
}
