package org.freshet.flood;

import java.util.Arrays;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.TerrainModel;

/**
 * The trees of depressions as a net: every tree spills over its root's sill into a leaf of another
 * tree or off the raster. Trees are numbered so that one comes before the tree it spills into.
 * Immutable; thread-safe. 28 bytes per tree, 4 per node, 4 per leaf and the rims.
 */
final class SpillNet {
  private static final int NONE = DepressionHierarchy.NONE;

  final int[] root;
  final int[] treeOfLeaf;
  final int[] targetLeaf;
  final long[] delay_ms;
  final double[] capacity_m3;

  /** What pools do above their sills. */
  final Rims rims;

  private final int[] treeOfRoot;

  SpillNet(TerrainModel terrain, RunoffMatrix runoff, boolean weirs) {
    DepressionHierarchy sinks = terrain.hierarchy();
    int nodes = sinks.nodeCount();
    int[] rootOf = new int[nodes];
    int trees = 0;
    for (int node = nodes - 1; node >= 0; node--) {
      int parent = sinks.parent(node);
      rootOf[node] = parent == NONE ? node : rootOf[parent];
      trees += parent == NONE ? 1 : 0;
    }
    root = sorted(sinks, rootOf, trees);
    treeOfRoot = new int[nodes];
    Arrays.fill(treeOfRoot, NONE);
    targetLeaf = new int[trees];
    delay_ms = new long[trees];
    capacity_m3 = new double[trees];
    for (int tree = 0; tree < trees; tree++) {
      int node = root[tree];
      treeOfRoot[node] = tree;
      targetLeaf[tree] = sinks.spillLeaf(node);
      delay_ms[tree] = runoff.travel().bin().toMillis() * runoff.spillDelay(node);
      capacity_m3[tree] = sinks.volume_m3(node);
    }
    treeOfLeaf = new int[sinks.leafCount()];
    for (int leaf = 0; leaf < treeOfLeaf.length; leaf++) {
      treeOfLeaf[leaf] = treeOfRoot[rootOf[leaf]];
    }
    rims = weirs ? new RimScan(terrain, root, treeOfLeaf, targetLeaf).rims() : Rims.none(trees);
  }

  // Kahn: a tree is ready when all trees that spill into it are placed.
  private static int[] sorted(DepressionHierarchy sinks, int[] rootOf, int trees) {
    int[] waiting = new int[rootOf.length];
    for (int node = 0; node < rootOf.length; node++) {
      if (rootOf[node] == node && sinks.spillLeaf(node) >= 0) {
        waiting[rootOf[sinks.spillLeaf(node)]]++;
      }
    }
    int[] sorted = new int[trees];
    int placed = 0;
    for (int node = 0; node < rootOf.length; node++) {
      if (rootOf[node] == node && waiting[node] == 0) {
        sorted[placed++] = node;
      }
    }
    for (int i = 0; i < placed; i++) {
      int target = sinks.spillLeaf(sorted[i]);
      if (target >= 0 && --waiting[rootOf[target]] == 0) {
        sorted[placed++] = rootOf[target];
      }
    }
    return sorted;
  }

  int trees() {
    return root.length;
  }

  /** Tree of a root, {@link DepressionHierarchy#NONE} for other nodes. */
  int treeOfRoot(int node) {
    return treeOfRoot[node];
  }
}
