package org.freshet.terrain;

import org.freshet.grid.FloatColumn;
import org.freshet.grid.IntColumn;
import org.freshet.grid.IntList;
import org.freshet.grid.Scratch;
import org.freshet.grid.Tiles;
import org.freshet.grid.Tiles.Window;

/**
 * Puts the summaries of all tiles together: numbers the leaves of the raster, finds the basin
 * behind every cell at which water leaves a tile, and gathers the passes. O(border cells + leaves +
 * passes). Immutable once made, thread-safe.
 *
 * <p>16 bytes per leaf and 4 per border cell of all tiles, in scratch room; 8 bytes of heap per
 * tile.
 */
final class TileJoin {
  private static final int UNSET = BasinLabels.UNSET;

  private final Tiles tiles;
  private final TileSummary[] summaries;
  private final Scratch room;

  // Of each tile, its first place in the two columns below.
  private final int[] firstLeaf;
  private final int[] firstBorder;
  private final IntColumn leafOf;
  private final IntColumn basinOfBorder;

  /** Pit cell of every leaf of the raster, ascending. */
  final IntColumn pits;

  final FloatColumn pitHeights;

  TileJoin(Tiles tiles, TileSummary[] summaries, Scratch room) {
    this.tiles = tiles;
    this.summaries = summaries;
    this.room = room;
    this.firstLeaf = new int[summaries.length + 1];
    this.firstBorder = new int[summaries.length + 1];
    for (int tile = 0; tile < summaries.length; tile++) {
      firstLeaf[tile + 1] = firstLeaf[tile] + summaries[tile].pits().size();
      firstBorder[tile + 1] = firstBorder[tile] + summaries[tile].border().size();
    }
    int leaves = firstLeaf[summaries.length];
    this.leafOf = room.ints(leaves);
    try (Scratch work = room.nested()) {
      IntColumn cells = work.ints(leaves);
      FloatColumn heights = work.floats(leaves);
      for (int tile = 0; tile < summaries.length; tile++) {
        cells.write(firstLeaf[tile], summaries[tile].pits());
        heights.write(firstLeaf[tile], summaries[tile].pitHeights());
      }
      IntColumn order = HeightOrder.sortedByCell(cells, work);
      this.pits = cells.picked(order, room);
      this.pitHeights = heights.picked(order, room);
      for (int leaf = 0; leaf < leaves; leaf++) {
        leafOf.set(order.get(leaf), leaf);
      }
    }
    this.basinOfBorder = room.ints(firstBorder[summaries.length]);
    followAll();
  }

  /** Number of leaves of the raster. */
  int leafCount() {
    return pits.size();
  }

  /** Basins of the raster for all labels of a tile, in the order of the labels. */
  int[] basins(int tile) {
    Window ring = tiles.window(tile).grown(1);
    int own = leaves(tile);
    int[] basins = new int[own + Ring.size(ring)];
    leafOf.read(firstLeaf[tile], basins, 0, own);
    for (int at = 0; at < Ring.size(ring); at++) {
      basins[own + at] = beyond(ring, at);
    }
    return basins;
  }

  private int leaves(int tile) {
    return firstLeaf[tile + 1] - firstLeaf[tile];
  }

  // The basin of a cell of the ring around a tile; no data beyond the raster.
  private int beyond(Window ring, int place) {
    int row = ring.row() + Ring.row(ring, place);
    int col = ring.col() + Ring.col(ring, place);
    if (row < 0 || col < 0 || row >= tiles.rows() || col >= tiles.cols()) {
      return BasinGraph.NODATA;
    }
    return basinOfBorder.get(border(tiles.tileOf(row, col), row, col));
  }

  private int border(int tile, int row, int col) {
    Window window = tiles.window(tile);
    return firstBorder[tile] + Ring.index(window, row - window.row(), col - window.col());
  }

  // Water that leaves a tile may leave the next one too; whatever is found is kept on the way back.
  private void followAll() {
    basinOfBorder.fill(UNSET);
    IntList way = new IntList(64);
    for (int tile = 0; tile < summaries.length; tile++) {
      for (int at = 0; at < summaries[tile].border().size(); at++) {
        int found = follow(tile, at, way);
        while (way.size() > 0) {
          basinOfBorder.set(way.removeLast(), found);
        }
      }
    }
  }

  private int follow(int startTile, int startPlace, IntList way) {
    int tile = startTile;
    int place = firstBorder[tile] + startPlace;
    while (basinOfBorder.get(place) == UNSET) {
      way.add(place);
      int label = summaries[tile].border().get(place - firstBorder[tile]);
      int own = leaves(tile);
      if (label < own) {
        return label < 0 ? label : leafOf.get(firstLeaf[tile] + label);
      }
      Window ring = tiles.window(tile).grown(1);
      int row = ring.row() + Ring.row(ring, label - own);
      int col = ring.col() + Ring.col(ring, label - own);
      tile = tiles.tileOf(row, col);
      place = border(tile, row, col);
    }
    return basinOfBorder.get(place);
  }

  /** All passes of the raster that may matter, sorted. */
  Passes passes() {
    int count = 0;
    for (int tile = 0; tile < summaries.length; tile++) {
      count += joining(tile, basins(tile));
    }
    try (Scratch work = room.nested()) {
      IntColumn cells = work.ints(count);
      FloatColumn heights = work.floats(count);
      IntColumn own = work.ints(count);
      IntColumn other = work.ints(count);
      int size = 0;
      for (int tile = 0; tile < summaries.length; tile++) {
        TileSummary summary = summaries[tile];
        int[] basins = basins(tile);
        for (int i = 0; i < summary.passCells().size(); i++) {
          int a = own(summary, i, basins);
          int b = other(summary, i, basins);
          if (a != b) {
            cells.set(size, summary.passCells().get(i));
            heights.set(size, summary.passHeights().get(i));
            own.set(size, a);
            other.set(size++, (b << 3) | (summary.passOtherAndWay().get(i) & 7));
          }
        }
      }
      return Passes.sorted(heights, cells, own, other, room);
    }
  }

  private int joining(int tile, int[] basins) {
    TileSummary summary = summaries[tile];
    int count = 0;
    for (int i = 0; i < summary.passCells().size(); i++) {
      count += own(summary, i, basins) != other(summary, i, basins) ? 1 : 0;
    }
    return count;
  }

  private static int own(TileSummary summary, int pass, int[] basins) {
    int label = summary.passOwn().get(pass);
    return label < 0 ? label : basins[label];
  }

  private static int other(TileSummary summary, int pass, int[] basins) {
    int label = summary.passOtherAndWay().get(pass) >> 3;
    return label < 0 ? label : basins[label];
  }
}
