package org.freshet.terrain;

import org.freshet.grid.FlagColumn;
import org.freshet.grid.Tiles.Window;

/**
 * Makes outlets of the cells beside no data in regions that nothing drains, and forgets what was
 * found of all others, so that the tiles can be solved again. Labels must be leaves of the raster.
 * One per thread.
 */
final class TileIslands {
  private final TerrainPages pages;
  private final FlagColumn closed;
  private int[] labels = {};
  private byte[] codes = {};

  TileIslands(TerrainPages pages, FlagColumn closed) {
    this.pages = pages;
    this.closed = closed;
  }

  /** Rewrites the codes of a tile; returns the number of outlets made. */
  int run(Window tile) {
    Window window = tile.grown(1);
    if (labels.length < window.cells()) {
      labels = new int[window.cells()];
      codes = new byte[window.cells()];
    }
    pages.readLabels(window, labels);
    pages.readCodes(window, codes);
    int cols = window.cols();
    int[] steps = Codes.steps(cols);
    int made = 0;
    for (int row = 1; row < window.rows() - 1; row++) {
      for (int cell = row * cols + 1; cell < row * cols + cols - 1; cell++) {
        int code = codes[cell] & Codes.MASK;
        if (code == Codes.OUTLET || code == Codes.VOID || code == Codes.WALL) {
          continue;
        }
        boolean shore = labels[cell] >= 0 && closed.get(labels[cell]) && besideNodata(cell, steps);
        codes[cell] = shore ? Codes.OUTLET | Codes.CHECK : Codes.UNSEEN;
        made += shore ? 1 : 0;
      }
    }
    pages.writeCodes(tile, 1, codes);
    return made;
  }

  private boolean besideNodata(int cell, int[] steps) {
    for (int step : steps) {
      if (labels[cell + step] == BasinGraph.NODATA) {
        return true;
      }
    }
    return false;
  }
}
