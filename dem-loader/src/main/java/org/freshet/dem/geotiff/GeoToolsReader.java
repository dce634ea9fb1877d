package org.freshet.dem.geotiff;

import java.awt.Rectangle;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.freshet.dem.DemException;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.util.factory.Hints;
import org.jspecify.annotations.Nullable;

/** Reads the cells of GeoTIFFs in encodings the own reader does not know, slowly but tolerantly. */
final class GeoToolsReader {
  private static final int STRIPE_ROWS = 256;

  /** They hear of every failing tile with a stack trace, before the exception says the same. */
  private static final List<Logger> NOISY =
      List.of(
          Logger.getLogger("javax.media"),
          Logger.getLogger("com.sun.media"),
          Logger.getLogger("it.geosolutions"));

  private GeoToolsReader() {}

  /**
   * All cells of the first band, no data as NaN, scale and offset applied.
   *
   * @param what how the file is encoded, for messages
   */
  static float[] read(Path file, String what, TiffImage image) {
    NOISY.forEach(logger -> logger.setLevel(Level.WARNING));
    GeoTiffReader reader = null;
    try {
      reader = new GeoTiffReader(file.toFile(), new Hints());
      GridCoverage2D coverage = reader.read(null);
      try {
        return cells(coverage.getRenderedImage(), image);
      } finally {
        coverage.dispose(true);
      }
    } catch (Exception | LinkageError e) {
      throw refusal(file.toString(), what, e);
    } finally {
      if (reader != null) {
        reader.dispose();
      }
    }
  }

  /** What the user hears of an encoding that nobody reads. */
  static DemException refusal(String file, String what, @Nullable Throwable origin) {
    return new DemException(
        file,
        "is encoded as " + what + ", which is not read",
        "Maybe rewrite it with DEFLATE: gdal_translate -co COMPRESS=DEFLATE -co TILED=YES.",
        origin);
  }

  private static float[] cells(RenderedImage source, TiffImage image) {
    int cols = image.chunks().cols();
    int allRows = image.chunks().rows();
    float[] cells = new float[allRows * cols];
    double[] stripe = new double[STRIPE_ROWS * cols];
    // GeoTools has applied scale and offset already, to the no-data value as well.
    double none = image.nodata();
    double scaledNone = none * image.scale() + image.offset();
    for (int row = 0; row < allRows; row += STRIPE_ROWS) {
      int rows = Math.min(STRIPE_ROWS, allRows - row);
      Rectangle window = new Rectangle(source.getMinX(), source.getMinY() + row, cols, rows);
      Raster data = source.getData(window);
      data.getSamples(window.x, window.y, cols, rows, 0, stripe);
      for (int i = 0; i < rows * cols; i++) {
        float value = (float) stripe[i];
        boolean missing =
            value == (float) none || value == (float) scaledNone || Float.isInfinite(value);
        cells[row * cols + i] = missing ? Float.NaN : value;
      }
    }
    return cells;
  }
}
