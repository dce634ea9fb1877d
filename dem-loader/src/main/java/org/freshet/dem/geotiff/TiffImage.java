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

  /** How a chunk is called in messages. */
  String chunkName(int chunk) {
    return (chunks.tiled() ? "tile " : "strip ") + (chunk + 1) + " of " + chunks.count();
  }
}
