package org.freshet.dem.geotiff;

/**
 * Rows of a raster on their way into tiles: a window that moves from north to south. One thread
 * moves it, any number may copy out of it.
 */
sealed interface Band permits FloatBand, IntBand, ByteBand {

  /** Columns of the raster. */
  int cols();

  /** Bytes of a sample. */
  int bytes();

  /** What a sample is. */
  Encoding.Kind kind();

  /** Moves the window to some rows of the raster, which follow those it held. */
  void fill(int firstRow, int rows);

  /** Writes a run of cells of the window as little-endian samples. */
  void copy(int cell, int count, byte[] target, int at);

  /** The sample that pads tiles beyond the raster. */
  byte[] padding();

  /** A window of so many rows whose cells are all like the first cell of this one. */
  Band likeFirst(int rows);

  /** An empty window of so many rows of the same raster with half the columns, rounded up. */
  Band half(int rows);

  /**
   * Makes smaller rows of all rows that the window holds, two of them one, rounded up.
   *
   * @param rows how many it holds
   * @param target what {@link #half} made
   * @param targetRow row of the target that takes the first
   */
  void shrink(int rows, Band target, int targetRow);
}
