package org.freshet.sink;

import org.freshet.grid.IntColumn;
import org.freshet.grid.IntList;
import org.freshet.grid.Scratch;

/**
 * Where overflow goes: follows spill links through depressions that are no sinks to the first that
 * is one. Every link is followed once and remembered, so all targets together cost O(nodes). Not
 * thread-safe.
 */
final class SinkTargets {
  /** Instead of a node: the water leaves the raster. */
  static final int OUT = -1;

  private static final int UNKNOWN = -2;

  private final DepressionHierarchy hierarchy;
  private final SinkPruning pruning;
  private final IntColumn known;
  private final IntList way = new IntList(64);

  SinkTargets(DepressionHierarchy hierarchy, SinkPruning pruning, Scratch room) {
    this.hierarchy = hierarchy;
    this.pruning = pruning;
    this.known = room.ints(hierarchy.nodeCount());
    known.fill(UNKNOWN);
  }

  /** Node of the innermost sink that water entering at a leaf comes to first, or {@link #OUT}. */
  static int reached(DepressionHierarchy hierarchy, SinkPruning pruning, int leaf) {
    int at = leaf;
    while (at >= 0) {
      int small = pruning.prunedAround(at);
      int sink = pruning.sinkOf(at);
      if (small == DepressionHierarchy.NONE || (sink >= 0 && !pruning.branches(sink))) {
        return sink;
      }
      at = hierarchy.spillLeaf(small);
    }
    return OUT;
  }

  /** Node of the innermost sink that first receives a node's overflow, or {@link #OUT}. */
  int from(int node) {
    way.clear();
    int leaf = hierarchy.spillLeaf(node);
    int found = UNKNOWN;
    while (found == UNKNOWN) {
      if (leaf < 0) {
        found = OUT;
        break;
      }
      int small = pruning.prunedAround(leaf);
      int sink = pruning.sinkOf(leaf);
      if (small == DepressionHierarchy.NONE || (sink >= 0 && !pruning.branches(sink))) {
        found = sink;
      } else {
        found = known.get(small);
        way.add(small);
        leaf = hierarchy.spillLeaf(small);
      }
    }
    for (int i = 0; i < way.size(); i++) {
      known.set(way.get(i), found);
    }
    return found;
  }
}
