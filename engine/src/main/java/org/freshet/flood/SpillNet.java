package org.freshet.flood;

import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.TerrainModel;

/**
 * The trees of depressions as a net: every tree spills over its root's sill into a leaf of another
 * tree or off the raster. Trees are numbered so that one comes before the tree it spills into.
 * Immutable; thread-safe. 9 bytes per tree, the forest and the rims.
 */
final class SpillNet {
  private static final int NONE = DepressionHierarchy.NONE;

  /** The same trees node by node. */
  final SpillForest forest;

  /** What a tree holds up to its sill, m³. */
  final double[] capacity_m3;

  /** What pools do above their sills. */
  final Rims rims;

  private final byte[] delay;
  private final long bin_ms;

  SpillNet(TerrainModel terrain, RunoffMatrix runoff, boolean weirs) {
    DepressionHierarchy sinks = terrain.hierarchy();
    forest = new SpillForest(sinks);
    bin_ms = runoff.travel().bin().toMillis();
    int trees = forest.trees();
    int[] root = new int[trees];
    int[] target = new int[trees];
    delay = new byte[trees];
    capacity_m3 = new double[trees];
    for (int tree = 0; tree < trees; tree++) {
      root[tree] = root(tree);
      target[tree] = targetLeaf(tree);
      delay[tree] = (byte) (target[tree] < 0 ? 0 : runoff.spillDelay(root[tree]));
      capacity_m3[tree] = sinks.volume_m3(root[tree]);
    }
    rims = weirs ? new RimScan(terrain, root, treeOfLeaves(), target).rims() : Rims.none(trees);
  }

  int trees() {
    return forest.trees();
  }

  /** The root of a tree. */
  int root(int tree) {
    return forest.node(forest.rootRank[tree]);
  }

  /** Tree of a root, {@link DepressionHierarchy#NONE} for other nodes. O(log trees). */
  int treeOfRoot(int node) {
    int rank = forest.rank(node);
    int tree = forest.tree(rank);
    return forest.rootRank[tree] == rank ? tree : NONE;
  }

  /** Tree of a leaf. O(log trees). */
  int treeOfLeaf(int leaf) {
    return forest.tree(forest.rank(leaf));
  }

  /** The trees of all leaves. O(nodes). */
  int[] treeOfLeaves() {
    int[] trees = new int[forest.sinks().leafCount()];
    for (int tree = 0; tree < trees(); tree++) {
      for (int rank = forest.firstRank(tree); rank <= forest.rootRank[tree]; rank++) {
        if (forest.left[rank] < 0) {
          trees[forest.leaf(rank)] = tree;
        }
      }
    }
    return trees;
  }

  /** Rank of the leaf a tree spills into, less than 0 off the raster. */
  int targetRank(int tree) {
    return forest.spill[forest.rootRank[tree]];
  }

  /** The leaf a tree spills into, less than 0 off the raster. */
  int targetLeaf(int tree) {
    int rank = targetRank(tree);
    return rank < 0 ? NONE : forest.leaf(rank);
  }

  /** How long what a tree spills is on its way; 0 off the raster, ms. */
  long delay_ms(int tree) {
    return delay[tree] * bin_ms;
  }
}
