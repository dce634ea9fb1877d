package org.freshet.dem.geotiff;

/**
 * Codes of 0 to 255 of a raster. They come in blocks of rows, for rasters larger than memory: asked
 * for once each, from north to south, by one thread at a time.
 */
@FunctionalInterface
public interface ByteRows {

  /**
   * Gives some rows.
   *
   * @param firstRow first of them; row 0 is north
   * @param rows how many, at least 1
   * @param into takes their cells, row-major and full width, from index 0; it may be longer, and
   *     what it held before is of no meaning
   * @throws java.io.UncheckedIOException where they cannot be had; it ends the writing
   */
  void read(int firstRow, int rows, byte[] into);
}
