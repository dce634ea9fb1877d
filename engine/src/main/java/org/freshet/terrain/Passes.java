package org.freshet.terrain;

import org.freshet.grid.Bands;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.IntList;

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

  private final int[] cells;
  private final int[] own;
  private final int[] otherAndWay;
  private final float[] heights;

  private Passes(int[] cells, int[] own, int[] otherAndWay, float[] heights) {
    this.heights = heights;
    this.cells = cells;
    this.own = own;
    this.otherAndWay = otherAndWay;
  }

  /** Number of passes. */
  int size() {
    return cells.length;
  }

  /** The pass cell: the higher one of the two cells that touch. */
  int cell(int pass) {
    return cells[pass];
  }

  /** Height of the pass cell, m; only of passes made by {@link #sorted}. */
  float height(int pass) {
    return heights[pass];
  }

  /** Basin of the pass cell. */
  int own(int pass) {
    return own[pass];
  }

  /** Basin on the other side. */
  int other(int pass) {
    return otherAndWay[pass] >> 3;
  }

  /** Direction from the pass cell to the cell of the other basin. */
  int way(int pass) {
    return otherAndWay[pass] & 7;
  }

  static Passes find(FloatGrid elevation, FlowRule rule, byte[] codes, int[] labels, int threads) {
    int rows = elevation.geometry().rows();
    int blocks = Bands.blocks(rows, BLOCK_ROWS);
    IntList[] cells = new IntList[blocks];
    IntList[] own = new IntList[blocks];
    IntList[] other = new IntList[blocks];
    Bands.run(
        threads,
        rows,
        BLOCK_ROWS,
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
        });
    int[] cell = IntList.concat(cells);
    int[] order = HeightOrder.sorted(elevation.array(), cell);
    return new Passes(
        pick(cell, order),
        pick(IntList.concat(own), order),
        pick(IntList.concat(other), order),
        new float[0]);
  }

  /**
   * Passes found in any order.
   *
   * @param heights of the pass cells
   * @param cells pass cells; passes of one cell are in the order in which they count
   */
  static Passes sorted(float[] heights, int[] cells, int[] own, int[] otherAndWay) {
    int[] byCell = HeightOrder.sortedByCell(cells);
    int[] order = HeightOrder.sorted(pick(heights, byCell));
    for (int i = 0; i < order.length; i++) {
      order[i] = byCell[order[i]];
    }
    return new Passes(
        pick(cells, order), pick(own, order), pick(otherAndWay, order), pick(heights, order));
  }

  private static float[] pick(float[] values, int[] order) {
    float[] picked = new float[order.length];
    for (int i = 0; i < order.length; i++) {
      picked[i] = values[order[i]];
    }
    return picked;
  }

  private static int[] pick(int[] values, int[] order) {
    int[] picked = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      picked[i] = values[order[i]];
    }
    return picked;
  }
}
