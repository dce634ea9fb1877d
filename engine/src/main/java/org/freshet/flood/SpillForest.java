package org.freshet.flood;

import java.util.Arrays;
import org.freshet.sink.CurvePlace;
import org.freshet.sink.DepressionHierarchy;

/**
 * The trees of depressions laid out in the order in which water runs through them, so that a step
 * of the live model reads memory in a row. A tree comes right after the trees that spill into it;
 * within a tree the nodes of a subtree are neighbours, children before parents. The place of a node
 * in this order is its <em>rank</em>.
 *
 * <p>All that a step asks of a node lies here by rank. Immutable; thread-safe. Memory: 40 bytes per
 * node, 4 more per inner one and 4 per tree. O(nodes) to make.
 */
final class SpillForest {
  private static final int NONE = DepressionHierarchy.NONE;

  private final DepressionHierarchy sinks;
  private final int[] rankOf;

  /** Rank of the parent, or -1. */
  final int[] parent;

  /** Rank of the left child, less than 0 for a leaf; the right child is one below its parent. */
  final int[] left;

  /** Rank of the leaf a node spills into, or -1 off the raster. */
  final int[] spill;

  /** Rank of the leaf with the deepest cell of a node. */
  final int[] deepest;

  /** What fits between the children's outlet and the node's own, m³. */
  final double[] capacity_m3;

  /** Height of the outlet, m. */
  final float[] outlet_m;

  // Where the storage curve of a node begins, and its cells with those of its children.
  private final int[] curveStart;
  private final int[] cells;

  /**
   * The ranks of all inner nodes, ascending: loops over them need not ask which node is a leaf,
   * which no processor can foresee.
   */
  final int[] inner;

  /** Rank of each tree's root; its first node comes after the root of the tree before. */
  final int[] rootRank;

  SpillForest(DepressionHierarchy sinks) {
    this.sinks = sinks;
    int nodes = sinks.nodeCount();
    this.rankOf = new int[nodes];
    this.parent = new int[nodes];
    this.left = new int[nodes];
    this.spill = new int[nodes];
    this.deepest = new int[nodes];
    this.capacity_m3 = new double[nodes];
    this.outlet_m = new float[nodes];
    this.curveStart = new int[nodes];
    this.cells = new int[nodes];
    int[] roots = rootsInOrder();
    this.rootRank = new int[roots.length];
    rank(roots);
    for (int node = 0; node < nodes; node++) {
      fill(node);
    }
    this.inner = new int[nodes - sinks.leafCount()];
    int inners = 0;
    for (int rank = 0; rank < nodes; rank++) {
      fillDeepest(rank);
      if (left[rank] >= 0) {
        inner[inners++] = rank;
      }
    }
  }

  private void fill(int node) {
    int rank = rankOf[node];
    parent[rank] = rankOrNone(sinks.parent(node));
    left[rank] = sinks.isLeaf(node) ? ~node : rankOf[sinks.left(node)];
    spill[rank] = rankOrNone(sinks.spillLeaf(node));
    capacity_m3[rank] = sinks.ownVolume_m3(node);
    outlet_m[rank] = sinks.outletElevation_m(node);
    curveStart[rank] = sinks.curveStart(node);
    cells[rank] = (int) sinks.cells(node);
  }

  private void fillDeepest(int rank) {
    deepest[rank] = rank;
    if (left[rank] >= 0) {
      int node = sinks.parent(node(rank - 1));
      boolean first = sinks.pitCell(sinks.left(node)) == sinks.pitCell(node);
      deepest[rank] = deepest[first ? left[rank] : rank - 1];
    }
  }

  private int rankOrNone(int node) {
    return node < 0 ? NONE : rankOf[node];
  }

