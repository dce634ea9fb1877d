package org.freshet.sink;

import org.freshet.grid.GridGeometry;

/**
 * Numbers for places on the endless grid a raster is a window of, so that a crop or another tiling
 * gives a place the same one: row and column, 26 bits each. Stateless.
 */
final class PlaceId {
  private static final long WRAP = 1L << 26;

  private PlaceId() {}

  /** The number of a cell; below 2^52. */
  static long of(GridGeometry geometry, int cell) {
    long east = (long) Math.floor(geometry.x(geometry.col(cell)) / geometry.cellWidth_m());
    long north = (long) Math.floor(geometry.y(geometry.row(cell)) / geometry.cellHeight_m());
    return Math.floorMod(north, WRAP) * WRAP + Math.floorMod(east, WRAP);
  }
}
