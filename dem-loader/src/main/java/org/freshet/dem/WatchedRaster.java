package org.freshet.dem;

import java.nio.file.Path;
import org.freshet.progress.Progress;
import org.jspecify.annotations.Nullable;

/**
 * A raster whose file must stay as it was when its head was read: half of an old and half of a new
 * file would look like terrain. The file is looked at when its rows begin, when they end, and when
 * they cannot be read.
 */
final class WatchedRaster implements RasterFile {
  private final RasterFile raster;
  private final Path file;
  private final FileStamp stamp;

  /**
   * Watches a raster.
   *
   * @param file what it is read from
   * @param stamp what the file was before its head was read
   */
  WatchedRaster(RasterFile raster, Path file, FileStamp stamp) {
    this.raster = raster;
    this.file = file;
    this.stamp = stamp;
  }

  @Override
  public RasterHead head() {
    return raster.head();
  }

  @Override
  public RowReader rows(int threads, int maxCells, Progress progress) {
    if (changed()) {
      throw refusal(null);
    }
    try {
      return new Watched(raster.rows(threads, maxCells, progress));
    } catch (DemException e) {
      throw changed() ? refusal(e) : e;
    }
  }

  private boolean changed() {
    return !FileStamp.of(file).equals(stamp);
  }

  private DemException refusal(@Nullable DemException origin) {
    return new DemException(
        raster.name(),
        "changed while it was read",
        "Maybe wait until whoever writes it is done, and read it again.",
        origin);
  }

  private final class Watched implements RowReader {
    private final RowReader rows;
    private int left = raster.geometry().rows();

    Watched(RowReader rows) {
      this.rows = rows;
    }

    @Override
    public int step() {
      return rows.step();
    }

    @Override
    public void next(int count, float[] target, int at) {
      try {
        rows.next(count, target, at);
      } catch (DemException e) {
        throw changed() ? refusal(e) : e;
      }
      left -= count;
      if (left == 0 && changed()) {
        throw refusal(null);
      }
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
