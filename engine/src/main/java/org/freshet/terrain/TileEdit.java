package org.freshet.terrain;

import java.util.BitSet;
import org.freshet.grid.IntColumn;
import org.freshet.grid.Scratch;
import org.freshet.grid.Tiles;

/** Solves again the tiles that an edit of heights touches. One use; not thread-safe. */
final class TileEdit {
  /** How far a cell is seen from the tiles around it. */
  private static final int REACH = 2;

  private final TerrainPages pages;
  private final TerrainOptions options;
  private final Tiles tiles;

  TileEdit(TerrainPages pages, TerrainOptions options, Tiles tiles) {
    this.pages = pages;
    this.options = options;
    this.tiles = tiles;
  }

  /**
   * Solves what must be solved.
   *
   * @param cells edited cells, their heights in the pages already
   * @param solved result, tiles solved again
   * @param summaries of all tiles; those of solved ones are replaced
   * @param crossing cells of plateaus that cross tiles, by tile; replaced likewise
   */
  void solve(int[] cells, BitSet solved, TileSummary[] summaries, IntColumn[] crossing) {
    for (int cell : cells) {
      addAround(cell, solved);
    }
    TileDescent descent = new TileDescent(pages, options.flowRule());
    solved.stream().forEach(tile -> crossing[tile] = IntColumn.of(descent.run(tiles.window(tile))));
    resolve(crossing, solved);
    TileBasins basins = new TileBasins(pages, options.flowRule());
    solved.stream()
        .forEach(tile -> summaries[tile] = basins.run(tiles.window(tile), Scratch.onHeap()));
  }

  private void addAround(int cell, BitSet touched) {
    int row = cell / tiles.cols();
    int col = cell % tiles.cols();
    for (int r = row - REACH; r <= row + REACH; r++) {
      for (int c = col - REACH; c <= col + REACH; c++) {
        if (r >= 0 && c >= 0 && r < tiles.rows() && c < tiles.cols()) {
          touched.set(tiles.tileOf(r, c));
        }
      }
    }
  }

  // Plateaus that cross tiles are few: all are resolved again, and tiles in which a cell of one
  // turned otherwise are solved again.
  private void resolve(IntColumn[] crossing, BitSet solved) {
    byte[][] before = new byte[crossing.length][];
    for (int tile = 0; tile < before.length; tile++) {
      IntColumn cells = crossing[tile];
      before[tile] = new byte[cells.size()];
      for (int i = 0; i < cells.size(); i++) {
        before[tile][i] = pages.codes().getByte(cells.get(i));
        pages.codes().putByte(cells.get(i), (byte) (Codes.FLAT | Codes.CHECK));
      }
    }
    Flats.resolveAcross(pages, tiles.cols(), crossing, options.threads(), Scratch.onHeap());
    for (int tile = 0; tile < before.length; tile++) {
      IntColumn cells = crossing[tile];
      for (int i = 0; i < cells.size(); i++) {
        if (pages.codes().getByte(cells.get(i)) != before[tile][i]) {
          solved.set(tile);
        }
      }
    }
  }
}
