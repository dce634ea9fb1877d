package org.freshet.dem.geotiff;

import java.util.List;
import org.freshet.dem.crs.Crs;
import org.freshet.grid.GridGeometry;

/**
 * What the head of a file says that is written: one directory for each image, the raster first.
 *
 * @param geometry where the raster lies
 * @param band any window of it
 * @param nodata text of the value of no data, empty for none
 * @param tileSize rows and columns of a tile
 */
record ImageHead(GridGeometry geometry, Band band, String nodata, int tileSize) {

  /**
   * One image.
   *
   * @param rows its rows
   * @param cols its columns
   * @param offsets where its tiles lie
   * @param counts how long its tiles are
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Image(int rows, int cols, long[] offsets, long[] counts) {}

  /** The bytes of the head; how many there are depends on the shapes of the images alone. */
  byte[] bytes(List<Image> images, int predictor, boolean big) {
    TiffHead head = new TiffHead(big);
    for (int i = 0; i < images.size(); i++) {
      Image image = images.get(i);
      head.beginDirectory();
      head.longs(TiffTag.NEW_SUBFILE_TYPE, i == 0 ? 0 : 1);
      head.longs(TiffTag.WIDTH, image.cols());
      head.longs(TiffTag.HEIGHT, image.rows());
      head.shorts(TiffTag.BITS_PER_SAMPLE, 8 * band.bytes());
      head.shorts(TiffTag.COMPRESSION, Encoding.DEFLATE);
      head.shorts(TiffTag.PHOTOMETRIC, 1);
      head.shorts(TiffTag.SAMPLES_PER_PIXEL, 1);
      head.shorts(TiffTag.PLANAR_CONFIGURATION, 1);
      head.shorts(TiffTag.PREDICTOR, predictor);
      head.shorts(TiffTag.TILE_WIDTH, tileSize);
      head.shorts(TiffTag.TILE_HEIGHT, tileSize);
      head.offsets(TiffTag.TILE_OFFSETS, image.offsets());
      head.longs(TiffTag.TILE_BYTE_COUNTS, image.counts());
      head.shorts(TiffTag.SAMPLE_FORMAT, band.kind().code());
      if (!nodata.isEmpty()) {
        head.text(TiffTag.GDAL_NODATA, nodata);
      }
      if (i == 0) {
        place(head, geometry);
      }
    }
    return head.bytes();
  }

  private static void place(TiffHead head, GridGeometry geometry) {
    head.doubles(TiffTag.MODEL_PIXEL_SCALE, geometry.cellWidth_m(), geometry.cellHeight_m(), 0);
    head.doubles(TiffTag.MODEL_TIEPOINT, 0, 0, 0, geometry.west(), geometry.north(), 0);
    if (geometry.crs().equals(GridGeometry.UNKNOWN_CRS)) {
      head.shorts(TiffTag.GEO_KEYS, 1, 1, 0, 1, GeoKeys.RASTER_TYPE, 0, 1, 1);
      return;
    }
    Crs crs = Crs.of(geometry.crs());
    boolean degrees = crs.isGeographic();
    head.shorts(
        TiffTag.GEO_KEYS,
        1,
        1,
        0,
        degrees ? 3 : 4,
        GeoKeys.MODEL_TYPE,
        0,
        1,
        degrees ? GeoKeys.MODEL_GEOGRAPHIC : GeoKeys.MODEL_PROJECTED,
        GeoKeys.RASTER_TYPE,
        0,
        1,
        1,
        degrees ? GeoKeys.GEODETIC_CRS : GeoKeys.PROJECTED_CRS,
        0,
        1,
        crs.epsg(),
        GeoKeys.PROJECTED_UNIT,
        0,
        1,
        GeoKeys.METRE);
  }
}
