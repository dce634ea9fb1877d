package org.freshet.dem.geotiff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.IntGrid;

/**
 * Writes tiled, DEFLATE-compressed GeoTIFF (OGC 19-008r4): cells are areas, the CRS is a code in
 * the GeoKeys, no data is GDAL's tag; BigTIFF where 4 GiB may not do. The bytes depend on cells and
 * options alone, not on the number of threads.
 *
 * <p>The file is written under another name beside its target and moved there when complete: a
 * reader never sees half a file, and a failure leaves what was there before. It is not forced to
 * the disk.
 *
 * <p>Memory beside the raster: two tiles per thread, and a third of the raster with overviews.
 * Static and stateless, safe for any thread.
 */
public final class GeoTiffWriter {
  private static final double CLASSIC_LIMIT_BYTES = 4.0e9;
  private static final float DEFAULT_NODATA = -9999f;

  private GeoTiffWriter() {}

  /** Writes heights or the like; NaN becomes the value of no data. */
  public static void write(Path target, FloatGrid grid, GeoTiffOptions options) throws IOException {
    Double nodata = options.nodata();
    float none = nodata == null ? DEFAULT_NODATA : nodata.floatValue();
    write(target, new CellSource.Floats(grid, none), number(none), options);
  }

  /** Writes whole numbers of 32 bits. */
  public static void write(Path target, IntGrid grid, GeoTiffOptions options) throws IOException {
    Double nodata = options.nodata();
    int none = nodata == null ? 0 : nodata.intValue();
    String text = nodata == null ? "" : Integer.toString(none);
    write(target, new CellSource.Ints(grid, none), text, options);
  }

  /** Writes codes of 0 to 255. */
  public static void write(Path target, ByteGrid grid, GeoTiffOptions options) throws IOException {
    Double nodata = options.nodata();
    int none = nodata == null ? 0 : nodata.intValue() & 0xff;
    String text = nodata == null ? "" : Integer.toString(none);
    write(target, new CellSource.Bytes(grid, (byte) none), text, options);
  }

  private static String number(float value) {
    if (Float.isNaN(value)) {
      return "nan";
    }
    return value == (int) value ? Integer.toString((int) value) : Double.toString(value);
  }

  private static void write(Path target, CellSource source, String nodata, GeoTiffOptions options)
      throws IOException {
    Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent());
    Path part =
        folder.resolve(
            "."
                + target.getFileName()
                + "."
                + ProcessHandle.current().pid()
                + "-"
                + Thread.currentThread().getId()
                + ".part");
    Files.deleteIfExists(part);
    try {
      int predictor = PredictionChoice.of(source, options);
      TiffAssembly assembly = new TiffAssembly(source, nodata, predictor, options);
      assembly.write(part, assembly.largestBytes() > CLASSIC_LIMIT_BYTES);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
