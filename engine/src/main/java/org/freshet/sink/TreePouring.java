package org.freshet.sink;

import org.freshet.grid.DoubleColumn;
import org.freshet.grid.FlagColumn;
import org.freshet.grid.IntColumn;
import org.freshet.grid.Scratch;

/**
 * Pours water into one tree of the hierarchy: what was offered at its leaves, and what trees before
 * it spilled into it. A union-find remembers where water that enters at a leaf ends up now. The
 * ranks of a tree are neighbours, see {@link SpillOrder}; whatever lies outside of them is not
 * looked at.
 *
 * <p>O(nodes of the tree · α). 61 bytes per node of the hierarchy. Not thread-safe.
 */
final class TreePouring {
  private static final int NONE = DepressionHierarchy.NONE;

  private final SpillOrder order;
  private final DoubleColumn input;
  // Apart from the input: it comes out of what stands there before anything flows in.
  private final DoubleColumn requests;
  private final DoubleColumn before;
  private final IntColumn next;
  private final FlagColumn full;
  private final SpillBalance balance;
  private double abstracted;
  private boolean anyRequested;

  TreePouring(SpillOrder order, Scratch room) {
    int nodes = order.nodeAt.size();
    this.order = order;
    this.input = room.doubles(nodes);
    this.requests = room.doubles(nodes);
    this.before = room.doubles(nodes);
    this.next = room.ints(nodes);
    this.full = room.flags(nodes);
    this.balance = new SpillBalance(order, full, room);
  }

  /** Offers water at a leaf, m³; negative wants some out of the pool over it. */
  void offer(int leaf, double water) {
    if (water < 0) {
      requests.add(leaf, -water);
      anyRequested = true;
    } else {
      input.add(leaf, water);
    }
  }

  /** Ends a run: what was taken out of pools in it, m³. */
  double takeAbstracted() {
    double taken = abstracted;
    abstracted = 0;
    anyRequested = false;
    return taken;
  }

  /**
   * Pours all that is offered; nothing is offered any more afterwards.
   *
   * @param first first rank of the tree
   * @param root its last, the root
   * @param dry whether the tree is known to hold no water; nothing may be wanted of it then
   * @param own water of each node, changed
   * @param over receives what each node spilled
   * @return what the root spilled, m³
   */
  double run(int first, int root, boolean dry, DoubleColumn own, DoubleColumn over) {
    if (first == root) {
      return runAlone(root, own, over);
    }
    prepare(first, root, dry, own);
    double spilled = 0;
    for (int rank = first; rank <= root; rank++) {
      if (input.get(rank) > 0) {
        spilled += pour(rank, input.get(rank), own);
      }
    }
    balance.run(first, root, before, own, input, over);
    over.set(root, spilled);
    for (int rank = first; rank <= root; rank++) {
      input.set(rank, 0);
    }
    return spilled;
  }

  // A tree of one leaf, as most are: nothing can merge.
  private double runAlone(int leaf, DoubleColumn own, DoubleColumn over) {
    if (anyRequested && requests.get(leaf) > 0) {
      abstracted += drain(leaf, requests.get(leaf), own);
      requests.set(leaf, 0);
    }
    next.set(leaf, leaf);
    double water = input.get(leaf);
    double spilled = water > 0 ? pour(leaf, water, own) : 0;
    over.set(leaf, spilled);
    input.set(leaf, 0);
    return spilled;
  }

  // Water over a full pair belongs to their parent; everything else finds its way when it arrives.
  private void prepare(int first, int root, boolean dry, DoubleColumn own) {
    if (dry) {
      for (int rank = first; rank <= root; rank++) {
        full.set(rank, false);
        next.set(rank, rank);
        before.set(rank, 0);
      }
      return;
    }
    for (int rank = first; rank <= root; rank++) {
      full.set(rank, isFull(rank, own));
      next.set(rank, rank);
    }
    if (anyRequested) {
      drainRequested(first, root, own);
    }
    for (int rank = first; rank <= root; rank++) {
      if (rank < root && full.get(rank) && full.get(order.sibling.get(rank))) {
        next.set(rank, order.parent.get(rank));
      }
      before.set(rank, own.get(rank));
    }
  }

  private void drainRequested(int first, int root, DoubleColumn own) {
    for (int rank = first; rank <= root; rank++) {
      if (requests.get(rank) > 0) {
        abstracted += drain(rank, requests.get(rank), own);
        requests.set(rank, 0);
      }
    }
  }

  private boolean isFull(int rank, DoubleColumn own) {
    int first = order.left.get(rank);
    boolean childrenFull = first == NONE || (full.get(first) && full.get(rank - 1));
    return childrenFull && own.get(rank) >= order.capacity_m3.get(rank);
  }

  private double pour(int leaf, double water, DoubleColumn own) {
    double rest = water;
    int rank = find(leaf);
    while (true) {
      double room = order.capacity_m3.get(rank) - own.get(rank);
      if (rest <= room) {
        own.add(rank, rest);
        return 0;
      }
      own.set(rank, order.capacity_m3.get(rank));
      full.set(rank, true);
      rest -= Math.max(0, room);
      int above = order.parent.get(rank);
      if (above == NONE) {
        return rest;
      }
      int other = order.sibling.get(rank);
      if (full.get(other)) {
        next.set(rank, above);
        next.set(other, above);
        rank = above;
      } else {
        next.set(rank, order.spill.get(rank));
        rank = find(order.spill.get(rank));
      }
    }
  }

  private int find(int start) {
    int at = start;
    int above = next.get(at);
    while (above != at) {
      above = next.get(above);
      next.set(at, above);
      at = above;
      above = next.get(at);
    }
    return at;
  }

  // The pool over a leaf reaches up to the highest node on its way whose children are all full.
  private double drain(int leaf, double wanted, DoubleColumn own) {
    int top = leaf;
    while (order.parent.get(top) != NONE && full.get(top) && full.get(order.sibling.get(top))) {
      top = order.parent.get(top);
    }
    double rest = wanted;
    int rank = top;
    while (rest > 0) {
      double taken = Math.min(rest, own.get(rank));
      if (taken > 0) {
        own.add(rank, -taken);
        rest -= taken;
      }
      // A node without room of its own is emptied through its children.
      if (own.get(rank) < order.capacity_m3.get(rank) || rest > 0) {
        full.set(rank, false);
      }
      if (rank == leaf) {
        break;
      }
      rank = leaf <= order.left.get(rank) ? order.left.get(rank) : rank - 1;
    }
    return wanted - rest;
  }
}
