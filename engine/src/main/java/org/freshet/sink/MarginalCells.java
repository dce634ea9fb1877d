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
  private static final int[] NOTHING = {};

  private final float[] z;
  private final int[] labels;
  private final int rows;
  private final int cols;
  private final int threads;
  private final int nodes;
  private final int[] rankOf;

  // By rank: one subtree after the other, so that a search up the tree stays in a few cache lines.
  private final int[] parent;
  private final int[] jump;
  private final float[] outlet;

  // By label plus two: minus infinity for outside and no data.
  private final float[] rootLevel;
  private final int bandRows;
  private final int[][] bandCounts;
  private final long[][] bandSums;
  private final int[][] ranksOfRow;

  /**
   * Prepares the search.
   *
   * @param parentOf parent per node, or -1; children come before parents
   * @param left first child of each inner node, leaves left out
   * @param right second child of each inner node
   * @param outletOf outlet height per node
   */
  MarginalCells(
      FloatGrid elevation,
      int[] labels,
      int[] parentOf,
      int[] left,
      int[] right,
      float[] outletOf,
      int threads) {
    this.z = elevation.array();
    this.labels = labels;
    this.rows = elevation.geometry().rows();
    this.cols = elevation.geometry().cols();
    this.threads = threads;
    this.nodes = parentOf.length;
    this.rankOf = ranks(parentOf, left, right);
    this.parent = new int[nodes];
    this.outlet = new float[nodes];
    for (int node = 0; node < nodes; node++) {
      parent[rankOf[node]] = parentOf[node] < 0 ? -1 : rankOf[parentOf[node]];
      outlet[rankOf[node]] = outletOf[node];
    }
    this.rootLevel = new float[nodes - left.length + 2];
    this.jump = new int[nodes];
    // One band per thread: each has its own counts, then its own places in every node's list.
    this.bandRows = Math.max(1, (rows + threads - 1) / threads);
    int bands = Bands.blocks(rows, bandRows);
    this.bandCounts = new int[bands][];
    this.bandSums = new long[bands][];
    this.ranksOfRow = new int[rows][];
    prepare();
  }

  // Trees by their first leaf, which is their northernmost pit; a subtree's top is its last rank.
  private static int[] ranks(int[] parentOf, int[] left, int[] right) {
    int nodes = parentOf.length;
    int leaves = nodes - left.length;
    int[] size = new int[nodes];
    int[] root = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      size[node]++;
      if (parentOf[node] >= 0) {
        size[parentOf[node]] += size[node];
      }
    }
    int[] rank = new int[nodes];
    Arrays.fill(rank, -1);
    for (int node = nodes - 1; node >= 0; node--) {
      root[node] = parentOf[node] < 0 ? node : root[parentOf[node]];
    }
    int next = 0;
    for (int leaf = 0; leaf < leaves; leaf++) {
      if (rank[root[leaf]] < 0) {
        next += size[root[leaf]];
        rank[root[leaf]] = next - 1;
      }
    }
    for (int node = nodes - 1; node >= leaves; node--) {
      int second = right[node - leaves];
      rank[second] = rank[node] - 1;
      rank[left[node - leaves]] = rank[node] - 1 - size[second];
    }
    return rank;
  }

  private void prepare() {
    int[] depth = new int[nodes];
    float[] level = new float[nodes];
    for (int rank = nodes - 1; rank >= 0; rank--) {
      int above = parent[rank];
      if (above < 0) {
        jump[rank] = rank;
        level[rank] = outlet[rank];
        continue;
      }
      level[rank] = level[above];
      depth[rank] = depth[above] + 1;
      int far = jump[above];
      boolean equal = depth[above] - depth[far] == depth[far] - depth[jump[far]];
      jump[rank] = equal ? jump[far] : above;
    }
    Arrays.fill(rootLevel, 0, 2, Float.NEGATIVE_INFINITY);
    for (int leaf = 0; leaf < rootLevel.length - 2; leaf++) {
      rootLevel[leaf + 2] = level[rankOf[leaf]];
    }
  }

  // Only for cells below the outlet of the leaf's root, so the search always ends.
  private int rankOfCell(int leaf, float height) {
    int rank = rankOf[leaf];
    while (!(outlet[rank] > height)) {
      int far = jump[rank];
      rank = outlet[far] > height ? parent[rank] : far;
    }
    return rank;
  }

  /**
   * Counts and sums.
   *
   * @param scale per node, what to multiply depths with before rounding
   * @param sums result, scaled depths below the node's outlet, summed
   * @param catchments result, cells per leaf, whatever their height
   * @param keep whether {@link #heights} will be called: keeps 4 bytes per cell in a depression
   * @return first place of each node's cells in a list of all, one behind the last at the end
   */
  int[] sum(double[] scale, long[] sums, int[] catchments, boolean keep) {
    double[] scaleByRank = new double[nodes];
    for (int node = 0; node < nodes; node++) {
      scaleByRank[rankOf[node]] = scale[node];
    }
    Bands.run(
        threads,
        rows,
        bandRows,
        (worker, band, from, to) -> {
          bandCounts[band] = new int[nodes];
          bandSums[band] = new long[nodes];
          int[] drained = new int[catchments.length + 2];
          sumRows(from, to, scaleByRank, band, drained, keep);
          synchronized (catchments) {
            for (int leaf = 0; leaf < catchments.length; leaf++) {
              catchments[leaf] += drained[leaf + 2];
            }
          }
        });
    int[] start = new int[nodes + 1];
    for (int node = 0; node < nodes; node++) {
      int at = start[node];
      int rank = rankOf[node];
      for (int band = 0; band < bandCounts.length; band++) {
        int count = bandCounts[band][rank];
        bandCounts[band][rank] = at;
        at += count;
        sums[node] += bandSums[band][rank];
      }
      start[node + 1] = at;
    }
    Arrays.fill(bandSums, null);
    return start;
  }

  private void sumRows(int from, int to, double[] scale, int band, int[] drained, boolean keep) {
    int[] counts = bandCounts[band];
    long[] sums = bandSums[band];
    int[] found = new int[cols];
    for (int row = from; row < to; row++) {
      int size = 0;
      for (int cell = row * cols; cell < row * cols + cols; cell++) {
        int label = labels[cell];
        float height = z[cell];
        drained[label + 2]++;
        if (rootLevel[label + 2] > height) {
          int rank = rankOfCell(label, height);
          found[size++] = rank;
          counts[rank]++;
          sums[rank] += (long) (((double) outlet[rank] - height) * scale[rank] + 0.5);
        }
      }
      ranksOfRow[row] = keep ? Arrays.copyOf(found, size) : NOTHING;
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
          for (int row = from; row < to; row++) {
            int at = 0;
            int[] ranks = ranksOfRow[row];
            for (int cell = row * cols; cell < row * cols + cols; cell++) {
              float height = z[cell];
              if (rootLevel[labels[cell] + 2] > height) {
                heights[next[ranks[at++]]++] = height;
              }
            }
            ranksOfRow[row] = NOTHING;
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
