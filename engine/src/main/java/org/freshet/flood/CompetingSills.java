package org.freshet.flood;

import java.util.Arrays;
import org.freshet.sink.TerrainModel;

/**
 * The next way out of every tree of depressions: the lowest pass to another tree than the one it
 * spills into. Where it lies less above the sill than the water stands there while it spills, part
 * of the water takes the other way, and a model that sends all of it over the lower sill may flood
 * the wrong sink (test 2 of Néelz and Pender, Environment Agency SC120002, 2013). O(cells); made
 * once. Immutable. 4 bytes per tree.
 */
final class CompetingSills {
  private final SpillNet net;
  private final float[] next_m;

  CompetingSills(TerrainModel terrain, SpillNet net) {
    this.net = net;
    this.next_m = new float[net.trees()];
    Arrays.fill(next_m, Float.NaN);
    int cols = terrain.geometry().cols();
    int rows = terrain.geometry().rows();
    int[] treeOfLeaf = net.treeOfLeaves();
    for (int row = 0; row < rows; row++) {
      for (int col = 0; col < cols; col++) {
        int cell = row * cols + col;
        if (terrain.leafOf(cell) >= 0) {
          if (col + 1 < cols) {
            pass(terrain, treeOfLeaf, cell, cell + 1);
          }
          if (row + 1 < rows) {
            pass(terrain, treeOfLeaf, cell, cell + cols);
          }
        }
      }
    }
  }

  private void pass(TerrainModel terrain, int[] treeOfLeaf, int cell, int beside) {
    int other = terrain.leafOf(beside);
    if (other < 0 || other == terrain.leafOf(cell)) {
      return;
    }
    int a = treeOfLeaf[terrain.leafOf(cell)];
    int b = treeOfLeaf[other];
    if (a != b) {
      float pass_m = Math.max(terrain.elevation().get(cell), terrain.elevation().get(beside));
      offer(a, b, pass_m);
      offer(b, a, pass_m);
    }
  }

  private void offer(int tree, int to, float pass_m) {
    int target = net.targetRank(tree);
    if (target >= net.forest.firstRank(to) && target <= net.forest.rootRank[to]) {
      return;
    }
    if (Float.isNaN(next_m[tree]) || pass_m < next_m[tree]) {
      next_m[tree] = pass_m;
    }
  }

  /** Height of the next way out of the tree of a leaf, m above datum; NaN where there is none. */
  float next_m(int leaf) {
    return next_m[net.treeOfLeaf(leaf)];
  }
}
