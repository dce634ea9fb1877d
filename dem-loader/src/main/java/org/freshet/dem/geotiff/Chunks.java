package org.freshet.dem.geotiff;

/**
 * How an image is cut into tiles or strips; only those of the first band count.
 *
 * @param rows rows of the image
 * @param cols columns of the image
 * @param chunkRows rows of a tile or strip
 * @param chunkCols columns of a tile, or of the image for strips
 * @param tiled whether the last chunks are padded to full size, as tiles are
 * @param offsets where each chunk begins in the file, row by row from the north-west
 * @param byteCounts how long each chunk is; 0 is a chunk that was never written
 */
@SuppressWarnings("ArrayRecordComponent")
record Chunks(
    int rows,
    int cols,
    int chunkRows,
    int chunkCols,
    boolean tiled,
    long[] offsets,
    long[] byteCounts) {

  /** Chunks side by side. */
  int across() {
    return (int) (((long) cols + chunkCols - 1) / chunkCols);
  }

  /** Chunks above each other. */
  int down() {
    return (int) (((long) rows + chunkRows - 1) / chunkRows);
  }

  /** Number of chunks of one band. */
  long count() {
    return (long) across() * down();
  }

  /** Row of the image after a row of chunks. */
  int endRow(int chunkRow) {
    return (int) Math.min((chunkRow + 1L) * chunkRows, rows);
  }

  /** First row of a chunk. */
  int firstRow(int chunk) {
    return chunk / across() * chunkRows;
  }

  /** First column of a chunk. */
  int firstCol(int chunk) {
    return chunk % across() * chunkCols;
  }

  /** Rows of a chunk that lie inside of the image. */
  int usedRows(int chunk) {
    return Math.min(chunkRows, rows - firstRow(chunk));
  }

  /** Columns of a chunk that lie inside of the image. */
  int usedCols(int chunk) {
    return Math.min(chunkCols, cols - firstCol(chunk));
  }

  /** Rows of a chunk that are stored. */
  int storedRows(int chunk) {
    return tiled ? chunkRows : usedRows(chunk);
  }
}
