package org.freshet.sink;

import org.freshet.grid.FloatColumn;
import org.freshet.grid.IntColumn;
import org.freshet.grid.LongColumn;
import org.freshet.grid.Scratch;

/**
 * The cells that belong to each node of the hierarchy itself: those between its children's outlet
 * and its own. Counts them, sums their depths below the outlet, and gives their heights in order.
 */
interface NodeCells {
  /**
   * Counts and sums.
   *
   * @param exponents by rank of {@link CellNodes}, the power of two to multiply depths with before
   *     rounding
   * @param sums result by rank, scaled depths below the node's outlet, summed
   * @param catchments result, cells per leaf, whatever their height
   * @param keep whether {@link #heights} will be called
   * @param room for the result
   * @return first place of each node's cells in a list of all, one behind the last at the end
   */
  IntColumn sum(
      IntColumn exponents, LongColumn sums, IntColumn catchments, boolean keep, Scratch room);

  /** Volume of a node with its children, m³, where it is known beforehand; NaN to sum it. */
  default double knownVolume_m3(int node) {
    return Double.NaN;
  }

  /** Heights of every node's own cells, ascending. Call once, after {@link #sum}. */
  FloatColumn heights(IntColumn start);
}
