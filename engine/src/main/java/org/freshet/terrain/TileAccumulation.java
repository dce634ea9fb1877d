package org.freshet.terrain;

import java.util.Arrays;
import org.freshet.grid.Bands;
import org.freshet.grid.D8;
import org.freshet.grid.Pages;
import org.freshet.grid.Tiles;
import org.freshet.grid.Tiles.Window;
import org.freshet.progress.Progress;

/**
 * Flow accumulation of a raster that need not fit into memory (after Barnes, 2017,
 * doi:10.1016/j.envsoft.2017.02.022): each tile is accumulated on its own, a graph of the cells at
 * which water crosses from tile to tile is accumulated over the raster, and each tile is
 * accumulated again with what comes in. Equal to {@link FlowAccumulation}, for any tiles.
 *
 * <p>O(cells). Memory: 13 bytes per cell of a tile and thread, 16 per border cell of all tiles.
 */
public final class TileAccumulation {
  private static final int NONE = -1;

  private final TerrainPages pages;
  private final Tiles tiles;
  private final int threads;
  private final Progress progress;
  private final int[] firstPlace;
  private int[] inflow = {};
  private int[] through = {};

  private TileAccumulation(TerrainPages pages, Tiles tiles, int threads, Progress progress) {
    this.pages = pages;
    this.tiles = tiles;
    this.threads = threads;
    this.progress = progress;
    this.firstPlace = new int[tiles.count() + 1];
  }

  /**
   * Accumulates cells.
   *
   * @param pages codes are directions without cycles, labels tell no data
   * @param tiles how to cut the raster
   * @param into receives the sums, row-major, four bytes per cell
   */
  public static void run(
      TerrainPages pages, Tiles tiles, int threads, Progress progress, Pages into) {
    new TileAccumulation(pages, tiles, threads, progress).run(into);
  }

  private void run(Pages into) {
    for (int tile = 0; tile < tiles.count(); tile++) {
      firstPlace[tile + 1] = firstPlace[tile] + Ring.size(tiles.window(tile));
    }
    int places = firstPlace[tiles.count()];
    int[] next = new int[places];
    int[] own = new int[places];
    through = new int[places];
    inflow = new int[places];
    Arrays.fill(next, NONE);
    eachTile("flow across tiles", (work, tile, window) -> summarise(work, tile, window, next, own));
    accumulate(next, own);
    eachTile("flow accumulation", (work, tile, window) -> write(work, tile, window, into));
  }

  private interface TileTask {
    void run(TileFlow work, int tile, Window window);
  }

  private void eachTile(String stage, TileTask task) {
    progress.begin(stage, pages.geometry().cells());
    TileFlow[] workers = new TileFlow[threads];
    Bands.run(
        threads,
        tiles.count(),
        1,
        (thread, tile, from, to) -> {
          if (workers[thread] == null) {
            workers[thread] = new TileFlow(pages);
          }
          Window window = tiles.window(tile);
          task.run(workers[thread], tile, window);
          progress.advance(window.cells());
        });
  }

  // Per border cell: the border cell of another tile it drains into, what it has of its own tile,
  // and through which border cell of its tile water that comes in at it goes out again.
  private void summarise(TileFlow flow, int tile, Window window, int[] next, int[] own) {
    flow.read(window);
    flow.accumulate();
    int first = firstPlace[tile];
    int[] exits = flow.exits();
    for (int place = 0; place < Ring.size(window); place++) {
      int cell = flow.borderCell(place);
      own[first + place] = flow.sum(cell);
      int direction = flow.wayOut(cell);
      int out = exits[place];
      through[first + place] = out == NONE ? NONE : first + placeOn(window, out);
      if (direction != D8.NONE) {
        int row = window.row() + cell / window.cols() + D8.rowStep(direction);
        int col = window.col() + cell % window.cols() + D8.colStep(direction);
        next[first + place] = placeOf(row, col, tile);
      }
    }
  }

  private static int placeOn(Window window, int cell) {
    return Ring.index(window, cell / window.cols(), cell % window.cols());
  }

  // Place of a border cell of another tile; NONE within the same tile.
  private int placeOf(int row, int col, int tile) {
    int other = tiles.tileOf(row, col);
    if (other == tile) {
      return NONE;
    }
    Window window = tiles.window(other);
    return firstPlace[other] + Ring.index(window, row - window.row(), col - window.col());
  }

  // Each exit hands its tile's own water on once; water that came in follows when all of it has.
  private void accumulate(int[] next, int[] own) {
    int[] missing = new int[next.length];
    for (int place = 0; place < next.length; place++) {
      if (next[place] != NONE) {
        missing[next[place]]++;
      }
      if (through[place] != NONE && through[place] != place) {
        missing[through[place]]++;
      }
    }
    walk(next, own, missing);
  }

  private void walk(int[] next, int[] own, int[] missing) {
    int[] carried = new int[next.length];
    int[] stack = new int[next.length];
    int size = 0;
    for (int place = 0; place < next.length; place++) {
      if (missing[place] == 0) {
        stack[size++] = place;
      }
    }
    while (size > 0) {
      int place = stack[--size];
      int in = inflow[place];
      int exit = through[place];
      carried[place] += in;
      if (exit != NONE && exit != place) {
        carried[exit] += in;
        if (--missing[exit] == 0) {
          stack[size++] = exit;
        }
      }
      int to = next[place];
      if (to != NONE) {
        inflow[to] += own[place] + carried[place];
        if (--missing[to] == 0) {
          stack[size++] = to;
        }
      }
    }
  }

  private void write(TileFlow flow, int tile, Window window, Pages into) {
    flow.read(window);
    for (int place = 0; place < Ring.size(window); place++) {
      flow.add(flow.borderCell(place), inflow[firstPlace[tile] + place]);
    }
    flow.accumulate();
    flow.write(into);
  }
}
