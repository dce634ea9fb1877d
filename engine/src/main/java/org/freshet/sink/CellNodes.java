package org.freshet.sink;

import org.freshet.grid.FloatColumn;
import org.freshet.grid.IntColumn;
import org.freshet.grid.Scratch;

/**
 * Finds the node of the hierarchy to which a cell belongs itself: the lowest ancestor of its leaf
 * whose outlet lies above the cell, over skew-binary jump pointers (Myers, 1983,
 * doi:10.1016/0020-0190(83)90106-0) in O(log depth), so that walks over all cells stay linear on
 * deeply nested terrain.
 *
 * <p>Nodes go by rank here, one subtree after the other, so that a search up the tree stays in a
 * few cache lines. 20 bytes per node. Immutable, thread-safe.
 */
final class CellNodes {
  private final int nodes;
  private final IntColumn rankOf;
  private final IntColumn parent;
  private final IntColumn jump;
  private final FloatColumn outlet;

  // By label plus two: minus infinity for outside and no data.
  private final FloatColumn rootLevel;

  /** Prepares the search among the nodes of a table. */
  CellNodes(NodeTable table, Scratch room) {
    this.nodes = table.nodes;
    this.rankOf = room.ints(nodes);
    this.parent = room.ints(nodes);
    this.outlet = room.floats(nodes);
    this.rootLevel = room.floats(table.leaves + 2);
    this.jump = room.ints(nodes);
    try (Scratch work = room.nested()) {
      rank(table, work);
      for (int node = 0; node < nodes; node++) {
        int above = table.parent(node);
        parent.set(rankOf.get(node), above < 0 ? -1 : rankOf.get(above));
        outlet.set(rankOf.get(node), table.outlet(node));
      }
      prepare(work);
    }
  }

  // Trees by their first leaf, which is their northernmost pit; a subtree's top is its last rank.
  private void rank(NodeTable table, Scratch work) {
    IntColumn size = work.ints(nodes);
    IntColumn root = work.ints(nodes);
    rankOf.fill(-1);
    for (int node = 0; node < nodes; node++) {
      size.add(node, 1);
      if (table.parent(node) >= 0) {
        size.add(table.parent(node), size.get(node));
      }
    }
    for (int node = nodes - 1; node >= 0; node--) {
      int above = table.parent(node);
      root.set(node, above < 0 ? node : root.get(above));
    }
    int next = 0;
    for (int leaf = 0; leaf < table.leaves; leaf++) {
      int top = root.get(leaf);
      if (rankOf.get(top) < 0) {
        next += size.get(top);
        rankOf.set(top, next - 1);
      }
    }
    for (int node = nodes - 1; node >= table.leaves; node--) {
      int second = table.right(node);
      int last = rankOf.get(node) - 1;
      rankOf.set(second, last);
      rankOf.set(table.left(node), last - size.get(second));
    }
  }

  private void prepare(Scratch work) {
    IntColumn depth = work.ints(nodes);
    FloatColumn level = work.floats(nodes);
    for (int rank = nodes - 1; rank >= 0; rank--) {
      int above = parent.get(rank);
      if (above < 0) {
        jump.set(rank, rank);
        level.set(rank, outlet.get(rank));
        continue;
      }
      level.set(rank, level.get(above));
      depth.set(rank, depth.get(above) + 1);
      int far = jump.get(above);
      int toFar = depth.get(above) - depth.get(far);
      boolean equal = toFar == depth.get(far) - depth.get(jump.get(far));
      jump.set(rank, equal ? jump.get(far) : above);
    }
    rootLevel.set(0, Float.NEGATIVE_INFINITY);
    rootLevel.set(1, Float.NEGATIVE_INFINITY);
    for (int leaf = 0; leaf < rootLevel.size() - 2; leaf++) {
      rootLevel.set(leaf + 2, level.get(rankOf.get(leaf)));
    }
  }

  /** Rank of a cell's node; only for cells that {@link #contains} tells, so the search ends. */
  int rankOfCell(int leaf, float height) {
    int rank = rankOf.get(leaf);
    while (!(outlet.get(rank) > height)) {
      int far = jump.get(rank);
      rank = outlet.get(far) > height ? parent.get(rank) : far;
    }
    return rank;
  }

  /** Number of nodes. */
  int nodes() {
    return nodes;
  }

  /** Rank of a node. */
  int rank(int node) {
    return rankOf.get(node);
  }

  /** Outlet height of the node of a rank, m. */
  float outlet(int rank) {
    return outlet.get(rank);
  }

  /** Whether a cell of a label lies in a depression at all. */
  boolean contains(int label, float height) {
    return rootLevel.get(label + 2) > height;
  }
}
