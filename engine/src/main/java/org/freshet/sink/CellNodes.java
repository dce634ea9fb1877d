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

  /**
   * Prepares the search.
   *
   * @param parentOf parent per node, or -1; children come before parents
   * @param left first child of each inner node, leaves left out
   * @param right second child of each inner node
   * @param outletOf outlet height per node
   */
  CellNodes(int[] parentOf, int[] left, int[] right, float[] outletOf) {
    this.nodes = parentOf.length;
    this.rankOf = ranks(parentOf, left, right);
    this.parent = new int[nodes];
    this.outlet = new float[nodes];
    for (int node = 0; node < nodes; node++) {
      parent[rankOf[node]] = parentOf[node] < 0 ? -1 : rankOf[parentOf[node]];
      outlet[rankOf[node]] = outletOf[node];
    }
    this.rootLevel = new float[nodes - left.length + 2];
    this.jump = new int[nodes];
    prepare();
  }

  // Trees by their first leaf, which is their northernmost pit; a subtree's top is its last rank.
  private static int[] ranks(int[] parentOf, int[] left, int[] right) {
    int nodes = parentOf.length;
    int leaves = nodes - left.length;
    int[] size = new int[nodes];
    int[] root = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      size[node]++;
      if (parentOf[node] >= 0) {
        size[parentOf[node]] += size[node];
      }
    }
    int[] rank = new int[nodes];
    Arrays.fill(rank, -1);
    for (int node = nodes - 1; node >= 0; node--) {
      root[node] = parentOf[node] < 0 ? node : root[parentOf[node]];
    }
    int next = 0;
    for (int leaf = 0; leaf < leaves; leaf++) {
      if (rank[root[leaf]] < 0) {
        next += size[root[leaf]];
        rank[root[leaf]] = next - 1;
      }
    }
    for (int node = nodes - 1; node >= leaves; node--) {
      int second = right[node - leaves];
      rank[second] = rank[node] - 1;
      rank[left[node - leaves]] = rank[node] - 1 - size[second];
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
