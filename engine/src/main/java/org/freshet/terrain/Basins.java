package org.freshet.terrain;

import org.freshet.grid.FloatColumn;
import org.freshet.grid.Scratch;

/**
 * The leaf basins of a terrain and how rising water joins them: what a depression hierarchy is
 * built from, whether the terrain was solved as one piece or in tiles. Leaves come before inner
 * nodes, children before parents. Immutable, safe for any thread.
 */
public interface Basins {
  /** Number of leaf depressions. */
  int leafCount();

  /** Number of nodes of the merge tree. */
  int nodeCount();

  /** Lowest-numbered cell of the bottom of a leaf depression. */
  int pitCell(int leaf);

  /** Height of that cell, m. */
  float pitHeight_m(int leaf);

  /** The node above, or -1. */
  int parent(int node);

  /** First child of an inner node. */
  int left(int node);

  /** Second child of an inner node. */
  int right(int node);

  /** Cell over which a node spills: the higher of the two that touch. */
  int outletCell(int node);

  /** Height of that cell, m. */
  float outletHeight_m(int node);

  /** Leaf on the other side of a node's outlet, or {@link BasinGraph#OUTSIDE}. */
  int spillLeaf(int node);

  /** The cell just behind the outlet, on the side the water spills to. */
  int spillCell(int node);

  /**
   * Height at which the water of each leaf of a terrain leaves the raster: its level in the filled
   * terrain, m.
   *
   * @param room where to put them
   */
  static FloatColumn fillLevels(Basins basins, Scratch room) {
    int leaves = basins.leafCount();
    FloatColumn levels = room.floats(leaves);
    try (Scratch work = room.nested()) {
      FloatColumn inner = work.floats(basins.nodeCount() - leaves);
      for (int node = basins.nodeCount() - 1; node >= 0; node--) {
        int parent = basins.parent(node);
        float level = parent < 0 ? basins.outletHeight_m(node) : inner.get(parent - leaves);
        if (node < leaves) {
          levels.set(node, level);
        } else {
          inner.set(node - leaves, level);
        }
      }
    }
    return levels;
  }
}
