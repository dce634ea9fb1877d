package org.freshet.sink;

import java.util.Arrays;
import org.freshet.grid.Bands;
import org.freshet.grid.FloatColumn;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.IntColumn;
import org.freshet.grid.LongColumn;
import org.freshet.grid.Scratch;
import org.freshet.progress.Progress;

/**
 * The cells of every node, of a raster in arrays: counts them, sums their depths below the outlet,
 * and sorts their heights for the storage curves.
 *
 * <p>Depths are summed as whole multiples of a power of two chosen per node, fine enough to be
 * exact for heights of common terrain, so sums depend neither on order nor on threads.
 */
final class MarginalCells implements NodeCells {
  private static final int[] NOTHING = {};

  private final float[] z;
  private final int[] labels;
  private final int rows;
  private final int cols;
  private final int threads;
  private final Progress progress;
  private final int nodes;
  private final CellNodes search;
  private final int bandRows;
  private final int[][] bandCounts;
  private final long[][] bandSums;
  private final int[][] ranksOfRow;

  /** Prepares for a raster, its labels and the nodes above them. */
  MarginalCells(
      FloatGrid elevation, int[] labels, CellNodes search, int threads, Progress progress) {
    this.z = elevation.array();
    this.labels = labels;
    this.rows = elevation.geometry().rows();
    this.cols = elevation.geometry().cols();
    this.threads = threads;
    this.progress = progress;
    this.nodes = search.nodes();
    this.search = search;
    // One band per thread: each has its own counts, then its own places in every node's list.
    this.bandRows = Math.max(1, (rows + threads - 1) / threads);
    int bands = Bands.blocks(rows, bandRows);
    this.bandCounts = new int[bands][];
    this.bandSums = new long[bands][];
    this.ranksOfRow = new int[rows][];
  }

  @Override
  public IntColumn sum(
      IntColumn exponents, LongColumn sums, IntColumn catchments, boolean keep, Scratch room) {
    progress.begin("volumes", (long) rows * cols);
    Bands.run(
        threads,
        rows,
        bandRows,
        (worker, band, from, to) -> {
          bandCounts[band] = new int[nodes];
          bandSums[band] = new long[nodes];
          int[] drained = new int[catchments.size() + 2];
          sumRows(from, to, exponents, band, drained, keep);
          synchronized (catchments) {
            for (int leaf = 0; leaf < catchments.size(); leaf++) {
              catchments.add(leaf, drained[leaf + 2]);
            }
          }
        });
    IntColumn start = room.ints(nodes + 1);
    for (int node = 0; node < nodes; node++) {
      int at = start.get(node);
      int rank = search.rank(node);
      for (int band = 0; band < bandCounts.length; band++) {
        int count = bandCounts[band][rank];
        bandCounts[band][rank] = at;
        at += count;
        sums.add(rank, bandSums[band][rank]);
      }
      start.set(node + 1, at);
    }
    Arrays.fill(bandSums, null);
    return start;
  }

  private void sumRows(
      int from, int to, IntColumn exponents, int band, int[] drained, boolean keep) {
    int[] counts = bandCounts[band];
    long[] sums = bandSums[band];
    int[] found = new int[cols];
    for (int row = from; row < to; row++) {
      int size = 0;
      for (int cell = row * cols; cell < row * cols + cols; cell++) {
        int label = labels[cell];
        float height = z[cell];
        drained[label + 2]++;
        if (search.contains(label, height)) {
          int rank = search.rankOfCell(label, height);
          found[size++] = rank;
          counts[rank]++;
          double depth = (double) search.outlet(rank) - height;
          sums[rank] += (long) (depth * NodeFigures.power(exponents.get(rank)) + 0.5);
        }
      }
      ranksOfRow[row] = keep ? Arrays.copyOf(found, size) : NOTHING;
      progress.advance(cols);
    }
  }

  @Override
  public FloatColumn heights(IntColumn start) {
    progress.begin("storage curves", (long) rows * cols);
    float[] heights = new float[start.get(nodes)];
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
              if (search.contains(labels[cell], height)) {
                heights[next[ranks[at++]]++] = height;
              }
            }
            ranksOfRow[row] = NOTHING;
            progress.advance(cols);
          }
        });
    progress.begin("sort storage curves", heights.length);
    Bands.run(
        threads,
        nodes,
        256,
        (worker, block, from, to) -> {
          for (int node = from; node < to; node++) {
            Arrays.sort(heights, start.get(node), start.get(node + 1));
          }
          progress.advance(start.get(to) - start.get(from));
        });
    return FloatColumn.of(heights);
  }
}
