package org.freshet.flood;

import java.util.Arrays;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.TerrainModel;

/**
 * The trees of depressions as a net: every tree spills over its root's sill into a leaf of another
 * tree or off the raster. Trees are numbered so that one comes before the tree it spills into.
 * Immutable; thread-safe. 32 bytes per tree, 4 per node, 4 per leaf, the forest and the rims.
 */
final class SpillNet {
  private static final int NONE = DepressionHierarchy.NONE;

  /** The same trees node by node. */
  final SpillForest forest;

  final int[] root;
  final int[] treeOfLeaf;
  final int[] targetLeaf;
  final int[] targetRank;
  final long[] delay_ms;
  final double[] capacity_m3;

  /** What pools do above their sills. */
  final Rims rims;

  private final int[] treeOfRoot;

  SpillNet(TerrainModel terrain, RunoffMatrix runoff, boolean weirs) {
    DepressionHierarchy sinks = terrain.hierarchy();
    forest = new SpillForest(sinks);
    int trees = forest.trees();
    root = new int[trees];
    treeOfRoot = new int[sinks.nodeCount()];
    Arrays.fill(treeOfRoot, NONE);
    targetLeaf = new int[trees];
    targetRank = new int[trees];
    delay_ms = new long[trees];
    capacity_m3 = new double[trees];
    treeOfLeaf = new int[sinks.leafCount()];
    for (int tree = 0; tree < trees; tree++) {
      int node = forest.nodeAt[forest.rootRank[tree]];
      root[tree] = node;
      treeOfRoot[node] = tree;
      targetLeaf[tree] = sinks.spillLeaf(node);
      targetRank[tree] = forest.spill[forest.rootRank[tree]];
      delay_ms[tree] = runoff.travel().bin().toMillis() * runoff.spillDelay(node);
      capacity_m3[tree] = sinks.volume_m3(node);
      for (int rank = forest.firstRank(tree); rank <= forest.rootRank[tree]; rank++) {
        if (sinks.isLeaf(forest.nodeAt[rank])) {
          treeOfLeaf[forest.nodeAt[rank]] = tree;
        }
      }
    }
    rims = weirs ? new RimScan(terrain, root, treeOfLeaf, targetLeaf).rims() : Rims.none(trees);
  }

  int trees() {
    return root.length;
  }

  /** Tree of a root, {@link DepressionHierarchy#NONE} for other nodes. */
  int treeOfRoot(int node) {
    return treeOfRoot[node];
  }
}
