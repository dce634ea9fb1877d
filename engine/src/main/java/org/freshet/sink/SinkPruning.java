package org.freshet.sink;

import java.util.Arrays;

/**
 * Which nodes of a hierarchy become sinks. A filter's bounds can only be met by more nodes further
 * up, so every node above a kept one is kept too. A node both of whose children are kept, or
 * neither, is where a sink begins; going up, it stays the same sink as long as what joins it is too
 * small to be kept, and takes that in. The topmost node of such a chain stands for the sink. A sink
 * around others that spills less than the least depth above the level at which it begins is no
 * level of its own: the sinks inside it are then told as parts of the one around it.
 *
 * <p>O(nodes), no recursion. Immutable, thread-safe.
 */
final class SinkPruning {
  private static final int NONE = DepressionHierarchy.NONE;

  private final DepressionHierarchy hierarchy;
  private final boolean[] kept;

  /** Node that stands for the smallest sink a node lies in, or -1 where its whole tree is small. */
  private final int[] top;

  /** For nodes that are not kept: the largest such node around it. */
  private final int[] pruned;

  /** For nodes that stand for a sink: the lowest kept node of its chain. */
  private final int[] bottom;

  /** Node of the smallest listed sink a node lies in, or -1. */
  private final int[] listed;

  /** Ground that drains into a node first, m². */
  final double[] catchment_m2;

  /** Pits in a node. */
  final int[] pits;

  SinkPruning(DepressionHierarchy hierarchy, SinkFilter filter) {
    this.hierarchy = hierarchy;
    int nodes = hierarchy.nodeCount();
    this.kept = new boolean[nodes];
    this.top = new int[nodes];
    this.pruned = new int[nodes];
    this.bottom = new int[nodes];
    this.listed = new int[nodes];
    this.catchment_m2 = new double[nodes];
    this.pits = new int[nodes];
    Arrays.fill(bottom, NONE);
    long[] catchmentCells = new long[nodes];
    for (int node = 0; node < nodes; node++) {
      if (hierarchy.isLeaf(node)) {
        catchmentCells[node] = hierarchy.catchmentCells(node);
        pits[node] = 1;
      }
      catchment_m2[node] = catchmentCells[node] * hierarchy.cellArea_m2();
      kept[node] = keeps(filter, node);
      int parent = hierarchy.parent(node);
      if (parent != NONE) {
        catchmentCells[parent] += catchmentCells[node];
        pits[parent] += pits[node];
      }
    }
    chain(nodes);
    list(nodes, filter.minDepth_m());
  }

  // A child that is kept keeps its parent even where rounding of a volume would say otherwise.
  private boolean keeps(SinkFilter filter, int node) {
    boolean below =
        !hierarchy.isLeaf(node) && (kept[hierarchy.left(node)] || kept[hierarchy.right(node)]);
    return below
        || filter.keeps(
            hierarchy.depth_m(node),
            hierarchy.area_m2(node),
            hierarchy.volume_m3(node),
            catchment_m2[node]);
  }

  private void chain(int nodes) {
    for (int node = nodes - 1; node >= 0; node--) {
      int parent = hierarchy.parent(node);
      boolean root = parent == NONE;
      if (kept[node]) {
        boolean apart = root || kept[hierarchy.sibling(node)];
        top[node] = apart ? node : top[parent];
        bottom[top[node]] = node;
        pruned[node] = NONE;
      } else {
        top[node] = root ? NONE : top[parent];
        pruned[node] = root || kept[parent] ? node : pruned[parent];
      }
    }
  }

  private void list(int nodes, double minRise_m) {
    for (int node = nodes - 1; node >= 0; node--) {
      int sink = top[node];
      if (sink == node) {
        int parent = hierarchy.parent(node);
        boolean part = parent != NONE && branches(node) && rise_m(node) < minRise_m;
        listed[node] = part ? listed[parent] : node;
      } else {
        listed[node] = sink == NONE ? NONE : listed[sink];
      }
    }
  }

  private double rise_m(int sink) {
    return (double) hierarchy.outletElevation_m(sink)
        - hierarchy.outletElevation_m(hierarchy.left(bottom[sink]));
  }

  /** Whether a sink is listed, and not merely a step on the way to the one around it. */
  boolean isListed(int node) {
    return listed[node] == node;
  }

  /** Node of the smallest listed sink a node lies in, or -1. */
  int listedOf(int node) {
    return listed[node];
  }

  boolean standsForSink(int node) {
    return top[node] == node;
  }

  /** Node that stands for the smallest sink a node lies in, or -1. */
  int sinkOf(int node) {
    return top[node];
  }

  /** Largest node around a node that is not kept; -1 for a kept one. */
  int prunedAround(int node) {
    return pruned[node];
  }

  /** Lowest kept node of the chain a sink's node is the top of. */
  int bottom(int sink) {
    return bottom[sink];
  }

  /** Whether two sinks lie inside the one a node stands for. */
  boolean branches(int sink) {
    int low = bottom[sink];
    return !hierarchy.isLeaf(low) && kept[hierarchy.left(low)] && kept[hierarchy.right(low)];
  }

  /** Node of the listed sink around the one a node stands for, or -1. */
  int around(int sink) {
    int parent = hierarchy.parent(sink);
    return parent == NONE ? NONE : listed[parent];
  }
}
