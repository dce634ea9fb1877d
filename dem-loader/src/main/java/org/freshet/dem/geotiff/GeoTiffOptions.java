package org.freshet.dem.geotiff;

import java.util.Objects;
import org.freshet.progress.Progress;
import org.jspecify.annotations.Nullable;

/**
 * How a GeoTIFF is written.
 *
 * @param tileSize rows and columns of a tile, a multiple of 16 up to 4096
 * @param level DEFLATE level, 1 (fast) to 9 (small)
 * @param prediction what is compressed in place of the values
 * @param nodata value that stands for no data, NaN allowed; null is -9999 for float grids and no
 *     such value for the others
 * @param overviews whether reduced images for zooming out are added, in the layout of cloud
 *     optimised GeoTIFF
 * @param threads how many threads compress; the bytes of the file do not depend on it
 * @param progress told of the work in cells
 */
public record GeoTiffOptions(
    int tileSize,
    int level,
    Prediction prediction,
    @Nullable Double nodata,
    boolean overviews,
    int threads,
    Progress progress) {

  /** What is compressed in place of the values. */
  public enum Prediction {
    /** Whichever packs some small tiles of the raster best. */
    AUTO,
    /** The values as they are. */
    NONE,
    /** Differences to the left neighbour: mostly best for heights rounded to centimetres. */
    HORIZONTAL,
    /** Differences of byte planes: best for floats of many digits. */
    FLOATING
  }

  /** Checks the ranges. */
  public GeoTiffOptions {
    Objects.requireNonNull(prediction);
    Objects.requireNonNull(progress);
    if (tileSize < 16 || tileSize > 4096 || tileSize % 16 != 0) {
      throw new IllegalArgumentException(
          "Tile size (" + tileSize + ") must be a multiple of 16 up to 4096. Maybe use 512.");
    }
    if (level < 1 || level > 9) {
      throw new IllegalArgumentException("DEFLATE level (" + level + ") must be 1 to 9.");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("Threads (" + threads + ") must be at least 1.");
    }
  }

  /** Tiles of 512, fastest level, no overviews, all processors. */
  public static GeoTiffOptions defaults() {
    int threads = Runtime.getRuntime().availableProcessors();
    return new GeoTiffOptions(512, 1, Prediction.AUTO, null, false, threads, Progress.NONE);
  }

  /** The same with another tile size. */
  public GeoTiffOptions withTileSize(int size) {
    return new GeoTiffOptions(size, level, prediction, nodata, overviews, threads, progress);
  }

  /** The same with another DEFLATE level. */
  public GeoTiffOptions withLevel(int value) {
    return new GeoTiffOptions(tileSize, value, prediction, nodata, overviews, threads, progress);
  }

  /** The same with another prediction. */
  public GeoTiffOptions withPrediction(Prediction value) {
    return new GeoTiffOptions(tileSize, level, value, nodata, overviews, threads, progress);
  }

  /** The same with another value of no data. */
  public GeoTiffOptions withNodata(@Nullable Double value) {
    return new GeoTiffOptions(tileSize, level, prediction, value, overviews, threads, progress);
  }

  /** The same with or without overviews. */
  public GeoTiffOptions withOverviews(boolean value) {
    return new GeoTiffOptions(tileSize, level, prediction, nodata, value, threads, progress);
  }

  /** The same with another number of threads. */
  public GeoTiffOptions withThreads(int count) {
    return new GeoTiffOptions(tileSize, level, prediction, nodata, overviews, count, progress);
  }

  /** The same with a listener. */
  public GeoTiffOptions withProgress(Progress listener) {
    return new GeoTiffOptions(tileSize, level, prediction, nodata, overviews, threads, listener);
  }
}
