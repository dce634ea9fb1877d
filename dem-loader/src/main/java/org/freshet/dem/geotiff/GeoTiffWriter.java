package org.freshet.dem.geotiff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.freshet.dem.Workers;
import org.freshet.dem.crs.Crs;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
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
    int predictor = FloatPrediction.choose(grid, options.prediction());
    write(target, new CellSource.Floats(grid, none), number(none), predictor, options);
  }

  /** Writes whole numbers of 32 bits. */
  public static void write(Path target, IntGrid grid, GeoTiffOptions options) throws IOException {
    Double nodata = options.nodata();
    int none = nodata == null ? 0 : nodata.intValue();
    String text = nodata == null ? "" : Integer.toString(none);
    write(target, new CellSource.Ints(grid, none), text, integerPredictor(options), options);
  }

  /** Writes codes of 0 to 255. */
  public static void write(Path target, ByteGrid grid, GeoTiffOptions options) throws IOException {
    Double nodata = options.nodata();
    int none = nodata == null ? 0 : nodata.intValue() & 0xff;
    String text = nodata == null ? "" : Integer.toString(none);
    boolean horizontal = options.prediction() == GeoTiffOptions.Prediction.HORIZONTAL;
    write(target, new CellSource.Bytes(grid, (byte) none), text, horizontal ? 2 : 1, options);
  }

  private static int integerPredictor(GeoTiffOptions options) {
    return switch (options.prediction()) {
      case NONE -> 1;
      case FLOATING ->
          throw new IllegalArgumentException(
              "Prediction (FLOATING) is for floats. Maybe use HORIZONTAL.");
      default -> 2;
    };
  }

  private static String number(float value) {
    if (Float.isNaN(value)) {
      return "nan";
    }
    return value == (int) value ? Integer.toString((int) value) : Double.toString(value);
  }

  private static void write(
      Path target, CellSource source, String nodata, int predictor, GeoTiffOptions options)
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
      writeAll(part, levels(source, options), nodata, predictor, options);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static List<CellSource> levels(CellSource source, GeoTiffOptions options) {
    List<CellSource> levels = new ArrayList<>(List.of(source));
    CellSource last = source;
    while (options.overviews()
        && Math.max(last.geometry().rows(), last.geometry().cols()) > options.tileSize()) {
      last = last.halved();
      levels.add(last);
    }
    return levels;
  }

  private static void writeAll(
      Path file, List<CellSource> levels, String nodata, int predictor, GeoTiffOptions options)
      throws IOException {
    double most = 0;
    long[][] offsets = new long[levels.size()][];
    long[][] counts = new long[levels.size()][];
    for (int i = 0; i < levels.size(); i++) {
      int tiles = tiles(levels.get(i).geometry(), options.tileSize());
      offsets[i] = new long[tiles];
      counts[i] = new long[tiles];
      double tileBytes = (double) options.tileSize() * options.tileSize() * levels.get(i).bytes();
      most += tiles * (tileBytes * 1.01 + 100);
    }
    boolean big = most > CLASSIC_LIMIT_BYTES;
    options.progress().begin("write " + file.getFileName(), levels.get(0).geometry().cells());
    try (TileFile tiles = new TileFile(file)) {
      tiles.reserve(head(big, levels, nodata, predictor, options, offsets, counts).length);
      // Small images come first: readers over a network fetch them with the head.
      for (int i = levels.size() - 1; i >= 0; i--) {
        writeTiles(tiles, levels.get(i), offsets[i].length, predictor, options, i == 0);
        offsets[i] = tiles.offsets();
        counts[i] = tiles.counts();
      }
      tiles.writeHead(head(big, levels, nodata, predictor, options, offsets, counts));
    }
  }

  private static int tiles(GridGeometry shape, int tileSize) {
    long down = (shape.rows() + tileSize - 1L) / tileSize;
    long across = (shape.cols() + tileSize - 1L) / tileSize;
    return Math.toIntExact(down * across);
  }

  private static void writeTiles(
      TileFile file,
      CellSource source,
      int tiles,
      int predictor,
      GeoTiffOptions options,
      boolean counted) {
    file.begin(tiles);
    Queue<TileEncoder> encoders = new ConcurrentLinkedQueue<>();
    try {
      Workers.run(
          options.threads(),
          tiles,
          () -> {
            TileEncoder encoder = new TileEncoder(options.tileSize(), predictor, options.level());
            encoders.add(encoder);
            return encoder;
          },
          (tile, encoder) -> {
            file.put(tile, encoder.encode(source, tile));
            if (counted) {
              options.progress().advance(source.geometry().cells() / tiles);
            }
          });
    } finally {
      encoders.forEach(TileEncoder::end);
    }
  }

  private static byte[] head(
      boolean big,
      List<CellSource> levels,
      String nodata,
      int predictor,
      GeoTiffOptions options,
      long[][] offsets,
      long[][] counts) {
    TiffHead head = new TiffHead(big);
    for (int i = 0; i < levels.size(); i++) {
      CellSource level = levels.get(i);
      head.beginDirectory();
      head.longs(TiffTag.NEW_SUBFILE_TYPE, i == 0 ? 0 : 1);
      head.longs(TiffTag.WIDTH, level.geometry().cols());
      head.longs(TiffTag.HEIGHT, level.geometry().rows());
      head.shorts(TiffTag.BITS_PER_SAMPLE, 8 * level.bytes());
      head.shorts(TiffTag.COMPRESSION, Encoding.DEFLATE);
      head.shorts(TiffTag.PHOTOMETRIC, 1);
      head.shorts(TiffTag.SAMPLES_PER_PIXEL, 1);
      head.shorts(TiffTag.PLANAR_CONFIGURATION, 1);
      head.shorts(TiffTag.PREDICTOR, predictor);
      head.shorts(TiffTag.TILE_WIDTH, options.tileSize());
      head.shorts(TiffTag.TILE_HEIGHT, options.tileSize());
      head.offsets(TiffTag.TILE_OFFSETS, offsets[i]);
      head.longs(TiffTag.TILE_BYTE_COUNTS, counts[i]);
      head.shorts(TiffTag.SAMPLE_FORMAT, level.kind().code());
      if (!nodata.isEmpty()) {
        head.text(TiffTag.GDAL_NODATA, nodata);
      }
      if (i == 0) {
        place(head, level.geometry());
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
