package org.freshet.sink;

import org.freshet.grid.FloatColumn;

/**
 * A place on the storage curve of one node: the level at which it holds so much, and what it loses
 * when it falls from there. Looks from the nearer end of the curve, so that a pool that is nearly
 * full, or nearly empty, costs the few cells between; else O(log cells). Used again and again; not
 * thread-safe.
 */
public final class CurvePlace {
  /** From the top, or down from a level, so many cells one by one; more are searched. */
  private static final int MOST_BY_ONE = 32;

  private final StorageCurves curves;
  private final FloatColumn heights;
  private final double cellArea_m2;
  private int first;
  private int wet;
  private long below;
  private double lowest_m;
  private double stored;
  private double level_m;

  CurvePlace(StorageCurves curves, double cellArea_m2) {
    this.curves = curves;
    this.heights = curves.heights();
    this.cellArea_m2 = cellArea_m2;
  }

  /**
   * Goes to where a node holds so much above its children's outlet.
   *
   * @param first its {@link DepressionHierarchy#curveStart}
   * @param end that of the next node
   * @param below cells of both children together, 0 for a leaf
   * @param lowest_m the children's outlet; of a leaf anything not above its pit
   * @param outlet_m its outlet
   * @param capacity_m3 what it holds at its outlet
   * @param own_m3 what it holds, more than 0
   */
  public void find(
      int first,
      int end,
      long below,
      double lowest_m,
      double outlet_m,
      double capacity_m3,
      double own_m3) {
    this.first = first;
    this.below = below;
    this.lowest_m = lowest_m;
    this.stored = own_m3 / cellArea_m2;
    if (own_m3 >= capacity_m3) {
      wet = end - first;
      level_m = outlet_m;
      stored = capacity_m3 / cellArea_m2;
    } else if (2 * own_m3 < capacity_m3 || !findFromTop(end, outlet_m, capacity_m3)) {
      findFromBottom(end, outlet_m);
    }
  }

  /**
   * Reads heights from which {@link #find} is going to look. Memory is slow to answer but answers
   * many at once: reading for a row of nodes before the first is looked for takes a fraction of the
   * time, as long as nothing is decided in between.
   *
   * @param places a place on the curve of each, see {@link DepressionHierarchy#curveStart}
   * @param into overwritten, m
   */
  public void readAhead(int[] places, int count, float[] into) {
    for (int i = 0; i < count; i++) {
      into[i] = heights.get(places[i]);
    }
  }

  // The room left over the water: what the wet cells hold between it and the outlet, and the dry
  // ones above themselves.
  private boolean findFromTop(int end, double outlet_m, double capacity_m3) {
    double room = capacity_m3 / cellArea_m2 - stored;
    double dry = 0;
    int last = Math.max(first, end - MOST_BY_ONE);
    for (int top = end; top > last; top--) {
      double under_m = outlet_m - heights.get(top - 1);
      long cells = below + (top - first);
      if (cells * under_m + dry >= room) {
        wet = top - first;
        level_m = outlet_m - (room - dry) / cells;
        return true;
      }
      dry += under_m;
    }
    return false;
  }

  private void findFromBottom(int end, double outlet_m) {
    double base_m = below == 0 ? heights.get(first) : lowest_m;
    wet = 0;
    double sum = rise(base_m, 0, Math.min(end - first, MOST_BY_ONE));
    if (wet == MOST_BY_ONE) {
      wet = curves.wetBlocks(first, end, base_m, below, stored);
      sum = rise(base_m, curves.sumBefore(first, wet), end - first);
    }
    level_m = Math.min(outlet_m, base_m + (stored + sum) / (below + wet));
  }

  /** Wets cell by cell, at most so many, until the water is used up; the sum of their heights. */
  private double rise(double base_m, double before, int most) {
    double sum = before;
    while (wet < most) {
      double rise_m = heights.get(first + wet) - base_m;
      if ((below + wet) * rise_m - sum >= stored && below + wet > 0) {
        break;
      }
      sum += rise_m;
      wet++;
    }
    return sum;
  }

  /** The level, m. */
  public double level_m() {
    return level_m;
  }

  /**
   * Lets the level fall.
   *
   * @param to_m new level, not above the one before; where the children part, or a leaf is dry, it
   *     stops
   * @return what is lost by it, m³
   */
  public double fall_m3(double to_m) {
    double floor_m = Math.max(to_m, lowest_m);
    double from_m = level_m;
    double lost = 0;
    int last = Math.max(0, wet - MOST_BY_ONE);
    while (wet > last) {
      float height_m = heights.get(first + wet - 1);
      if (height_m <= floor_m) {
        break;
      }
      lost += (below + wet) * (from_m - height_m);
      from_m = height_m;
      wet--;
    }
    if (wet > 0 && wet == last && heights.get(first + wet - 1) > floor_m) {
      double base_m = below == 0 ? heights.get(first) : lowest_m;
      wet = curves.cellsBelow(first, first + wet, floor_m);
      double rest = (below + wet) * (floor_m - base_m) - curves.sumOf(first, wet, base_m);
      lost = stored - rest;
    } else {
      lost += (below + wet) * (from_m - floor_m);
    }
    level_m = floor_m;
    stored -= lost;
    return lost * cellArea_m2;
  }
}
