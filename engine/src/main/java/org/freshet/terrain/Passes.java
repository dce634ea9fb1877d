package org.freshet.terrain;

import org.freshet.grid.Bands;
import org.freshet.grid.FloatColumn;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.IntColumn;
import org.freshet.grid.IntList;
import org.freshet.grid.Scratch;
import org.freshet.progress.Progress;

/**
 * The passes between basins, sorted by (height, cell): every place at which rising water could join
 * two basins that lower ground has not joined yet. One pass cell may join up to four basins; each
 * joins with the pass cell's own.
 *
 * <p>Three {@code int} per pass, and its height where the raster is not at hand. O(cells + passes),
 * sort linear.
 */
final class Passes {
  private static final int BLOCK_ROWS = 32;
  private static final Scratch HEAP = Scratch.onHeap();

  private final IntColumn cells;
  private final IntColumn own;
  private final IntColumn otherAndWay;
  private final FloatColumn heights;

  private Passes(IntColumn cells, IntColumn own, IntColumn otherAndWay, FloatColumn heights) {
    this.heights = heights;
    this.cells = cells;
    this.own = own;
    this.otherAndWay = otherAndWay;
  }

  /** Number of passes. */
  int size() {
    return cells.size();
  }

  /** The pass cell: the higher one of the two cells that touch. */
  int cell(int pass) {
    return cells.get(pass);
  }

  /** Height of the pass cell, m; only of passes made by {@link #sorted}. */
  float height(int pass) {
    return heights.get(pass);
  }

  /** Basin of the pass cell. */
  int own(int pass) {
    return own.get(pass);
  }

  /** Basin on the other side. */
  int other(int pass) {
    return otherAndWay.get(pass) >> 3;
  }

  /** Direction from the pass cell to the cell of the other basin. */
  int way(int pass) {
    return otherAndWay.get(pass) & 7;
  }

  static Passes find(
      FloatGrid elevation,
      FlowRule rule,
      byte[] codes,
      int[] labels,
      int threads,
      Progress progress) {
    int rows = elevation.geometry().rows();
    int blocks = Bands.blocks(rows, BLOCK_ROWS);
    IntList[] cells = new IntList[blocks];
    IntList[] own = new IntList[blocks];
    IntList[] other = new IntList[blocks];
    Bands.run(
        threads,
        rows,
        BLOCK_ROWS,
        Bands.told(
            progress,
            elevation.geometry().cols(),
            (worker, block, from, to) -> {
              PassFinder finder =
                  new PassFinder(
                      elevation.array(),
                      rows,
                      elevation.geometry().cols(),
                      elevation.geometry(),
                      rule,
                      codes,
                      labels);
              finder.rows(from, to);
              cells[block] = finder.cells;
              own[block] = finder.own;
              other[block] = finder.otherAndWay;
            }));
    int[] cell = IntList.concat(cells);
    IntColumn order = IntColumn.of(HeightOrder.sorted(elevation.array(), cell));
    return new Passes(
        IntColumn.of(cell).picked(order, HEAP),
        IntColumn.of(IntList.concat(own)).picked(order, HEAP),
        IntColumn.of(IntList.concat(other)).picked(order, HEAP),
        HEAP.floats(0));
  }

  /**
   * Passes found in any order.
   *
   * @param heights of the pass cells
   * @param cells pass cells; passes of one cell are in the order in which they count
   * @param room for the sorted ones
   */
  static Passes sorted(
      FloatColumn heights, IntColumn cells, IntColumn own, IntColumn otherAndWay, Scratch room) {
    try (Scratch work = room.nested()) {
      IntColumn byCell = HeightOrder.sortedByCell(cells, work);
      IntColumn byHeight = HeightOrder.sorted(heights.picked(byCell, work), work);
      IntColumn order = byCell.picked(byHeight, work);
      return new Passes(
          cells.picked(order, room),
          own.picked(order, room),
          otherAndWay.picked(order, room),
          heights.picked(order, room));
    }
  }
}
