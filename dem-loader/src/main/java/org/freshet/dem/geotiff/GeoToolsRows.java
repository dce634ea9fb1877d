package org.freshet.dem.geotiff;

import java.awt.Rectangle;
import java.awt.image.RenderedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.freshet.dem.DemException;
import org.freshet.dem.RowReader;
import org.freshet.progress.Progress;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.util.factory.Hints;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of GeoTIFFs in encodings the own reader does not know, slowly but tolerantly; no
 * data is NaN, scale and offset are applied. Memory: a stripe of rows, and what GeoTools keeps.
 */
final class GeoToolsRows implements RowReader {
  private static final int STRIPE_ROWS = 256;

  /** They hear of every failing tile with a stack trace, before the exception says the same. */
  private static final List<Logger> NOISY =
      List.of(
          Logger.getLogger("javax.media"),
          Logger.getLogger("com.sun.media"),
          Logger.getLogger("it.geosolutions"));

  private final String file;
  private final String what;
  private final TiffImage image;
  private final Progress progress;
  private final double[] stripe;
  private @Nullable GeoTiffReader reader;
  private @Nullable GridCoverage2D coverage;
  private int nextRow;

  /**
   * Opens a file.
   *
   * @param what how the file is encoded, for messages
   */
  GeoToolsRows(Path file, String what, TiffImage image, Progress progress) {
    this.file = file.toString();
    this.what = what;
    this.image = image;
    this.progress = progress;
    this.stripe = new double[Math.multiplyExact(step(), image.chunks().cols())];
    NOISY.forEach(logger -> logger.setLevel(Level.WARNING));
    try {
      reader = new GeoTiffReader(file.toFile(), new Hints());
      coverage = reader.read(null);
    } catch (Exception | LinkageError e) {
      close();
      throw refusal(this.file, what, e);
    }
  }

  @Override
  public int step() {
    return Math.min(STRIPE_ROWS, image.chunks().rows());
  }

  @Override
  public void next(int rows, float[] target, int at) {
    int cols = image.chunks().cols();
    try {
      RenderedImage source = Objects.requireNonNull(coverage).getRenderedImage();
      for (int done = 0; done < rows; done += step()) {
        int count = Math.min(step(), rows - done);
        stripe(source, count, target, at + done * cols);
        nextRow += count;
        progress.advance((long) count * cols);
      }
    } catch (Exception | LinkageError e) {
      throw refusal(file, what, e);
    }
  }

  private void stripe(RenderedImage source, int rows, float[] target, int at) {
    int cols = image.chunks().cols();
    Rectangle window = new Rectangle(source.getMinX(), source.getMinY() + nextRow, cols, rows);
    source.getData(window).getSamples(window.x, window.y, cols, rows, 0, stripe);
    // GeoTools has applied scale and offset already, to the no-data value as well.
    double none = image.nodata();
    double scaledNone = none * image.scale() + image.offset();
    for (int i = 0; i < rows * cols; i++) {
      float value = (float) stripe[i];
      boolean missing =
          value == (float) none || value == (float) scaledNone || Float.isInfinite(value);
      target[at + i] = missing ? Float.NaN : value;
    }
  }

  @Override
  public void close() {
    if (coverage != null) {
      coverage.dispose(true);
      coverage = null;
    }
    if (reader != null) {
      reader.dispose();
      reader = null;
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
}
