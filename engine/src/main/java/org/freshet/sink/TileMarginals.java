package org.freshet.sink;

import org.freshet.grid.Bands;
import org.freshet.grid.FloatColumn;
import org.freshet.grid.IntColumn;
import org.freshet.grid.IntList;
import org.freshet.grid.LongColumn;
import org.freshet.grid.Scratch;
import org.freshet.grid.Tiles;
import org.freshet.grid.Tiles.Window;
import org.freshet.progress.Progress;
import org.freshet.terrain.TerrainPages;

/**
 * The cells of every node, of a raster solved in tiles: see {@link MarginalCells}, which does the
 * same in arrays. Sums are of whole numbers and heights are sorted, so tiles may come in any order.
 *
 * <p>Memory: per thread 16 bytes per cell of a tile, or 4 per cell of the largest node where that
 * is more; see {@link CurveParts}.
 */
final class TileMarginals implements NodeCells {
  private final TerrainPages pages;
  private final Tiles tiles;
  private final CellNodes search;
  private final int threads;
  private final ModelSpace space;
  private final Progress progress;

  TileMarginals(
      TerrainPages pages,
      Tiles tiles,
      CellNodes search,
      int threads,
      ModelSpace space,
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
    void run(int thread, Found found);
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
          take.run(thread, workers[thread]);
          progress.advance(workers[thread].cells);
        });
  }

  @Override
  public IntColumn sum(
      IntColumn exponents, LongColumn sums, IntColumn catchments, boolean keep, Scratch room) {
    IntColumn counts = room.ints(search.nodes());
    eachTile(
        "volumes",
        (thread, found) -> {
          long[] sumOfRun = sums(found, exponents);
          int[] drained = drained(found);
          synchronized (counts) {
            add(found, sumOfRun, counts, sums);
            for (int i = 0; i < drained.length; i += 2) {
              catchments.add(drained[i], drained[i + 1]);
            }
          }
        });
    IntColumn start = room.ints(counts.size() + 1);
    for (int node = 0; node < counts.size(); node++) {
      start.set(node + 1, start.get(node) + counts.get(search.rank(node)));
    }
    return start;
  }

  private long[] sums(Found found, IntColumn exponents) {
    long[] sums = new long[found.ranks.size()];
    int at = 0;
    for (int run = 0; run < sums.length; run++) {
      int rank = found.ranks.get(run);
      double scale = NodeFigures.power(exponents.get(rank));
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

  private static void add(Found found, long[] runs, IntColumn counts, LongColumn sums) {
    int from = 0;
    for (int run = 0; run < runs.length; run++) {
      int rank = found.ranks.get(run);
      counts.add(rank, found.ends.get(run) - from);
      sums.add(rank, runs[run]);
      from = found.ends.get(run);
    }
  }

  @Override
  public FloatColumn heights(IntColumn start) {
    int size = start.get(start.size() - 1);
    SectionOut heights = space.written("CURV", 4L * size);
    try (CurveParts parts = new CurveParts(start, search, partSize(), threads, space)) {
      eachTile("storage curves", (thread, found) -> setDown(thread, found, parts));
      parts.end();
      progress.begin("sort storage curves", size);
      Bands.run(
          threads,
          parts.count(),
          1,
          (thread, part, from, to) -> progress.advance(parts.finish(part, heights)));
    }
    return FloatColumn.in(heights.pages(), 0, size);
  }

  private static void setDown(int thread, Found found, CurveParts parts) {
    int from = 0;
    for (int run = 0; run < found.ranks.size(); run++) {
      int to = found.ends.get(run);
      parts.add(thread, found.ranks.get(run), found.heights, from, to);
      from = to;
    }
  }

  // What is sorted at once takes as much room as a tile.
  private int partSize() {
    return (int) Math.min((long) tiles.size() * tiles.size(), 1 << 24);
  }
}
