package org.freshet.sink;

import java.util.Arrays;
import java.util.function.LongFunction;
import org.freshet.grid.Bands;
import org.freshet.grid.IntList;
import org.freshet.grid.Pages;
import org.freshet.grid.Tiles;
import org.freshet.grid.Tiles.Window;
import org.freshet.progress.Progress;
import org.freshet.terrain.TerrainPages;

/**
 * The cells of every node, of a raster solved in tiles: see {@link MarginalCells}, which does the
 * same in arrays. Sums are of whole numbers and heights are sorted, so tiles may come in any order.
 *
 * <p>Memory: per thread 16 bytes per cell of a tile; heights are sorted in parts of at least
 * {@value #SORT_CELLS} cells, or of one node where it has more.
 */
final class TileMarginals implements NodeCells {
  private static final int SORT_CELLS = 1 << 20;

  private final TerrainPages pages;
  private final Tiles tiles;
  private final CellNodes search;
  private final int threads;
  private final LongFunction<Pages> space;
  private final Progress progress;

  TileMarginals(
      TerrainPages pages,
      Tiles tiles,
      CellNodes search,
      int threads,
      LongFunction<Pages> space,
      Progress progress) {
    this.pages = pages;
    this.tiles = tiles;
    this.search = search;
    this.threads = threads;
    this.space = space;
    this.progress = progress;
  }

  /**
   * One tile's cells that lie in depressions, in runs of neighbours that belong to one node: few
   * enough to be handed over while other threads wait. One per thread.
   */
  private final class Found {
    private final int most = (int) Math.min((long) tiles.size() * tiles.size(), tileCells());
    private final float[] z = new float[most];
    private final int[] labels = new int[most];
    private final float[] heights = new float[most];
    private final IntList ranks = new IntList(1024);
    private final IntList ends = new IntList(1024);
    private int cells;
    private int size;

    void read(Window tile) {
      cells = tile.cells();
      pages.readHeights(tile, z);
      pages.readLabels(tile, labels);
      ranks.clear();
      ends.clear();
      size = 0;
      int last = -1;
      for (int cell = 0; cell < cells; cell++) {
        if (!search.contains(labels[cell], z[cell])) {
          continue;
        }
        int rank = search.rankOfCell(labels[cell], z[cell]);
        if (rank != last && size > 0) {
          ends.add(size);
        }
        if (rank != last) {
          ranks.add(rank);
          last = rank;
        }
        heights[size++] = z[cell];
      }
      if (size > 0) {
        ends.add(size);
      }
    }
  }

  private long tileCells() {
    return (long) Math.min(tiles.size(), tiles.rows()) * Math.min(tiles.size(), tiles.cols());
  }

  private interface Take {
    void run(Found found);
  }

  private void eachTile(String stage, Take take) {
    progress.begin(stage, (long) tiles.rows() * tiles.cols());
    Found[] workers = new Found[threads];
    Bands.run(
        threads,
        tiles.count(),
        1,
        (thread, tile, from, to) -> {
          if (workers[thread] == null) {
            workers[thread] = new Found();
          }
          workers[thread].read(tiles.window(tile));
          take.run(workers[thread]);
          progress.advance(workers[thread].cells);
        });
  }

  @Override
  public int[] sum(short[] exponents, long[] sums, int[] catchments, boolean keep) {
    int[] counts = new int[search.nodes()];
    eachTile(
        "volumes",
        found -> {
          long[] runs = sums(found, exponents);
          int[] drained = drained(found);
          synchronized (counts) {
            add(found, runs, counts, sums);
            for (int i = 0; i < drained.length; i += 2) {
              catchments[drained[i]] += drained[i + 1];
            }
          }
        });
    int[] start = new int[counts.length + 1];
    for (int node = 0; node < counts.length; node++) {
      start[node + 1] = start[node] + counts[search.rank(node)];
    }
    return start;
  }

  private long[] sums(Found found, short[] exponents) {
    long[] sums = new long[found.ranks.size()];
    int at = 0;
    for (int run = 0; run < sums.length; run++) {
      int rank = found.ranks.get(run);
      double scale = NodeFigures.power(exponents[rank]);
      for (; at < found.ends.get(run); at++) {
        double depth = (double) search.outlet(rank) - found.heights[at];
        sums[run] += (long) (depth * scale + 0.5);
      }
    }
    return sums;
  }

  // Pairs of a leaf and the length of a run of its cells.
  private static int[] drained(Found found) {
    IntList runs = new IntList(1024);
    int cell = 0;
    while (cell < found.cells) {
      int first = cell;
      int leaf = found.labels[cell];
      while (cell < found.cells && found.labels[cell] == leaf) {
        cell++;
      }
      if (leaf >= 0) {
        runs.add(leaf);
        runs.add(cell - first);
      }
    }
    return runs.toArray();
  }

  private static void add(Found found, long[] runs, int[] counts, long[] sums) {
    int from = 0;
    for (int run = 0; run < runs.length; run++) {
      int rank = found.ranks.get(run);
      counts[rank] += found.ends.get(run) - from;
      sums[rank] += runs[run];
      from = found.ends.get(run);
    }
  }

  @Override
  public CurveHeights heights(int[] start) {
    int size = start[start.length - 1];
    Pages heights = space.apply(4L * size);
    int[] next = new int[search.nodes()];
    for (int node = 0; node < next.length; node++) {
      next[search.rank(node)] = start[node];
    }
    eachTile(
        "storage curves",
        found -> {
          int[] places = new int[found.ranks.size()];
          synchronized (next) {
            int from = 0;
            for (int run = 0; run < places.length; run++) {
              int rank = found.ranks.get(run);
              places[run] = next[rank];
              next[rank] += found.ends.get(run) - from;
              from = found.ends.get(run);
            }
          }
          int from = 0;
          for (int run = 0; run < places.length; run++) {
            int count = found.ends.get(run) - from;
            heights.write(places[run], found.heights, from, count);
            from += count;
          }
        });
    sort(start, heights);
    return CurveHeights.of(heights, size);
  }

  private void sort(int[] start, Pages heights) {
    int nodes = start.length - 1;
    int[] parts = new int[start[nodes] / SORT_CELLS + 3];
    int count = 0;
    for (int node = 1; node <= nodes; node++) {
      if (start[node] - start[parts[count]] >= SORT_CELLS || node == nodes) {
        parts[++count] = node;
      }
    }
    Bands.run(
        threads,
        count,
        1,
        (thread, part, from, to) -> sort(start, parts[part], parts[part + 1], heights));
  }

  private static void sort(int[] start, int fromNode, int toNode, Pages heights) {
    int first = start[fromNode];
    float[] part = new float[start[toNode] - first];
    heights.read(first, part, 0, part.length);
    for (int node = fromNode; node < toNode; node++) {
      Arrays.sort(part, start[node] - first, start[node + 1] - first);
    }
    heights.write(first, part, 0, part.length);
  }
}
