package org.freshet.terrain;

import java.util.Arrays;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.Pages;
import org.freshet.grid.Tiles.Window;

/**
 * The rasters that solving a terrain in tiles needs, row-major, wherever they are kept: on the heap
 * or in a file larger than the memory. Nine bytes per cell. Windows are copied in and out.
 *
 * @param geometry where the raster lies
 * @param elevation heights, m, NaN for no data, four bytes each
 * @param codes what is known of each cell while it is solved, at last its direction; one byte
 * @param labels leaf of each cell; four bytes
 */
public record TerrainPages(GridGeometry geometry, Pages elevation, Pages codes, Pages labels) {
  /** Checks the sizes. */
  public TerrainPages {
    long cells = geometry.cells();
    if (elevation.bytes() < 4 * cells || codes.bytes() < cells || labels.bytes() < 4 * cells) {
      throw new IllegalArgumentException(
          "Pages of "
              + elevation.bytes()
              + ", "
              + codes.bytes()
              + " and "
              + labels.bytes()
              + " bytes for a raster of "
              + cells
              + " cells.");
    }
  }

  /** On the heap, around heights that are copied. */
  public static TerrainPages onHeap(GridGeometry geometry, float[] heights) {
    long cells = geometry.cells();
    Pages elevation = Pages.onHeap(4 * cells);
    elevation.write(0, heights, 0, heights.length);
    return new TerrainPages(geometry, elevation, Pages.onHeap(cells), Pages.onHeap(4 * cells));
  }

  private interface Line {
    void move(long cell, int offset, int count);
  }

  // The part of a window that lies on the raster, a line at a time.
  private void lines(Window window, Line line) {
    int cols = geometry.cols();
    int west = Math.max(0, -window.col());
    int count = Math.min(cols, window.col() + window.cols()) - window.col() - west;
    for (int row = 0; row < window.rows(); row++) {
      long on = (long) window.row() + row;
      if (on >= 0 && on < geometry.rows()) {
        line.move(on * cols + window.col() + west, row * window.cols() + west, count);
      }
    }
  }

  private boolean sticksOut(Window window) {
    return window.row() < 0
        || window.col() < 0
        || window.row() + window.rows() > geometry.rows()
        || window.col() + window.cols() > geometry.cols();
  }

  /** Copies heights out; NaN beyond the raster. */
  public void readHeights(Window window, float[] into) {
    if (sticksOut(window)) {
      Arrays.fill(into, 0, window.cells(), Float.NaN);
    }
    lines(window, (cell, offset, count) -> elevation.read(cell, into, offset, count));
  }

  /** Copies codes out; void beyond the raster. */
  void readCodes(Window window, byte[] into) {
    if (sticksOut(window)) {
      Arrays.fill(into, 0, window.cells(), Codes.VOID);
    }
    lines(window, (cell, offset, count) -> codes.read(cell, into, offset, count));
  }

  /** Copies labels out; no data beyond the raster. */
  public void readLabels(Window window, int[] into) {
    if (sticksOut(window)) {
      Arrays.fill(into, 0, window.cells(), BasinGraph.NODATA);
    }
    lines(window, (cell, offset, count) -> labels.read(cell, into, offset, count));
  }

  /** Copies the codes of a window in, from an array in which a ring surrounds them. */
  void writeCodes(Window window, int ring, byte[] from) {
    int cols = window.cols() + 2 * ring;
    for (int row = 0; row < window.rows(); row++) {
      long cell = (long) (window.row() + row) * geometry.cols() + window.col();
      codes.write(cell, from, (row + ring) * cols + ring, window.cols());
    }
  }

  /** Copies the labels of a window in, from an array in which a ring surrounds them. */
  void writeLabels(Window window, int ring, int[] from) {
    int cols = window.cols() + 2 * ring;
    for (int row = 0; row < window.rows(); row++) {
      long cell = (long) (window.row() + row) * geometry.cols() + window.col();
      labels.write(cell, from, (row + ring) * cols + ring, window.cols());
    }
  }
}
