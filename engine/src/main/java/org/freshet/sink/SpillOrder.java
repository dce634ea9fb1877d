package org.freshet.sink;

/**
 * The order in which trees fill, and where each node's leaves lie. A tree comes before the tree its
 * root spills into; the leaves of a node are neighbours in one list. Immutable, thread-safe.
 * O(nodes).
 */
final class SpillOrder {
  private static final int NONE = DepressionHierarchy.NONE;

  private final DepressionHierarchy hierarchy;
  private final int[] rankOf;

  /** Node of each rank. */
  final int[] nodeAt;

  /**
   * Ranks of parent, sibling and left child, or -1; the right child's is one below the parent's.
   */
  final int[] parent;

  final int[] sibling;
  final int[] left;

  /** Rank of the leaf a node spills into, or -1 off the raster. */
  final int[] spill;

  /** What fits between the children's outlet and the node's own, m³. */
  final double[] capacity_m3;

  SpillOrder(DepressionHierarchy hierarchy) {
    this.hierarchy = hierarchy;
    int nodes = hierarchy.nodeCount();
    this.rankOf = new int[nodes];
    this.nodeAt = new int[nodes];
    this.parent = new int[nodes];
    this.sibling = new int[nodes];
    this.left = new int[nodes];
    this.spill = new int[nodes];
    this.capacity_m3 = new double[nodes];
    rank(sortedRoots(rootOf(nodes)));
    for (int rank = 0; rank < nodes; rank++) {
      int node = nodeAt[rank];
      parent[rank] = rankOrNone(hierarchy.parent(node));
      sibling[rank] = rankOrNone(hierarchy.sibling(node));
      left[rank] = rankOrNone(hierarchy.left(node));
      spill[rank] = rankOrNone(hierarchy.spillLeaf(node));
      capacity_m3[rank] = hierarchy.ownVolume_m3(node);
    }
  }

  private int rankOrNone(int node) {
    return node < 0 ? NONE : rankOf[node];
  }

  private int[] rootOf(int nodes) {
    int[] rootOf = new int[nodes];
    for (int node = nodes - 1; node >= 0; node--) {
      int parent = hierarchy.parent(node);
      rootOf[node] = parent == NONE ? node : rootOf[parent];
    }
    return rootOf;
  }

  // Kahn: a tree is ready when all trees that spill into it are placed.
  private int[] sortedRoots(int[] rootOf) {
    int nodes = rootOf.length;
    int[] waiting = new int[nodes];
    int count = 0;
    for (int node = 0; node < nodes; node++) {
      if (rootOf[node] == node) {
        count++;
        int target = hierarchy.spillLeaf(node);
        if (target >= 0) {
          waiting[rootOf[target]]++;
        }
      }
    }
    int[] sorted = new int[count];
    int placed = 0;
    for (int node = 0; node < nodes; node++) {
      if (rootOf[node] == node && waiting[node] == 0) {
        sorted[placed++] = node;
      }
    }
    for (int i = 0; i < placed; i++) {
      int target = hierarchy.spillLeaf(sorted[i]);
      if (target >= 0 && --waiting[rootOf[target]] == 0) {
        sorted[placed++] = rootOf[target];
      }
    }
    if (placed != count) {
      throw new IllegalStateException("Spill links of " + (count - placed) + " trees form a ring.");
    }
    return sorted;
  }

  // A subtree of so many leaves takes twice as many ranks less one, its top the last of them.
  private void rank(int[] roots) {
    int nodes = rankOf.length;
    int[] leafTotal = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      leafTotal[node] += hierarchy.isLeaf(node) ? 1 : 0;
      int above = hierarchy.parent(node);
      if (above != NONE) {
        leafTotal[above] += leafTotal[node];
      }
    }
    int next = 0;
    for (int root : roots) {
      next += 2 * leafTotal[root] - 1;
      rankOf[root] = next - 1;
    }
    for (int node = nodes - 1; node >= 0; node--) {
      nodeAt[rankOf[node]] = node;
      if (!hierarchy.isLeaf(node)) {
        int second = hierarchy.right(node);
        rankOf[second] = rankOf[node] - 1;
        rankOf[hierarchy.left(node)] = rankOf[node] - 2 * leafTotal[second];
      }
    }
  }

  /** Rank of a node. */
  int rank(int node) {
    return rankOf[node];
  }
}
