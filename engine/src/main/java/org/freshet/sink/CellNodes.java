package org.freshet.sink;

import java.util.Arrays;

/**
 * Finds the node of the hierarchy to which a cell belongs itself: the lowest ancestor of its leaf
 * whose outlet lies above the cell, over skew-binary jump pointers (Myers, 1983,
 * doi:10.1016/0020-0190(83)90106-0) in O(log depth), so that walks over all cells stay linear on
 * deeply nested terrain.
 *
 * <p>Nodes go by rank here, one subtree after the other, so that a search up the tree stays in a
 * few cache lines. 16 bytes per node. Immutable, thread-safe.
 */
final class CellNodes {
  private final int nodes;
  private final int[] rankOf;
  private final int[] parent;
  private final int[] jump;
  private final float[] outlet;

  // By label plus two: minus infinity for outside and no data.
  private final float[] rootLevel;

  /** Prepares the search among the nodes of a table. */
  CellNodes(NodeTable table) {
    this.nodes = table.nodes;
    this.rankOf = ranks(table);
    this.parent = new int[nodes];
    this.outlet = new float[nodes];
    for (int node = 0; node < nodes; node++) {
      int above = table.parent(node);
      parent[rankOf[node]] = above < 0 ? -1 : rankOf[above];
      outlet[rankOf[node]] = table.outlet(node);
    }
    this.rootLevel = new float[table.leaves + 2];
    this.jump = new int[nodes];
    prepare();
  }

  // Trees by their first leaf, which is their northernmost pit; a subtree's top is its last rank.
  private static int[] ranks(NodeTable table) {
    int nodes = table.nodes;
    int[] size = new int[nodes];
    int[] root = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      size[node]++;
      if (table.parent(node) >= 0) {
        size[table.parent(node)] += size[node];
      }
    }
    int[] rank = new int[nodes];
    Arrays.fill(rank, -1);
    for (int node = nodes - 1; node >= 0; node--) {
      int above = table.parent(node);
      root[node] = above < 0 ? node : root[above];
    }
    int next = 0;
    for (int leaf = 0; leaf < table.leaves; leaf++) {
      if (rank[root[leaf]] < 0) {
        next += size[root[leaf]];
        rank[root[leaf]] = next - 1;
      }
    }
    for (int node = nodes - 1; node >= table.leaves; node--) {
      int second = table.right(node);
      rank[second] = rank[node] - 1;
      rank[table.left(node)] = rank[node] - 1 - size[second];
    }
    return rank;
  }

  private void prepare() {
    int[] depth = new int[nodes];
    float[] level = new float[nodes];
    for (int rank = nodes - 1; rank >= 0; rank--) {
      int above = parent[rank];
      if (above < 0) {
        jump[rank] = rank;
        level[rank] = outlet[rank];
        continue;
      }
      level[rank] = level[above];
      depth[rank] = depth[above] + 1;
      int far = jump[above];
      boolean equal = depth[above] - depth[far] == depth[far] - depth[jump[far]];
      jump[rank] = equal ? jump[far] : above;
    }
    Arrays.fill(rootLevel, 0, 2, Float.NEGATIVE_INFINITY);
    for (int leaf = 0; leaf < rootLevel.length - 2; leaf++) {
      rootLevel[leaf + 2] = level[rankOf[leaf]];
    }
  }

  /** Rank of a cell's node; only for cells that {@link #contains} tells, so the search ends. */
  int rankOfCell(int leaf, float height) {
    int rank = rankOf[leaf];
    while (!(outlet[rank] > height)) {
      int far = jump[rank];
      rank = outlet[far] > height ? parent[rank] : far;
    }
    return rank;
  }

  /** Number of nodes. */
  int nodes() {
    return nodes;
  }

  /** Rank of a node. */
  int rank(int node) {
    return rankOf[node];
  }

  /** Outlet height of the node of a rank, m. */
  float outlet(int rank) {
    return outlet[rank];
  }

  /** Whether a cell of a label lies in a depression at all. */
  boolean contains(int label, float height) {
    return rootLevel[label + 2] > height;
  }
}
