package org.freshet.terrain;

import java.util.Arrays;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.IntList;

/**
 * Cells whose height differs between two states of a terrain, ascending, with both heights, m. Bits
 * are compared, so applying edits and their reverse restores a terrain exactly. Immutable,
 * thread-safe; memory grows with the cells that differ.
 */
public final class CellEdits {
  private final int[] cells;
  private final float[] before;
  private final float[] after;

  private CellEdits(int[] cells, float[] before, float[] after) {
    this.cells = cells;
    this.before = before;
    this.after = after;
  }

  /** What has to change to get from one terrain to another of the same shape. O(cells). */
  public static CellEdits between(FloatGrid from, FloatGrid to) {
    if (!from.geometry().equals(to.geometry())) {
      throw new IllegalArgumentException(
          "Terrains of " + from.geometry() + " and " + to.geometry() + " are not of one grid.");
    }
    float[] a = from.array();
    float[] b = to.array();
    IntList differ = new IntList(64);
    for (int cell = 0; cell < a.length; cell++) {
      if (Float.floatToIntBits(a[cell]) != Float.floatToIntBits(b[cell])) {
        differ.add(cell);
      }
    }
    int[] cells = differ.toArray();
    float[] before = new float[cells.length];
    float[] after = new float[cells.length];
    for (int i = 0; i < cells.length; i++) {
      before[i] = a[cells[i]];
      after[i] = b[cells[i]];
    }
    return new CellEdits(cells, before, after);
  }

  /** Number of cells. */
  public int size() {
    return cells.length;
  }

  /** The cells, ascending; a copy. */
  public int[] cells() {
    return cells.clone();
  }

  /** Their heights before, m; a copy. */
  public float[] before_m() {
    return before.clone();
  }

  /** Their heights after, m; a copy. */
  public float[] after_m() {
    return after.clone();
  }

  /** The way back. */
  public CellEdits reversed() {
    return new CellEdits(cells, after, before);
  }

  /**
   * The terrain after the edits; the one given stays as it is.
   *
   * @throws IllegalArgumentException if a cell has not the height the edits begin with
   */
  public FloatGrid applyTo(FloatGrid terrain) {
    float[] heights = Arrays.copyOf(terrain.array(), terrain.array().length);
    for (int i = 0; i < cells.length; i++) {
      if (Float.floatToIntBits(heights[cells[i]]) != Float.floatToIntBits(before[i])) {
        throw new IllegalArgumentException(
            "Cell "
                + cells[i]
                + " has height ("
                + heights[cells[i]]
                + " m), not ("
                + before[i]
                + " m) as these edits expect. Maybe they were made for another terrain.");
      }
      heights[cells[i]] = after[i];
    }
    return new FloatGrid(terrain.geometry(), heights);
  }
}
