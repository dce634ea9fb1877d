package org.freshet.terrain;

import org.freshet.grid.FloatColumn;
import org.freshet.grid.IntColumn;
import org.freshet.grid.Scratch;

/**
 * What the rest of the raster must know of a solved tile. Labels are the tile's own: leaves {@code
 * 0 .. pits-1}, then the cells of the ring around the tile, numbered by {@link Ring}, into which
 * its water runs or against which it stands; {@link BasinGraph#OUTSIDE} and {@link
 * BasinGraph#NODATA}.
 *
 * <p>Columns are not to be changed. 8 bytes per leaf, 16 per pass, 4 per outermost cell, wherever
 * they lie.
 *
 * @param pits pit cell of each leaf, ascending
 * @param pitHeights its height, m
 * @param passCells passes that no lower ones of the tile make needless, by (height, cell)
 * @param passHeights their heights, m
 * @param passOwn label of each pass cell
 * @param passOtherAndWay label on the other side, times eight, and the direction to there
 * @param border labels of the outermost cells of the tile, numbered by {@link Ring}
 */
record TileSummary(
    IntColumn pits,
    FloatColumn pitHeights,
    IntColumn passCells,
    FloatColumn passHeights,
    IntColumn passOwn,
    IntColumn passOtherAndWay,
    IntColumn border) {
  /** Of a tile of which nothing need be known any more. */
  static final TileSummary NOTHING = nothing(Scratch.onHeap());

  private static TileSummary nothing(Scratch room) {
    IntColumn none = room.ints(0);
    FloatColumn low = room.floats(0);
    return new TileSummary(none, low, none, low, none, none, none);
  }
}
