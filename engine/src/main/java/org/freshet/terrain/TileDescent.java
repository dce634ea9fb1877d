package org.freshet.terrain;

import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntList;
import org.freshet.grid.Tiles.Window;
import org.freshet.progress.Progress;

/**
 * Directions of descent within one tile, and the way out of its plateaus. Sees two rings of cells
 * around the tile, so that it knows which cells beside the tile drain; plateaus that go on beyond
 * the tile are left flat for {@link Flats} over the whole raster. One per thread.
 */
final class TileDescent {
  private static final int RING = 2;

  /** A flat cell whose plateau goes on in another tile, while the tile is worked on. */
  private static final byte HELD = 13 | Codes.CHECK;

  private final TerrainPages pages;
  private final FlowRule rule;
  private float[] z = {};
  private byte[] codes = {};
  private int cols;
  private int[] steps = {};
  private final IntList held = new IntList(64);

  TileDescent(TerrainPages pages, FlowRule rule) {
    this.pages = pages;
    this.rule = rule;
  }

  /**
   * Solves a tile and writes its codes.
   *
   * @return cells left flat, ascending
   */
  int[] run(Window tile) {
    Window window = tile.grown(RING);
    read(window);
    markOutlets(window);
    GridGeometry geometry = pages.geometry();
    int[] flats = Descent.run(z, window.rows(), cols, geometry, rule, 1, Progress.NONE, codes);
    int[] own = inside(flats, window);
    hold(own, window);
    int[] free = without(own);
    Flats.resolve(new FlatCells.InArrays(z, codes), cols, free, 1);
    int[] crossing = new int[own.length - free.length];
    int count = 0;
    for (int cell : own) {
      if (codes[cell] == HELD) {
        codes[cell] = Codes.FLAT | Codes.CHECK;
        crossing[count++] = geometry.cell(window.row() + cell / cols, window.col() + cell % cols);
      }
    }
    pages.writeCodes(tile, RING, codes);
    return crossing;
  }

  private void read(Window window) {
    if (z.length < window.cells()) {
      z = new float[window.cells()];
      codes = new byte[window.cells()];
    }
    if (cols != window.cols()) {
      cols = window.cols();
      steps = Codes.steps(cols);
    }
    pages.readHeights(window, z);
    pages.readCodes(window, codes);
    // A neighbour that is solved already has written what it found; here all start alike.
    for (int cell = 0; cell < window.cells(); cell++) {
      int code = codes[cell] & Codes.MASK;
      boolean known = code == Codes.OUTLET || code == Codes.VOID || code == Codes.WALL;
      codes[cell] = known ? codes[cell] : Codes.UNSEEN;
    }
  }

  private void markOutlets(Window window) {
    for (int row = 1; row < window.rows() - 1; row++) {
      for (int cell = row * cols + 1; cell < row * cols + cols - 1; cell++) {
        if (codes[cell] == Codes.VOID) {
          markAround(cell);
        }
      }
    }
    markAlong(window, 0);
    markAlong(window, window.rows() - 1);
    for (int row = 1; row < window.rows() - 1; row++) {
      markFromRing(window, row, 0);
      markFromRing(window, row, cols - 1);
    }
  }

  private void markAlong(Window window, int row) {
    for (int col = 0; col < cols; col++) {
      markFromRing(window, row, col);
    }
  }

  private void markFromRing(Window window, int row, int col) {
    if (codes[row * cols + col] != Codes.VOID) {
      return;
    }
    for (int r = Math.max(1, row - 1); r <= Math.min(window.rows() - 2, row + 1); r++) {
      for (int c = Math.max(1, col - 1); c <= Math.min(cols - 2, col + 1); c++) {
        mark(r * cols + c);
      }
    }
  }

  private void markAround(int cell) {
    for (int step : steps) {
      mark(cell + step);
    }
  }

  private void mark(int cell) {
    if (codes[cell] == Codes.UNSEEN) {
      codes[cell] = Codes.OUTLET | Codes.CHECK;
    }
  }

  private int[] inside(int[] flats, Window window) {
    IntList own = new IntList(flats.length);
    for (int cell : flats) {
      int row = cell / cols;
      int col = cell % cols;
      if (row >= RING && row < window.rows() - RING && col >= RING && col < cols - RING) {
        own.add(cell);
      }
    }
    return own.toArray();
  }

  // Holds whole plateaus: from their cells beside a flat cell of another tile, through the tile.
  private void hold(int[] own, Window window) {
    held.clear();
    for (int cell : own) {
      int row = cell / cols;
      int col = cell % cols;
      boolean edge =
          row == RING || row == window.rows() - RING - 1 || col == RING || col == cols - RING - 1;
      if (edge && codes[cell] != HELD && goesOn(cell, window)) {
        codes[cell] = HELD;
        held.add(cell);
      }
    }
    while (held.size() > 0) {
      int cell = held.removeLast();
      for (int step : steps) {
        int next = cell + step;
        if (codes[next] == (Codes.FLAT | Codes.CHECK)
            && z[next] == z[cell]
            && !ring(next, window)) {
          codes[next] = HELD;
          held.add(next);
        }
      }
    }
  }

  private boolean goesOn(int cell, Window window) {
    for (int step : steps) {
      int next = cell + step;
      if (codes[next] == (Codes.FLAT | Codes.CHECK) && z[next] == z[cell] && ring(next, window)) {
        return true;
      }
    }
    return false;
  }

  private boolean ring(int cell, Window window) {
    int row = cell / cols;
    int col = cell % cols;
    return row < RING || row >= window.rows() - RING || col < RING || col >= cols - RING;
  }

  private int[] without(int[] own) {
    IntList free = new IntList(own.length);
    for (int cell : own) {
      if (codes[cell] != HELD) {
        free.add(cell);
      }
    }
    return free.toArray();
  }
}
