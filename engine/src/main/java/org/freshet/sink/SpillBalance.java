package org.freshet.sink;

import org.freshet.grid.DoubleColumn;
import org.freshet.grid.FlagColumn;
import org.freshet.grid.IntColumn;
import org.freshet.grid.Scratch;

/**
 * How much left each full depression for its sibling during a run: what came in less what stayed.
 * Told for the outermost full depressions only; between parts of one pool nothing flows. Worked out
 * from the outside in, so that what one spills is known before the one that receives it is
 * balanced. All columns by rank of {@link SpillOrder}. O(nodes of the tree).
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
   * Sets what the nodes of a tree but its root spilled in {@code over}, which is 0.
   *
   * @param first first rank of the tree
   * @param root its last, the root
   * @param before own water of each node before the run
   */
  void run(
      int first,
      int root,
      DoubleColumn before,
      DoubleColumn own,
      DoubleColumn input,
      DoubleColumn over) {
    for (int rank = first; rank <= root; rank++) {
      int left = order.left.get(rank);
      double below = left == NONE ? 0 : excess.get(left) + excess.get(rank - 1);
      double gained = own.get(rank) - before.get(rank);
      excess.set(rank, below + input.get(rank) - gained);
    }
    for (int rank = root; rank >= first; rank--) {
      pool.set(rank, poolOf(rank));
    }
    for (int rank = root; rank >= first; rank--) {
      int left = order.left.get(rank);
      if (left != NONE && full.get(left) != full.get(rank - 1)) {
        settle(full.get(left) ? left : rank - 1, over);
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
