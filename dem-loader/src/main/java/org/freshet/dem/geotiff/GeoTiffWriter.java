package org.freshet.dem.geotiff;

import java.io.IOException;
import java.nio.file.Path;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;

/**
 * Writes tiled, DEFLATE-compressed GeoTIFF (OGC 19-008r4): cells are areas, the CRS is a code in
 * the GeoKeys, no data is GDAL's tag; BigTIFF where 4 GiB may not do. The bytes depend on cells and
 * options alone: not on the number of threads, and not on whether the raster is in memory or comes
 * row by row.
 *
 * <p>The file is written under another name beside its target and moved there when complete: a
 * reader never sees half a file, and a failure leaves what was there before and nothing else. With
 * overviews, it needs twice its size on the disk meanwhile. It is not forced to the disk.
 *
 * <p>Memory beside a raster in memory: two tiles per thread. Of a raster that comes row by row: a
 * row of tiles, or eight tiles per thread where that is more. Overviews take as much again. Static
 * and stateless, safe for any thread.
 *
 * <p>A lambda that gives rows must state the types of its parameters: they tell the kinds apart.
 */
@SuppressWarnings("overloads")
public final class GeoTiffWriter {
  private static final double CLASSIC_LIMIT_BYTES = 4.0e9;
  private static final float DEFAULT_NODATA = -9999f;

  private GeoTiffWriter() {}

  /**
   * Writes heights or the like; NaN becomes the value of no data.
   *
   * @throws IOException where the file cannot be written, such as on a full disk; the message is
   *     one line for people
   */
  public static void write(Path target, FloatGrid grid, GeoTiffOptions options) throws IOException {
    float none = nodata(options);
    write(target, grid.geometry(), FloatBand.of(grid, none), number(none), options);
  }

  /** Writes heights or the like that come row by row; NaN becomes the value of no data. */
  public static void write(
      Path target, GridGeometry geometry, FloatRows rows, GeoTiffOptions options)
      throws IOException {
    float none = nodata(options);
    Band band = FloatBand.of(rows, bandRows(geometry, options), geometry.cols(), none);
    write(target, geometry, band, number(none), options);
  }

  /** Writes whole numbers of 32 bits. */
  public static void write(Path target, IntGrid grid, GeoTiffOptions options) throws IOException {
    int none = code(options);
    write(target, grid.geometry(), IntBand.of(grid, none), text(options, none), options);
  }

  /** Writes whole numbers of 32 bits that come row by row. */
  public static void write(Path target, GridGeometry geometry, IntRows rows, GeoTiffOptions options)
      throws IOException {
    int none = code(options);
    Band band = IntBand.of(rows, bandRows(geometry, options), geometry.cols(), none);
    write(target, geometry, band, text(options, none), options);
  }

  /** Writes codes of 0 to 255. */
  public static void write(Path target, ByteGrid grid, GeoTiffOptions options) throws IOException {
    int none = code(options) & 0xff;
    write(target, grid.geometry(), ByteBand.of(grid, (byte) none), text(options, none), options);
  }

  /** Writes codes of 0 to 255 that come row by row. */
  public static void write(
      Path target, GridGeometry geometry, ByteRows rows, GeoTiffOptions options)
      throws IOException {
    int none = code(options) & 0xff;
    Band band = ByteBand.of(rows, bandRows(geometry, options), geometry.cols(), (byte) none);
    write(target, geometry, band, text(options, none), options);
  }

  private static int bandRows(GridGeometry geometry, GeoTiffOptions options) {
    return Math.min(TiffAssembly.blockRows(geometry, options), geometry.rows());
  }

  private static float nodata(GeoTiffOptions options) {
    Double nodata = options.nodata();
    return nodata == null ? DEFAULT_NODATA : nodata.floatValue();
  }

  private static String number(float value) {
    if (Float.isNaN(value)) {
      return "nan";
    }
    return value == (int) value ? Integer.toString((int) value) : Double.toString(value);
  }

  private static int code(GeoTiffOptions options) {
    Double nodata = options.nodata();
    return nodata == null ? 0 : nodata.intValue();
  }

  private static String text(GeoTiffOptions options, int none) {
    return options.nodata() == null ? "" : Integer.toString(none);
  }

  private static void write(
      Path target, GridGeometry geometry, Band band, String nodata, GeoTiffOptions options)
      throws IOException {
    try (NewFile file = new NewFile(target)) {
      write(geometry, band, nodata, options, file);
      file.publish();
    } catch (IOException e) {
      throw NewFile.failed(target, e);
    }
  }

  /** Writes into files that somebody else opens. */
  static void write(
      GridGeometry geometry,
      Band band,
      String nodata,
      GeoTiffOptions options,
      TiffAssembly.Parts parts)
      throws IOException {
    try (TiffAssembly assembly = new TiffAssembly(geometry, band, nodata, options, parts)) {
      assembly.write(assembly.largestBytes() > CLASSIC_LIMIT_BYTES);
    }
  }
}
