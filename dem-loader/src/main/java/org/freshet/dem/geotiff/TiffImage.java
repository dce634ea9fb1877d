package org.freshet.dem.geotiff;

/**
 * Everything that is needed to decode one image of a TIFF.
 *
 * @param file the file as the user knows it
 * @param chunks its tiles or strips
 * @param encoding how samples are stored
 * @param nodata value of no data, NaN where the file states none
 * @param scale factor from stored to true values
 * @param offset what is added after the factor
 * @param bands how many bands there are; the first is read
 */
record TiffImage(
    String file,
    Chunks chunks,
    Encoding encoding,
    double nodata,
    double scale,
    double offset,
    int bands) {

  /** How a chunk is called in messages: its number from 1, its cells, and its place in the file. */
  String chunkName(int chunk) {
    int row = chunks.firstRow(chunk);
    int col = chunks.firstCol(chunk);
    return (chunks.tiled() ? "tile " : "strip ")
        + (chunk + 1)
        + " of "
        + chunks.count()
        + " (rows "
        + row
        + " to "
        + (row + chunks.usedRows(chunk) - 1)
        + ", columns "
        + col
        + " to "
        + (col + chunks.usedCols(chunk) - 1)
        + ", byte "
        + chunks.offsets()[chunk]
        + ")";
  }
}
