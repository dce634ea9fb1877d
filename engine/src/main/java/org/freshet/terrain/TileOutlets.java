package org.freshet.terrain;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.freshet.grid.Bands;
import org.freshet.grid.Tiles;
import org.freshet.grid.Tiles.Window;

/**
 * Tells no data from ground in a raster kept in pages, and no data that swallows water from no data
 * that is a wall; see {@link OutletCells}, which does the same in arrays. Outlets themselves are
 * marked tile by tile, when a tile is solved. Memory: one window per thread, and two numbers per
 * run of no-data cells in a row.
 */
final class TileOutlets {
  private final TerrainPages pages;
  private final Tiles tiles;
  private final int cols;
  private final int[] nodataInRow;

  private TileOutlets(TerrainPages pages, Tiles tiles) {
    this.pages = pages;
    this.tiles = tiles;
    this.cols = pages.geometry().cols();
    this.nodataInRow = new int[pages.geometry().rows()];
  }

  /**
   * Writes the first codes of all cells: unseen, void or wall.
   *
   * @return number of valid cells
   * @throws IllegalArgumentException if a height is infinite
   */
  static int mark(TerrainPages pages, Tiles tiles, boolean interiorDrains, int threads) {
    return new TileOutlets(pages, tiles).run(interiorDrains, threads);
  }

  private int run(boolean interiorDrains, int threads) {
    AtomicLong nodata = new AtomicLong();
    byte code = interiorDrains ? Codes.VOID : Codes.WALL;
    int rowsOfTile = Math.min(tiles.size(), 64);
    Bands.run(
        threads,
        tiles.rows(),
        rowsOfTile,
        (worker, block, from, to) -> {
          float[] z = new float[cols];
          byte[] codes = new byte[cols];
          for (int row = from; row < to; row++) {
            nodataInRow[row] = scan(row, code, z, codes);
            nodata.addAndGet(nodataInRow[row]);
          }
        });
    if (nodata.get() > 0 && !interiorDrains) {
      new NodataRuns(tiles.rows(), cols, codesByRow()).openToEdge(nodataInRow);
    }
    return (int) (pages.geometry().cells() - nodata.get());
  }

  private int scan(int row, byte code, float[] z, byte[] codes) {
    pages.readHeights(new Window(row, 0, 1, cols), z);
    int count = 0;
    for (int col = 0; col < cols; col++) {
      boolean valid = Float.isFinite(z[col]);
      codes[col] = valid ? Codes.UNSEEN : code;
      if (!valid) {
        OutletCells.requireNodata(z[col], row, col);
        count++;
      }
    }
    pages.codes().write((long) row * cols, codes, 0, cols);
    return count;
  }

  private NodataRuns.Rows codesByRow() {
    byte[] open = new byte[cols];
    Arrays.fill(open, Codes.VOID);
    return new NodataRuns.Rows() {
      @Override
      public void read(int row, byte[] into) {
        pages.codes().read((long) row * cols, into, 0, cols);
      }

      @Override
      public void open(int from, int to) {
        pages.codes().write(from, open, 0, to - from);
      }
    };
  }
}
