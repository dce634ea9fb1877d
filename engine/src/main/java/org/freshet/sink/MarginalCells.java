package org.freshet.sink;

import java.util.Arrays;
import org.freshet.grid.Bands;
import org.freshet.grid.FloatGrid;

/**
 * The cells that belong to each node of the hierarchy itself: those between its children's outlet
 * and its own. Counts them, sums their depths below the outlet, and sorts their heights for the
 * storage curves.
 *
 * <p>A cell's node is the lowest ancestor of its leaf whose outlet lies above the cell, found over
 * skew-binary jump pointers (Myers, 1983, doi:10.1016/0020-0190(83)90106-0) in O(log depth), so the
 * whole stays linear on deeply nested terrain.
 *
 * <p>Depths are summed as whole multiples of a power of two chosen per node, fine enough to be
 * exact for heights of common terrain, so sums depend neither on order nor on threads.
 */
final class MarginalCells {
  private final float[] z;
  private final int[] labels;
  private final int rows;
  private final int cols;
  private final int threads;
  private final int nodes;
  private final int[] parent;
  private final float[] outlet;
  private final float[] rootLevel;
  private final int[] jump;
  private final int bandRows;
  private final int[][] bandCounts;
  private final long[][] bandSums;

  MarginalCells(
      FloatGrid elevation, int[] labels, int leaves, int[] parent, float[] outlet, int threads) {
    this.z = elevation.array();
    this.labels = labels;
    this.rows = elevation.geometry().rows();
    this.cols = elevation.geometry().cols();
    this.threads = threads;
    this.nodes = parent.length;
    this.parent = parent;
    this.outlet = outlet;
    this.rootLevel = new float[leaves + 2];
    this.jump = new int[nodes];
    // One band per thread: each has its own counts, then its own places in every node's list.
    this.bandRows = Math.max(1, (rows + threads - 1) / threads);
    int bands = Bands.blocks(rows, bandRows);
    this.bandCounts = new int[bands][];
    this.bandSums = new long[bands][];
    prepare(leaves);
  }

  private void prepare(int leaves) {
    int[] depth = new int[nodes];
    float[] level = new float[nodes];
    for (int node = nodes - 1; node >= 0; node--) {
      int above = parent[node];
      if (above < 0) {
        jump[node] = node;
        level[node] = outlet[node];
        continue;
      }
      level[node] = level[above];
      depth[node] = depth[above] + 1;
      int far = jump[above];
      boolean equal = depth[above] - depth[far] == depth[far] - depth[jump[far]];
      jump[node] = equal ? jump[far] : above;
    }
    Arrays.fill(rootLevel, 0, 2, Float.NEGATIVE_INFINITY);
    System.arraycopy(level, 0, rootLevel, 2, leaves);
  }

  // Only for cells below the outlet of the leaf's root, so the search always ends.
  private int nodeOf(int leaf, float height) {
    int node = leaf;
    while (!(outlet[node] > height)) {
      int far = jump[node];
      node = outlet[far] > height ? parent[node] : far;
    }
    return node;
  }

  /**
   * Counts and sums.
   *
   * @param scale per node, what to multiply depths with before rounding
   * @param sums result, scaled depths below the node's outlet, summed
   * @return first place of each node's cells in a list of all, one behind the last at the end
   */
  int[] sum(double[] scale, long[] sums) {
    Bands.run(
        threads,
        rows,
        bandRows,
        (worker, band, from, to) -> {
          bandCounts[band] = new int[nodes];
          bandSums[band] = band == 0 ? sums : new long[nodes];
          sumRows(from, to, scale, bandCounts[band], bandSums[band]);
        });
    int[] start = new int[nodes + 1];
    for (int node = 0; node < nodes; node++) {
      int at = start[node];
      for (int band = 0; band < bandCounts.length; band++) {
        int count = bandCounts[band][node];
        bandCounts[band][node] = at;
        at += count;
        sums[node] += band == 0 ? 0 : bandSums[band][node];
      }
      start[node + 1] = at;
    }
    return start;
  }

  private void sumRows(int from, int to, double[] scale, int[] counts, long[] sums) {
    for (int cell = from * cols; cell < to * cols; cell++) {
      int label = labels[cell];
      float height = z[cell];
      if (rootLevel[label + 2] > height) {
        int node = nodeOf(label, height);
        counts[node]++;
        sums[node] += (long) (((double) outlet[node] - height) * scale[node] + 0.5);
      }
    }
  }

  /** Heights of every node's own cells, ascending. Call once, after {@link #sum}. */
  float[] heights(int[] start) {
    float[] heights = new float[start[nodes]];
    Bands.run(
        threads,
        rows,
        bandRows,
        (worker, band, from, to) -> {
          int[] next = bandCounts[band];
          for (int cell = from * cols; cell < to * cols; cell++) {
            int label = labels[cell];
            float height = z[cell];
            if (rootLevel[label + 2] > height) {
              heights[next[nodeOf(label, height)]++] = height;
            }
          }
        });
    Bands.run(
        threads,
        nodes,
        256,
        (worker, block, from, to) -> {
          for (int node = from; node < to; node++) {
            Arrays.sort(heights, start[node], start[node + 1]);
          }
        });
    return heights;
  }
}
