package org.freshet.terrain;

/**
 * What the rest of the raster must know of a solved tile. Labels are the tile's own: leaves {@code
 * 0 .. pits-1}, then the cells of the ring around the tile, numbered by {@link Ring}, into which
 * its water runs or against which it stands; {@link BasinGraph#OUTSIDE} and {@link
 * BasinGraph#NODATA}.
 *
 * <p>Arrays are the instance's own and not to be changed. Memory: 12 bytes per leaf, 20 per pass, 4
 * per outermost cell.
 */
final class TileSummary {
  /** Of a tile of which nothing need be known any more. */
  static final TileSummary NOTHING =
      new TileSummary(
          new int[0], new float[0], new int[0], new float[0], new int[0], new int[0], new int[0]);

  /** Pit cell of each leaf, ascending. */
  final int[] pits;

  final float[] pitHeights;

  /** Passes that no lower ones of the tile make needless, by (height, cell). */
  final int[] passCells;

  final float[] passHeights;
  final int[] passOwn;
  final int[] passOtherAndWay;

  /** Labels of the outermost cells of the tile, numbered by {@link Ring}. */
  final int[] border;

  TileSummary(
      int[] pits,
      float[] pitHeights,
      int[] passCells,
      float[] passHeights,
      int[] passOwn,
      int[] passOtherAndWay,
      int[] border) {
    this.pits = pits;
    this.pitHeights = pitHeights;
    this.passCells = passCells;
    this.passHeights = passHeights;
    this.passOwn = passOwn;
    this.passOtherAndWay = passOtherAndWay;
    this.border = border;
  }
}
