package org.freshet.sink;

/**
 * The order in which trees fill, and where each node's leaves lie. A tree comes before the tree its
 * root spills into; the leaves of a node are neighbours in one list. Immutable, thread-safe.
 * O(nodes).
 */
final class SpillOrder {
  private static final int NONE = DepressionHierarchy.NONE;

  private final DepressionHierarchy hierarchy;
  private final int[] roots;
  private final int[] firstLeafOfTree;
  private final int[] leaves;
  private final int[] firstPlace;
  private final int[] leafTotal;

  SpillOrder(DepressionHierarchy hierarchy) {
    this.hierarchy = hierarchy;
    int nodes = hierarchy.nodeCount();
    this.leafTotal = new int[nodes];
    this.firstPlace = new int[nodes];
    this.leaves = new int[hierarchy.leafCount()];
    int[] rootOf = rootOf(nodes);
    this.roots = sortedRoots(rootOf);
    this.firstLeafOfTree = new int[roots.length + 1];
    placeLeaves(nodes);
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

  private void placeLeaves(int nodes) {
    for (int node = 0; node < nodes; node++) {
      leafTotal[node] += hierarchy.isLeaf(node) ? 1 : 0;
      int parent = hierarchy.parent(node);
      if (parent != NONE) {
        leafTotal[parent] += leafTotal[node];
      }
    }
    for (int tree = 0; tree < roots.length; tree++) {
      firstPlace[roots[tree]] = firstLeafOfTree[tree];
      firstLeafOfTree[tree + 1] = firstLeafOfTree[tree] + leafTotal[roots[tree]];
    }
    for (int node = nodes - 1; node >= 0; node--) {
      if (hierarchy.isLeaf(node)) {
        leaves[firstPlace[node]] = node;
        continue;
      }
      int left = hierarchy.left(node);
      firstPlace[left] = firstPlace[node];
      firstPlace[hierarchy.right(node)] = firstPlace[node] + leafTotal[left];
    }
  }

  int trees() {
    return roots.length;
  }

  int root(int tree) {
    return roots[tree];
  }

  /** Place of a tree's first leaf; for {@link #trees()} one behind the last place. */
  int firstLeaf(int tree) {
    return firstLeafOfTree[tree];
  }

  int leaf(int place) {
    return leaves[place];
  }

  /** Whether a leaf lies in the subtree of a node. */
  boolean contains(int node, int leaf) {
    int place = firstPlace[leaf] - firstPlace[node];
    return place >= 0 && place < leafTotal[node];
  }

  /** The child of a node in whose subtree a leaf of the node lies. */
  int childTowards(int node, int leaf) {
    int left = hierarchy.left(node);
    return contains(left, leaf) ? left : hierarchy.right(node);
  }

  /** Place of the first leaf of a node. */
  int firstLeafOf(int node) {
    return firstPlace[node];
  }

  /** Number of leaves in the subtree of a node. */
  int leafTotal(int node) {
    return leafTotal[node];
  }
}
