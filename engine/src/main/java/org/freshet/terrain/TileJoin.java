package org.freshet.terrain;

import java.util.Arrays;
import org.freshet.grid.IntList;
import org.freshet.grid.Tiles;
import org.freshet.grid.Tiles.Window;

/**
 * Puts the summaries of all tiles together: numbers the leaves of the raster, finds the basin
 * behind every cell at which water leaves a tile, and gathers the passes. O(border cells + leaves +
 * passes). Not thread-safe.
 */
final class TileJoin {
  private static final int UNSET = BasinLabels.UNSET;

  private final Tiles tiles;
  private final TileSummary[] summaries;
  private final int[][] leaves;
  private final int[][] resolved;
  private final IntList pathTiles = new IntList(16);
  private final IntList pathPlaces = new IntList(16);

  /** Pit cell of every leaf of the raster, ascending. */
  final int[] pits;

  final float[] pitHeights;

  TileJoin(Tiles tiles, TileSummary[] summaries) {
    this.tiles = tiles;
    this.summaries = summaries;
    this.leaves = new int[summaries.length][];
    this.resolved = new int[summaries.length][];
    int count = 0;
    for (TileSummary summary : summaries) {
      count += summary.pits.length;
    }
    int[] cells = new int[count];
    float[] heights = new float[count];
    int at = 0;
    for (TileSummary summary : summaries) {
      System.arraycopy(summary.pits, 0, cells, at, summary.pits.length);
      System.arraycopy(summary.pitHeights, 0, heights, at, summary.pits.length);
      at += summary.pits.length;
    }
    int[] order = HeightOrder.sortedByCell(cells);
    this.pits = new int[count];
    this.pitHeights = new float[count];
    int[] leafOf = new int[count];
    for (int leaf = 0; leaf < count; leaf++) {
      pits[leaf] = cells[order[leaf]];
      pitHeights[leaf] = heights[order[leaf]];
      leafOf[order[leaf]] = leaf;
    }
    at = 0;
    for (int tile = 0; tile < summaries.length; tile++) {
      int own = summaries[tile].pits.length;
      leaves[tile] = Arrays.copyOfRange(leafOf, at, at + own);
      resolved[tile] = new int[summaries[tile].border.length];
      Arrays.fill(resolved[tile], UNSET);
      at += own;
    }
  }

  /** Basin of the raster for a label of a tile. */
  int basin(int tile, int label) {
    if (label < 0) {
      return label;
    }
    int own = leaves[tile].length;
    return label < own ? leaves[tile][label] : beyond(tile, label - own);
  }

  /** Basins of the raster for all labels of a tile, in the order of the labels. */
  int[] basins(int tile) {
    Window ring = tiles.window(tile).grown(1);
    int own = leaves[tile].length;
    int[] basins = Arrays.copyOf(leaves[tile], own + Ring.size(ring));
    for (int at = 0; at < Ring.size(ring); at++) {
      basins[own + at] = beyond(tile, at);
    }
    return basins;
  }

  // The basin of a cell of the ring around a tile; no data beyond the raster.
  private int beyond(int tile, int place) {
    Window ring = tiles.window(tile).grown(1);
    int row = ring.row() + Ring.row(ring, place);
    int col = ring.col() + Ring.col(ring, place);
    if (row < 0 || col < 0 || row >= tiles.rows() || col >= tiles.cols()) {
      return BasinGraph.NODATA;
    }
    return follow(row, col);
  }

  // Water that leaves a tile may leave the next one too; whatever is found is kept on the way back.
  private int follow(int startRow, int startCol) {
    int row = startRow;
    int col = startCol;
    int found = UNSET;
    while (found == UNSET) {
      int tile = tiles.tileOf(row, col);
      Window window = tiles.window(tile);
      int place = Ring.index(window, row - window.row(), col - window.col());
      found = resolved[tile][place];
      if (found != UNSET) {
        break;
      }
      pathTiles.add(tile);
      pathPlaces.add(place);
      int label = summaries[tile].border[place];
      int own = leaves[tile].length;
      if (label < own) {
        found = label < 0 ? label : leaves[tile][label];
      } else {
        Window ring = window.grown(1);
        row = ring.row() + Ring.row(ring, label - own);
        col = ring.col() + Ring.col(ring, label - own);
      }
    }
    while (pathTiles.size() > 0) {
      resolved[pathTiles.removeLast()][pathPlaces.removeLast()] = found;
    }
    return found;
  }

  /** All passes of the raster that may matter, sorted. */
  Passes passes() {
    int count = 0;
    for (int tile = 0; tile < summaries.length; tile++) {
      TileSummary summary = summaries[tile];
      for (int i = 0; i < summary.passCells.length; i++) {
        count += own(tile, i) != other(tile, i) ? 1 : 0;
      }
    }
    int[] cells = new int[count];
    float[] heights = new float[count];
    int[] own = new int[count];
    int[] other = new int[count];
    int size = 0;
    for (int tile = 0; tile < summaries.length; tile++) {
      TileSummary summary = summaries[tile];
      for (int i = 0; i < summary.passCells.length; i++) {
        int a = own(tile, i);
        int b = other(tile, i);
        if (a != b) {
          cells[size] = summary.passCells[i];
          heights[size] = summary.passHeights[i];
          own[size] = a;
          other[size++] = (b << 3) | (summary.passOtherAndWay[i] & 7);
        }
      }
    }
    return Passes.sorted(heights, cells, own, other);
  }

  private int own(int tile, int pass) {
    return basin(tile, summaries[tile].passOwn[pass]);
  }

  private int other(int tile, int pass) {
    return basin(tile, summaries[tile].passOtherAndWay[pass] >> 3);
  }
}
