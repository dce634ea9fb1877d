package org.freshet.sink;

import java.util.Arrays;

/**
 * How much left each full depression for its sibling during a run: what came in less what stayed.
 * Told for the outermost full depressions only; between parts of one pool nothing flows. Worked out
 * from the outside in, so that what one spills is known before the one that receives it is
 * balanced. All arrays by rank of {@link SpillOrder}. O(nodes).
 */
final class SpillBalance {
  private static final int NONE = DepressionHierarchy.NONE;

  private final SpillOrder order;
  private final boolean[] full;
  private final double[] excess;
  private final int[] pool;

  SpillBalance(SpillOrder order, boolean[] full) {
    this.order = order;
    this.full = full;
    this.excess = new double[full.length];
    this.pool = new int[full.length];
  }

  /**
   * Adds the spills of nodes that are not roots to {@code over}.
   *
   * @param before own water of each node before the run; empty if all was dry
   */
  void run(double[] before, double[] own, double[] input, double[] over) {
    int[] parent = order.parent;
    Arrays.fill(excess, 0);
    for (int rank = 0; rank < own.length; rank++) {
      double gained = before.length == 0 ? own[rank] : own[rank] - before[rank];
      double rest = excess[rank] + input[rank] - gained;
      excess[rank] = rest;
      if (parent[rank] != NONE) {
        excess[parent[rank]] += rest;
      }
    }
    for (int rank = own.length - 1; rank >= 0; rank--) {
      pool[rank] = poolOf(rank);
    }
    for (int rank = own.length - 1; rank >= 0; rank--) {
      int first = order.left[rank];
      if (first != NONE && full[first] != full[rank - 1]) {
        settle(full[first] ? first : rank - 1, over);
      }
    }
  }

  private int poolOf(int rank) {
    int above = order.parent[rank];
    if (above != NONE && pool[above] != NONE) {
      return pool[above];
    }
    int first = order.left[rank];
    return first == NONE || (full[first] && full[rank - 1]) ? rank : NONE;
  }

  private void settle(int rank, double[] over) {
    double spilled = Math.max(0, excess[rank]);
    over[rank] = spilled;
    excess[pool[order.spill[rank]]] += spilled;
  }
}
