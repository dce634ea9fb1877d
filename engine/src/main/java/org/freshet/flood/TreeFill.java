package org.freshet.flood;

import java.util.Arrays;
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
  private final double[] in;
  private final double[] out;
  private int[] toldRank = new int[16];
  private double[] told_m3 = new double[16];
  private int tolds;
  private double[] own = {};
  private double abstracted_m3;
  private boolean spills;

  // Scratch arrays begin at the first rank of the tree at work.
  private int base;

  TreeFill(SpillForest forest) {
    this.forest = forest;
    int most = forest.mostNodes();
    this.next = new int[most];
    this.full = new boolean[most];
    this.in = new double[most];
    this.out = new double[most];
  }

  /**
   * Begins a step.
   *
   * @param own_m3 water by rank, changed from now on, m³
   */
  void start(double[] own_m3) {
    own = own_m3;
    tolds = 0;
    abstracted_m3 = 0;
  }

  /** What left nodes over their outlets for their siblings in the step so far, by rank. */
  SpillHistory.Volumes told() {
    return new SpillHistory.Volumes(Arrays.copyOf(toldRank, tolds), Arrays.copyOf(told_m3, tolds));
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
    return after - own[rank];
  }

  /**
   * Lets water into a tree of several leaves.
   *
   * @param inners place of its first inner node in {@link SpillForest#inner}
   * @param net_m3 by rank, 0 for inner nodes; negative takes water out of the pool over a leaf, m³
   * @param in_m3 sum of what is positive of it, m³
   * @return what left the tree over its root's outlet, m³
   */
  double tree(int first, int root, int inners, double[] net_m3, double in_m3) {
    base = first;
    gather(first, root, inners, net_m3, true);
    settle(root, net_m3);
    if (full[root - base] || in_m3 <= 0) {
      return in_m3;
    }
    spills = false;
    double over_m3 = 0;
    for (int rank = first; rank <= root; rank++) {
      if (in[rank - base] > 0) {
        over_m3 += pour(rank, in[rank - base]);
      }
    }
    if (spills) {
      tellSpills(first, root, inners);
    }
    return over_m3;
  }

  /**
   * Finds the pools of a subtree, whose nodes' children are all full, and what flows into and out
   * of each; draws what flows out. Water over a full pair belongs to their parent.
   *
   * @param inners place of the subtree's first inner node among all
   */
  private void gather(int first, int last, int inners, double[] net_m3, boolean draws) {
    double drawn = draws ? 1 : 0;
    for (int rank = first; rank <= last; rank++) {
      in[rank - base] = Math.max(net_m3[rank], 0);
      out[rank - base] = drawn * Math.max(-net_m3[rank], 0);
    }
    for (int rank = first; rank <= last; rank++) {
      full[rank - base] = own[rank] >= forest.capacity_m3[rank];
    }
    int count = (last - first) / 2;
    for (int i = inners; i < inners + count; i++) {
      int rank = forest.inner[i];
      int child = forest.left[rank];
      int at = rank - base;
      int one = child - base;
      if (full[one] && full[at - 1]) {
        in[at] = in[one] + in[at - 1];
        out[at] = out[one] + out[at - 1];
        belongTo(rank, one);
        belongTo(rank, at - 1);
      } else {
        full[at] = false;
        settle(child, net_m3);
        settle(rank - 1, net_m3);
      }
    }
  }

  private void belongTo(int rank, int child) {
    next[child] = rank;
    in[child] = 0;
    out[child] = 0;
  }

  /** Ends the search upwards at a node: it is not full, or its sibling or its parent is not. */
  private void settle(int top, double[] net_m3) {
    int at = top - base;
    double wanted = out[at];
    if (wanted > 0) {
      out[at] = 0;
      if (own[top] >= wanted) {
        own[top] -= wanted;
        abstracted_m3 += wanted;
        full[at] &= own[top] >= forest.capacity_m3[top];
      } else {
        drainAll(top, net_m3);
      }
    }
    next[at] = top;
  }

  /** Draws more out of a pool than it holds above its parts. */
  private void drainAll(int top, double[] net_m3) {
    int first = forest.firstBelow(top);
    for (int rank = first; rank <= top; rank++) {
      if (net_m3[rank] < 0) {
        abstracted_m3 += drain(rank, -net_m3[rank], top);
      }
    }
    int inners = Arrays.binarySearch(forest.inner, first);
    gather(first, top, ~inners, net_m3, false);
  }

  private double drain(int leaf, double wanted, int most) {
    double rest = wanted;
    int rank = poolOver(leaf, most);
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

  private double pour(int top, double water) {
    double rest = water;
    int rank = find(top);
    while (true) {
      double room = forest.capacity_m3[rank] - own[rank];
      if (rest <= room) {
        own[rank] += rest;
        out[rank - base] -= rest;
        return 0;
      }
      double taken = Math.max(0, room);
      own[rank] = Math.max(own[rank], forest.capacity_m3[rank]);
      out[rank - base] -= taken;
      full[rank - base] = true;
      rest -= taken;
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
        spills = true;
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
  private void tellSpills(int first, int root, int inners) {
    for (int at = 0; at <= root - base; at++) {
      out[at] += in[at];
    }
    int end = inners + (root - first) / 2;
    for (int i = inners; i < end; i++) {
      int at = forest.inner[i] - base;
      out[at] += out[forest.left[at + base] - base] + out[at - 1];
    }
    for (int i = end - 1; i >= inners; i--) {
      int rank = forest.inner[i];
      int child = forest.left[rank];
      if (full[child - base] != full[rank - 1 - base]) {
        int source = full[child - base] ? child : rank - 1;
        double told = out[source - base];
        if (told > 0) {
          tell(source, told);
          out[poolOver(forest.spill[source], root) - base] += told;
        }
      }
    }
  }

  private void tell(int rank, double volume_m3) {
    if (tolds == toldRank.length) {
      toldRank = Arrays.copyOf(toldRank, 2 * tolds);
      told_m3 = Arrays.copyOf(told_m3, 2 * tolds);
    }
    toldRank[tolds] = rank;
    told_m3[tolds++] = volume_m3;
  }

  // The pool over a leaf reaches up to the highest node on its way whose children are all full.
  private int poolOver(int leaf, int most) {
    int top = leaf;
    while (top < most && full[top - base] && full[forest.sibling(top) - base]) {
      top = forest.parent[top];
    }
    return top;
  }
}
