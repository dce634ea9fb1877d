package org.freshet.sink;

import org.freshet.grid.DoubleColumn;
import org.freshet.grid.IntColumn;
import org.freshet.grid.Scratch;

/**
 * The order in which trees fill, and where each node's leaves lie. A tree comes before the tree its
 * root spills into; the leaves of a node are neighbours in one list. Immutable, thread-safe.
 * O(nodes).
 */
final class SpillOrder {
  private static final int NONE = DepressionHierarchy.NONE;

  private final DepressionHierarchy hierarchy;
  private final IntColumn rankOf;

  // Ranks of roots, ascending.
  private final IntColumn roots;

  /** Node of each rank. */
  final IntColumn nodeAt;

  /**
   * Ranks of parent, sibling and left child, or -1; the right child's is one below the parent's.
   */
  final IntColumn parent;

  final IntColumn sibling;
  final IntColumn left;

  /** Rank of the leaf a node spills into, or -1 off the raster. */
  final IntColumn spill;

  /** What fits between the children's outlet and the node's own, m³. */
  final DoubleColumn capacity_m3;

  SpillOrder(DepressionHierarchy hierarchy, Scratch room) {
    this.hierarchy = hierarchy;
    int nodes = hierarchy.nodeCount();
    this.rankOf = room.ints(nodes);
    this.nodeAt = room.ints(nodes);
    this.parent = room.ints(nodes);
    this.sibling = room.ints(nodes);
    this.left = room.ints(nodes);
    this.spill = room.ints(nodes);
    this.capacity_m3 = room.doubles(nodes);
    try (Scratch work = room.nested()) {
      IntColumn sorted = sortedRoots(rootOf(work), work);
      this.roots = room.ints(sorted.size());
      rank(sorted, work);
    }
    for (int rank = 0; rank < nodes; rank++) {
      int node = nodeAt.get(rank);
      parent.set(rank, rankOrNone(hierarchy.parent(node)));
      sibling.set(rank, rankOrNone(hierarchy.sibling(node)));
      left.set(rank, rankOrNone(hierarchy.left(node)));
      spill.set(rank, rankOrNone(hierarchy.spillLeaf(node)));
      capacity_m3.set(rank, hierarchy.ownVolume_m3(node));
    }
  }

  /** Number of trees. */
  int trees() {
    return roots.size();
  }

  /** The tree of a rank, in the order in which trees fill. O(log trees). */
  int treeOf(int rank) {
    int low = 0;
    int high = roots.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (roots.get(middle) < rank) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** First rank of a tree. */
  int first(int tree) {
    return tree == 0 ? 0 : roots.get(tree - 1) + 1;
  }

  /** Last rank of a tree: its root. */
  int root(int tree) {
    return roots.get(tree);
  }

  private int rankOrNone(int node) {
    return node < 0 ? NONE : rankOf.get(node);
  }

  private IntColumn rootOf(Scratch work) {
    int nodes = rankOf.size();
    IntColumn rootOf = work.ints(nodes);
    for (int node = nodes - 1; node >= 0; node--) {
      int parent = hierarchy.parent(node);
      rootOf.set(node, parent == NONE ? node : rootOf.get(parent));
    }
    return rootOf;
  }

  // Kahn: a tree is ready when all trees that spill into it are placed.
  private IntColumn sortedRoots(IntColumn rootOf, Scratch work) {
    int nodes = rootOf.size();
    IntColumn waiting = work.ints(nodes);
    int count = 0;
    for (int node = 0; node < nodes; node++) {
      if (rootOf.get(node) == node) {
        count++;
        int target = hierarchy.spillLeaf(node);
        if (target >= 0) {
          waiting.add(rootOf.get(target), 1);
        }
      }
    }
    IntColumn sorted = work.ints(count);
    int placed = 0;
    for (int node = 0; node < nodes; node++) {
      if (rootOf.get(node) == node && waiting.get(node) == 0) {
        sorted.set(placed++, node);
      }
    }
    for (int i = 0; i < placed; i++) {
      int target = hierarchy.spillLeaf(sorted.get(i));
      if (target < 0) {
        continue;
      }
      int root = rootOf.get(target);
      waiting.add(root, -1);
      if (waiting.get(root) == 0) {
        sorted.set(placed++, root);
      }
    }
    if (placed != count) {
      throw new IllegalStateException("Spill links of " + (count - placed) + " trees form a ring.");
    }
    return sorted;
  }

  // A subtree of so many leaves takes twice as many ranks less one, its top the last of them.
  private void rank(IntColumn sorted, Scratch work) {
    int nodes = rankOf.size();
    IntColumn leafTotal = work.ints(nodes);
    for (int node = 0; node < nodes; node++) {
      leafTotal.add(node, hierarchy.isLeaf(node) ? 1 : 0);
      int above = hierarchy.parent(node);
      if (above != NONE) {
        leafTotal.add(above, leafTotal.get(node));
      }
    }
    int next = 0;
    for (int tree = 0; tree < sorted.size(); tree++) {
      next += 2 * leafTotal.get(sorted.get(tree)) - 1;
      rankOf.set(sorted.get(tree), next - 1);
      roots.set(tree, next - 1);
    }
    for (int node = nodes - 1; node >= 0; node--) {
      int rank = rankOf.get(node);
      nodeAt.set(rank, node);
      if (!hierarchy.isLeaf(node)) {
        int second = hierarchy.right(node);
        rankOf.set(second, rank - 1);
        rankOf.set(hierarchy.left(node), rank - 2 * leafTotal.get(second));
      }
    }
  }

  /** Rank of a node. */
  int rank(int node) {
    return rankOf.get(node);
  }
}
