package org.freshet.flood;

import org.freshet.sink.DepressionHierarchy;

/**
 * Fills, spills and merges within one tree of depressions at a time: each leaf receives some, full
 * ones spill into their siblings, two full siblings merge (Barnes, Callaghan and Wickert, 2021,
 * doi:10.5194/esurf-9-105-2021). A union-find remembers where water that enters at a leaf ends up,
 * so a tree costs O(leaves · α) whatever the rain; a tree without change costs nothing, one that is
 * full the sum of its inflow. What the root cannot hold is told, not moved.
 *
 * <p>The same rules as {@link org.freshet.sink.FillSpillMerge}, on plain arrays in the order of the
 * {@link SpillForest}. Holds scratch space for the largest tree; not thread-safe.
 */
final class TreeFill {
  private static final int NONE = DepressionHierarchy.NONE;

  private final SpillForest forest;
  private final int[] next;
  private final boolean[] full;
  private final double[] excess;
  private double[] own = {};
  private double[] spilled = {};
  private double abstracted_m3;

  // Scratch arrays begin at the first rank of the tree at work.
  private int base;

  TreeFill(SpillForest forest) {
    this.forest = forest;
    int most = forest.mostNodes();
    this.next = new int[most];
    this.full = new boolean[most];
    this.excess = new double[most];
  }

  /**
   * Begins a step.
   *
   * @param own_m3 water by rank, changed from now on, m³
   * @param spilled_m3 what leaves each node, by rank, all 0; written from now on, m³
   */
  void start(double[] own_m3, double[] spilled_m3) {
    own = own_m3;
    spilled = spilled_m3;
    abstracted_m3 = 0;
  }

  /** What was taken out in the step so far, m³. */
  double abstracted_m3() {
    return abstracted_m3;
  }

  /**
   * Lets water into a tree of one leaf.
   *
   * @param net_m3 negative takes water out, m³
   * @return what left over its outlet, m³
   */
  double single(int rank, double net_m3) {
    double before = own[rank];
    double after = before + net_m3;
    if (net_m3 <= 0) {
      own[rank] = after > 0 ? after : 0;
      abstracted_m3 += after > 0 ? -net_m3 : before;
      return 0;
    }
    double capacity = forest.capacity_m3[rank];
    if (after <= capacity) {
      own[rank] = after;
      return 0;
    }
    // What stood above the capacity by rounding stays there.
    own[rank] = Math.max(before, capacity);
    spilled[rank] = after - own[rank];
    return spilled[rank];
  }

  /**
   * Lets water into a tree of several leaves.
   *
   * @param net_m3 by rank, 0 for inner nodes; negative takes water out of the pool over a leaf, m³
   * @param in_m3 sum of what is positive of it, m³
   * @param draws whether any of it is negative
   * @return what left the tree over its root's outlet, m³
   */
  double tree(int first, int root, double[] net_m3, double in_m3, boolean draws) {
    base = first;
    markFull(first, root);
    if (draws) {
      drainAll(first, root, net_m3);
    }
    double over_m3 = in_m3;
    if (!full[root - base] && in_m3 > 0) {
      linkMerged(first, root, net_m3);
      over_m3 = 0;
      for (int rank = first; rank < root; rank++) {
        if (net_m3[rank] > 0) {
          over_m3 += pour(rank, net_m3[rank]);
        }
      }
      tellSpills(first, root);
    }
    spilled[root] = over_m3;
    return over_m3;
  }

  private void markFull(int first, int root) {
    for (int rank = first; rank <= root; rank++) {
      int child = forest.left[rank];
      boolean childrenFull = child == NONE || (full[child - base] && full[rank - 1 - base]);
      full[rank - base] = childrenFull && own[rank] >= forest.capacity_m3[rank];
    }
  }

  private void drainAll(int first, int root, double[] net_m3) {
    for (int rank = first; rank < root; rank++) {
      if (net_m3[rank] < 0) {
        abstracted_m3 += drain(rank, -net_m3[rank]);
      }
    }
  }

  private double drain(int leaf, double wanted) {
    double rest = wanted;
    int rank = poolOver(leaf);
    while (rest > 0) {
      double taken = Math.min(rest, own[rank]);
      if (taken > 0) {
        own[rank] -= taken;
        rest -= taken;
      }
      // A node without room of its own is emptied through its children.
      if (own[rank] < forest.capacity_m3[rank] || rest > 0) {
        full[rank - base] = false;
      }
      if (rank == leaf) {
        break;
      }
      rank = leaf <= forest.left[rank] ? forest.left[rank] : rank - 1;
    }
    return wanted - rest;
  }

  // Water over a full pair belongs to their parent; everything else finds its way when it arrives.
  private void linkMerged(int first, int root, double[] net_m3) {
    for (int rank = first; rank < root; rank++) {
      boolean merged = full[rank - base] && full[forest.sibling(rank) - base];
      next[rank - base] = merged ? forest.parent[rank] : rank;
      double in = net_m3[rank];
      excess[rank - base] = own[rank] + (in > 0 ? in : 0);
    }
    next[root - base] = root;
    excess[root - base] = own[root];
  }

  private double pour(int leaf, double water) {
    double rest = water;
    int rank = find(leaf);
    while (true) {
      double room = forest.capacity_m3[rank] - own[rank];
      if (rest <= room) {
        own[rank] += rest;
        return 0;
      }
      own[rank] = forest.capacity_m3[rank];
      full[rank - base] = true;
      rest -= Math.max(0, room);
      int above = forest.parent[rank];
      if (above == NONE) {
        return rest;
      }
      int other = forest.sibling(rank);
      if (full[other - base]) {
        next[rank - base] = above;
        next[other - base] = above;
        rank = above;
      } else {
        next[rank - base] = forest.spill[rank];
        rank = find(forest.spill[rank]);
      }
    }
  }

  private int find(int start) {
    int at = start;
    while (next[at - base] != at) {
      next[at - base] = next[next[at - base] - base];
      at = next[at - base];
    }
    return at;
  }

  /**
   * How much left each full depression for its sibling: what came in less what stayed. Told for the
   * outermost full ones only; between parts of one pool nothing flows. From the outside in, so that
   * what one spills is known before the one that receives it is balanced.
   */
  private void tellSpills(int first, int root) {
    for (int rank = first; rank < root; rank++) {
      double rest = excess[rank - base] - own[rank];
      excess[rank - base] = rest;
      excess[forest.parent[rank] - base] += rest;
    }
    for (int rank = root; rank >= first; rank--) {
      int child = forest.left[rank];
      if (child != NONE && full[child - base] != full[rank - 1 - base]) {
        int source = full[child - base] ? child : rank - 1;
        double told = Math.max(0, excess[source - base]);
        spilled[source] = told;
        excess[poolOver(forest.spill[source]) - base] += told;
      }
    }
  }

  // The pool over a leaf reaches up to the highest node on its way whose children are all full.
  private int poolOver(int leaf) {
    int top = leaf;
    while (forest.parent[top] != NONE && full[top - base] && full[forest.sibling(top) - base]) {
      top = forest.parent[top];
    }
    return top;
  }
}
