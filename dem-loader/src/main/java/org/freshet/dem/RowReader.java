package org.freshet.dem;

/**
 * Reads the rows of one raster from north to south, and holds its file open meanwhile. Not
 * thread-safe; different readers may be used by different threads.
 */
public interface RowReader extends AutoCloseable {

  /**
   * Rows that are read together, such as the height of a tile: blocks that are multiples of it are
   * decoded in place. At least 1.
   */
  int step();

  /**
   * Reads the next rows; no data is NaN. Reading the last row completes the findings of the file.
   *
   * @param rows how many, at least 1 and no more than are left
   * @param target takes them, row-major and full width
   * @param at index of the first cell in the target
   * @throws DemException where the file is truncated or damaged
   */
  void next(int rows, float[] target, int at);

  /** Frees what is held, whether all rows were read or not. */
  @Override
  void close();
}
