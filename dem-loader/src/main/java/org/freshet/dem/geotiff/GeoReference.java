package org.freshet.dem.geotiff;

import org.freshet.dem.DemException;
import org.freshet.grid.GridGeometry;

/**
 * Where the image of a GeoTIFF lies: its north-west corner and its cell size.
 *
 * @param west x of the west edge
 * @param north y of the north edge
 * @param cellWidth west-east size of a cell
 * @param cellHeight north-south size of a cell
 */
record GeoReference(double west, double north, double cellWidth, double cellHeight) {

  /** Reads tie point and pixel scale, or the transformation matrix; a plain TIFF is refused. */
  static GeoReference of(TiffDirectory tags, GeoKeys keys) {
    double[] scale = tags.reals(TiffTag.MODEL_PIXEL_SCALE);
    double[] tie = tags.reals(TiffTag.MODEL_TIEPOINT);
    double[] matrix = tags.reals(TiffTag.MODEL_TRANSFORMATION);
    GeoReference corner;
    if (scale.length >= 2 && tie.length >= 6) {
      corner =
          new GeoReference(
              tie[3] - tie[0] * scale[0], tie[4] + tie[1] * scale[1], scale[0], scale[1]);
    } else if (matrix.length >= 8) {
      corner = ofMatrix(tags.file(), matrix);
    } else {
      throw new DemException(
          tags.file(),
          "is a picture without a place on the map (no tie point and pixel scale)",
          "Maybe export it as GeoTIFF again.");
    }
    boolean point = keys.number(GeoKeys.RASTER_TYPE) == GeoKeys.PIXEL_IS_POINT;
    return point ? corner.halfCellNorthWest() : corner;
  }

  private static GeoReference ofMatrix(String file, double[] matrix) {
    if (matrix[1] != 0 || matrix[4] != 0) {
      throw new DemException(file, "is rotated on the map", "Maybe warp it north-up first.");
    }
    return new GeoReference(matrix[3], matrix[7], matrix[0], -matrix[5]);
  }

  /** Tie points of PixelIsPoint rasters name the centre of a cell. */
  private GeoReference halfCellNorthWest() {
    return new GeoReference(west - cellWidth / 2, north + cellHeight / 2, cellWidth, cellHeight);
  }

  /** The geometry of an image of this shape. */
  GridGeometry geometry(String file, int rows, int cols, String crs) {
    if (!(cellWidth > 0) || !(cellHeight > 0)) {
      throw new DemException(
          file,
          "has cells of " + cellWidth + " x " + cellHeight + ": it is not north-up",
          "Maybe warp it north-up first.");
    }
    if (!Double.isFinite(west) || !Double.isFinite(north)) {
      throw new DemException(
          file, "lies at (" + west + ", " + north + ")", "Maybe export it as GeoTIFF again.");
    }
    return new GridGeometry(rows, cols, west, north, cellWidth, cellHeight, crs);
  }
}
