package org.freshet.sink;

import org.freshet.grid.DoubleColumn;
import org.freshet.grid.FlagColumn;
import org.freshet.grid.IntColumn;
import org.freshet.grid.Scratch;

/**
 * How much left each full depression for its sibling during a run: what came in less what stayed.
 * Told for the outermost full depressions only; between parts of one pool nothing flows. Worked out
 * from the outside in, so that what one spills is known before the one that receives it is
 * balanced. All arrays by rank of {@link SpillOrder}. O(nodes).
 */
final class SpillBalance {
  private static final int NONE = DepressionHierarchy.NONE;

  private final SpillOrder order;
  private final FlagColumn full;
  private final DoubleColumn excess;
  private final IntColumn pool;

  SpillBalance(SpillOrder order, FlagColumn full, Scratch room) {
    this.order = order;
    this.full = full;
    this.excess = room.doubles(full.size());
    this.pool = room.ints(full.size());
  }

  /**
   * Adds the spills of nodes that are not roots to {@code over}.
   *
   * @param before own water of each node before the run; empty if all was dry
   */
  void run(DoubleColumn before, DoubleColumn own, DoubleColumn input, DoubleColumn over) {
    IntColumn parent = order.parent;
    excess.fill(0);
    for (int rank = 0; rank < own.size(); rank++) {
      double gained = before.size() == 0 ? own.get(rank) : own.get(rank) - before.get(rank);
      double rest = excess.get(rank) + input.get(rank) - gained;
      excess.set(rank, rest);
      int above = parent.get(rank);
      if (above != NONE) {
        excess.add(above, rest);
      }
    }
    for (int rank = own.size() - 1; rank >= 0; rank--) {
      pool.set(rank, poolOf(rank));
    }
    for (int rank = own.size() - 1; rank >= 0; rank--) {
      int first = order.left.get(rank);
      if (first != NONE && full.get(first) != full.get(rank - 1)) {
        settle(full.get(first) ? first : rank - 1, over);
      }
    }
  }

  private int poolOf(int rank) {
    int above = order.parent.get(rank);
    if (above != NONE && pool.get(above) != NONE) {
      return pool.get(above);
    }
    int first = order.left.get(rank);
    return first == NONE || (full.get(first) && full.get(rank - 1)) ? rank : NONE;
  }

  private void settle(int rank, DoubleColumn over) {
    double spilled = Math.max(0, excess.get(rank));
    over.set(rank, spilled);
    excess.add(pool.get(order.spill.get(rank)), spilled);
  }
}
