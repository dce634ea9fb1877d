package org.freshet.terrain;

import java.util.Arrays;
import org.freshet.grid.D8;
import org.freshet.grid.Pages;
import org.freshet.grid.Tiles.Window;

/** Flow accumulation within one tile. One per thread. */
final class TileFlow {
  private static final int NONE = -1;
  private static final byte DONE = -1;
  private static final byte OUTWARDS = 8;
  private static final int UNKNOWN = -2;

  private final TerrainPages pages;
  private Window window = new Window(0, 0, 0, 0);
  private byte[] directions = {};
  private byte[] missing = {};
  private int[] sums = {};
  private int[] exits = {};
  private int[] steps = {};

  TileFlow(TerrainPages pages) {
    this.pages = pages;
  }

  /** Takes a tile: every cell with data counts one. */
  void read(Window tile) {
    window = tile;
    steps = Codes.steps(tile.cols());
    if (sums.length < tile.cells()) {
      directions = new byte[tile.cells()];
      missing = new byte[tile.cells()];
      sums = new int[tile.cells()];
    }
    pages.readCodes(tile, directions);
    pages.readLabels(tile, sums);
    for (int cell = 0; cell < tile.cells(); cell++) {
      sums[cell] = sums[cell] == BasinGraph.NODATA ? 0 : 1;
    }
    for (int place = 0; place < Ring.size(tile); place++) {
      int cell = borderCell(place);
      if (leadsOut(cell)) {
        directions[cell] += OUTWARDS;
      }
    }
  }

  private boolean leadsOut(int cell) {
    int direction = directions[cell];
    if (direction < 0 || direction >= OUTWARDS) {
      return false;
    }
    int row = cell / window.cols() + D8.rowStep(direction);
    int col = cell % window.cols() + D8.colStep(direction);
    return row < 0 || col < 0 || row >= window.rows() || col >= window.cols();
  }

  /** Adds water that comes in from another tile. */
  void add(int cell, int count) {
    sums[cell] += count;
  }

  /** Lets all water run as far as the tile goes. */
  void accumulate() {
    int cells = window.cells();
    Arrays.fill(missing, 0, cells, (byte) 0);
    for (int cell = 0; cell < cells; cell++) {
      int next = next(cell);
      if (next != NONE) {
        missing[next]++;
      }
    }
    for (int cell = 0; cell < cells; cell++) {
      int at = cell;
      while (at != NONE && missing[at] == 0) {
        missing[at] = DONE;
        int next = next(at);
        if (next != NONE) {
          sums[next] += sums[at];
          missing[next]--;
        }
        at = next;
      }
    }
  }

  // The cell of the tile into which a cell drains, or none.
  private int next(int cell) {
    int direction = directions[cell];
    return direction < 0 || direction >= OUTWARDS ? NONE : cell + steps[direction];
  }

  /**
   * For every border cell, the cell of the tile over which its water leaves the tile, maybe itself;
   * -1 where it ends within. Each cell is walked over once.
   */
  int[] exits() {
    if (exits.length < window.cells()) {
      exits = new int[window.cells()];
    }
    Arrays.fill(exits, 0, window.cells(), UNKNOWN);
    int[] found = new int[Ring.size(window)];
    for (int place = 0; place < found.length; place++) {
      int start = borderCell(place);
      int at = start;
      int exit = exits[at];
      while (exit == UNKNOWN) {
        int next = next(at);
        if (next == NONE) {
          exit = directions[at] < 0 ? NONE : at;
        } else {
          at = next;
          exit = exits[at];
        }
      }
      for (int back = start; back != NONE && exits[back] == UNKNOWN; back = next(back)) {
        exits[back] = exit;
      }
      found[place] = exit;
    }
    return found;
  }

  /** Cell of the tile by its number on the border. */
  int borderCell(int place) {
    return Ring.row(window, place) * window.cols() + Ring.col(window, place);
  }

  int sum(int cell) {
    return sums[cell];
  }

  /** Direction of a cell that leads out of the tile; none of all others. */
  int wayOut(int cell) {
    return directions[cell] >= OUTWARDS ? directions[cell] - OUTWARDS : D8.NONE;
  }

  /** Writes the sums. */
  void write(Pages into) {
    int cols = pages.geometry().cols();
    for (int row = 0; row < window.rows(); row++) {
      long cell = (long) (window.row() + row) * cols + window.col();
      into.write(cell, sums, row * window.cols(), window.cols());
    }
  }
}
