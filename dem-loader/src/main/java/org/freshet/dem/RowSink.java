package org.freshet.dem;

/**
 * Takes a raster row by row, as {@link DemSource#stream} reads it. Called by one thread at a time,
 * blocks in ascending order without gaps, from the north edge to the south edge.
 */
@FunctionalInterface
public interface RowSink {

  /**
   * Takes some rows.
   *
   * @param firstRow first row of the block; row 0 is north
   * @param rows how many rows it has, at least 1
   * @param cells their cells, row-major and full width, from index 0; no data is NaN. The array may
   *     be longer than the block, and is used again afterwards
   * @throws java.io.UncheckedIOException where the rows cannot be kept; it ends the reading
   */
  void rows(int firstRow, int rows, float[] cells);
}
