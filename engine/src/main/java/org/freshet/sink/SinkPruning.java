package org.freshet.sink;

import org.freshet.grid.FlagColumn;
import org.freshet.grid.IntColumn;
import org.freshet.grid.Scratch;

/**
 * Which nodes of a hierarchy become sinks. A filter's bounds can only be met by more nodes further
 * up, so every node above a kept one is kept too. A node both of whose children are kept, or
 * neither, is where a sink begins; going up, it stays the same sink as long as what joins it is too
 * small to be kept, and takes that in. The topmost node of such a chain stands for the sink. A sink
 * around others that spills less than the least depth above the level at which it begins is no
 * level of its own: the sinks inside it are then told as parts of the one around it.
 *
 * <p>O(nodes), no recursion. 25 bytes per node, where the hierarchy has its room. Immutable,
 * thread-safe.
 */
final class SinkPruning {
  private static final int NONE = DepressionHierarchy.NONE;

  private final DepressionHierarchy hierarchy;
  private final FlagColumn kept;

  /** Node that stands for the smallest sink a node lies in, or -1 where its whole tree is small. */
  private final IntColumn top;

  /** For nodes that are not kept: the largest such node around it. */
  private final IntColumn pruned;

  /** For nodes that stand for a sink: the lowest kept node of its chain. */
  private final IntColumn bottom;

  /** Node of the smallest listed sink a node lies in, or -1. */
  private final IntColumn listed;

  /** Cells that drain into a node first. */
  private final IntColumn catchmentCells;

  /** Pits in a node. */
  private final IntColumn pits;

  SinkPruning(DepressionHierarchy hierarchy, SinkFilter filter) {
    this.hierarchy = hierarchy;
    int nodes = hierarchy.nodeCount();
    Scratch room = hierarchy.room();
    this.kept = room.flags(nodes);
    this.top = room.ints(nodes);
    this.pruned = room.ints(nodes);
    this.bottom = room.ints(nodes);
    this.listed = room.ints(nodes);
    this.catchmentCells = room.ints(nodes);
    this.pits = room.ints(nodes);
    bottom.fill(NONE);
    for (int node = 0; node < nodes; node++) {
      if (hierarchy.isLeaf(node)) {
        catchmentCells.set(node, (int) hierarchy.catchmentCells(node));
        pits.set(node, 1);
      }
      kept.set(node, keeps(filter, node));
      int parent = hierarchy.parent(node);
      if (parent != NONE) {
        catchmentCells.add(parent, catchmentCells.get(node));
        pits.add(parent, pits.get(node));
      }
    }
    chain(nodes);
    list(nodes, filter.minDepth_m());
  }

  // A child that is kept keeps its parent even where rounding of a volume would say otherwise.
  private boolean keeps(SinkFilter filter, int node) {
    boolean below =
        !hierarchy.isLeaf(node)
            && (kept.get(hierarchy.left(node)) || kept.get(hierarchy.right(node)));
    return below
        || filter.keeps(
            hierarchy.depth_m(node),
            hierarchy.area_m2(node),
            hierarchy.volume_m3(node),
            catchment_m2(node));
  }

  private void chain(int nodes) {
    for (int node = nodes - 1; node >= 0; node--) {
      int parent = hierarchy.parent(node);
      boolean root = parent == NONE;
      if (kept.get(node)) {
        boolean apart = root || kept.get(hierarchy.sibling(node));
        int sink = apart ? node : top.get(parent);
        top.set(node, sink);
        bottom.set(sink, node);
        pruned.set(node, NONE);
      } else {
        top.set(node, root ? NONE : top.get(parent));
        pruned.set(node, root || kept.get(parent) ? node : pruned.get(parent));
      }
    }
  }

  private void list(int nodes, double minRise_m) {
    for (int node = nodes - 1; node >= 0; node--) {
      int sink = top.get(node);
      if (sink == node) {
        int parent = hierarchy.parent(node);
        boolean part = parent != NONE && branches(node) && rise_m(node) < minRise_m;
        listed.set(node, part ? listed.get(parent) : node);
      } else {
        listed.set(node, sink == NONE ? NONE : listed.get(sink));
      }
    }
  }

  private double rise_m(int sink) {
    return (double) hierarchy.outletElevation_m(sink)
        - hierarchy.outletElevation_m(hierarchy.left(bottom.get(sink)));
  }

  /** Ground that drains into a node first, m². */
  double catchment_m2(int node) {
    return catchmentCells.get(node) * hierarchy.cellArea_m2();
  }

  /** Pits in a node. */
  int pits(int node) {
    return pits.get(node);
  }

  /** Whether a sink is listed, and not merely a step on the way to the one around it. */
  boolean isListed(int node) {
    return listed.get(node) == node;
  }

  /** Node of the smallest listed sink a node lies in, or -1. */
  int listedOf(int node) {
    return listed.get(node);
  }

  boolean standsForSink(int node) {
    return top.get(node) == node;
  }

  /** Node that stands for the smallest sink a node lies in, or -1. */
  int sinkOf(int node) {
    return top.get(node);
  }

  /** Largest node around a node that is not kept; -1 for a kept one. */
  int prunedAround(int node) {
    return pruned.get(node);
  }

  /** Lowest kept node of the chain a sink's node is the top of. */
  int bottom(int sink) {
    return bottom.get(sink);
  }

  /** Whether two sinks lie inside the one a node stands for. */
  boolean branches(int sink) {
    int low = bottom.get(sink);
    return !hierarchy.isLeaf(low)
        && kept.get(hierarchy.left(low))
        && kept.get(hierarchy.right(low));
  }

  /** Node of the listed sink around the one a node stands for, or -1. */
  int around(int sink) {
    int parent = hierarchy.parent(sink);
    return parent == NONE ? NONE : listed.get(parent);
  }
}