  /** Trees from the ends of the ways upwards, then turned round: every tree before its target. */
  private int[] rootsInOrder() {
    int nodes = sinks.nodeCount();
    int[] rootOf = new int[nodes];
    int trees = 0;
    for (int node = nodes - 1; node >= 0; node--) {
      int above = sinks.parent(node);
      rootOf[node] = above == NONE ? node : rootOf[above];
      trees += above == NONE ? 1 : 0;
    }
    int[] firstSource = new int[nodes];
    int[] nextSource = new int[nodes];
    Arrays.fill(firstSource, NONE);
    int[] open = new int[trees];
    int count = 0;
    for (int node = nodes - 1; node >= 0; node--) {
      int target = rootOf[node] == node ? sinks.spillLeaf(node) : NONE;
      if (target >= 0) {
        nextSource[node] = firstSource[rootOf[target]];
        firstSource[rootOf[target]] = node;
      } else if (rootOf[node] == node) {
        open[count++] = node;
      }
    }
    int[] roots = new int[trees];
    int place = trees;
    while (count > 0) {
      int root = open[--count];
      roots[--place] = root;
      for (int source = firstSource[root]; source != NONE; source = nextSource[source]) {
        open[count++] = source;
      }
    }
    if (place != 0) {
      throw new IllegalStateException("Spill links of " + place + " trees form a ring.");
    }
    return roots;
  }

  /** A subtree of so many leaves takes twice as many ranks less one, its top the last of them. */
  private void rank(int[] roots) {
    int nodes = rankOf.length;
    int[] leaves = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      leaves[node] += sinks.isLeaf(node) ? 1 : 0;
      int above = sinks.parent(node);
      if (above != NONE) {
        leaves[above] += leaves[node];
      }
    }
    int next = 0;
    for (int tree = 0; tree < roots.length; tree++) {
      next += 2 * leaves[roots[tree]] - 1;
      rootRank[tree] = next - 1;
      rankOf[roots[tree]] = next - 1;
    }
    for (int node = nodes - 1; node >= 0; node--) {
      if (!sinks.isLeaf(node)) {
        int second = sinks.right(node);
        rankOf[second] = rankOf[node] - 1;
        rankOf[sinks.left(node)] = rankOf[node] - 2 * leaves[second];
      }
    }
  }

  DepressionHierarchy sinks() {
    return sinks;
  }

  int nodes() {
    return rankOf.length;
  }

  int trees() {
    return rootRank.length;
  }

  /** Number of nodes of the largest tree. */
  int mostNodes() {
    int most = 0;
    for (int tree = 0; tree < rootRank.length; tree++) {
      most = Math.max(most, rootRank[tree] + 1 - firstRank(tree));
    }
    return most;
  }

  /** Node of a leaf's rank. */
  int leaf(int rank) {
    return ~left[rank];
  }

  /** Node of any rank. O(depth below it). */
  int node(int rank) {
    int at = rank;
    while (left[at] >= 0) {
      at--;
    }
    int node = leaf(at);
    for (; at < rank; at++) {
      node = sinks.parent(node);
    }
    return node;
  }

  /** Tree of a rank. O(log trees). */
  int tree(int rank) {
    int at = Arrays.binarySearch(rootRank, rank);
    return at < 0 ? ~at : at;
  }

  /** Rank of a node. */
  int rank(int node) {
    return rankOf[node];
  }

  /** Rank of the first node of a tree, a leaf. */
  int firstRank(int tree) {
    return tree == 0 ? 0 : rootRank[tree - 1] + 1;
  }

  /** Place in {@link #inner} of the first inner node of a tree: every tree has one leaf more. */
  int firstInner(int tree) {
    return (firstRank(tree) - tree) / 2;
  }

  /** Rank of the first node of a subtree, a leaf. */
  int firstBelow(int rank) {
    int first = rank;
    while (left[first] >= 0) {
      first = left[first];
    }
    return first;
  }

  /** Goes to where a node of a rank holds so much, more than 0, m³. */
  void find(CurvePlace place, int rank, double own_m3) {
    boolean isLeaf = left[rank] < 0;
    int below = isLeaf ? 0 : cells[left[rank]] + cells[rank - 1];
    place.find(
        curveStart[rank],
        curveStart[rank] + cells[rank] - below,
        below,
        isLeaf ? Float.NEGATIVE_INFINITY : outlet_m[rank - 1],
        outlet_m[rank],
        capacity_m3[rank],
        own_m3);
  }

  /** The place on the storage curve of a rank that {@link #find} is going to ask first. */
  int nearerEnd(int rank, double own_m3) {
    int below = left[rank] < 0 ? 0 : cells[left[rank]] + cells[rank - 1];
    int last = Math.max(0, curveStart[rank] + cells[rank] - below - 1);
    return 2 * own_m3 < capacity_m3[rank] ? Math.min(curveStart[rank], last) : last;
  }

  /** Rank of the other child of the same parent. */
  int sibling(int rank) {
    int above = parent[rank];
    return rank == above - 1 ? left[above] : above - 1;
  }
}
