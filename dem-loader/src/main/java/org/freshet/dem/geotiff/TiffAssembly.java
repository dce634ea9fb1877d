package org.freshet.dem.geotiff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.freshet.dem.Workers;
import org.freshet.dem.crs.Crs;
import org.freshet.grid.GridGeometry;

/** One raster and its overviews on their way into a file: directories first, then all tiles. */
final class TiffAssembly {
  private final List<CellSource> levels = new ArrayList<>();
  private final String nodata;
  private final int predictor;
  private final GeoTiffOptions options;
  private final long[][] offsets;
  private final long[][] counts;

  /**
   * Makes the overviews, where they are wanted.
   *
   * @param nodata text of the value of no data, empty for none
   * @param predictor TIFF code
   */
  TiffAssembly(CellSource source, String nodata, int predictor, GeoTiffOptions options) {
    this.nodata = nodata;
    this.predictor = predictor;
    this.options = options;
    levels.add(source);
    CellSource last = source;
    while (options.overviews()
        && Math.max(last.geometry().rows(), last.geometry().cols()) > options.tileSize()) {
      last = last.halved();
      levels.add(last);
    }
    offsets = new long[levels.size()][];
    counts = new long[levels.size()][];
    for (int i = 0; i < levels.size(); i++) {
      offsets[i] = new long[tiles(levels.get(i).geometry())];
      counts[i] = offsets[i].clone();
    }
  }

  private int tiles(GridGeometry shape) {
    long down = (shape.rows() + options.tileSize() - 1L) / options.tileSize();
    long across = (shape.cols() + options.tileSize() - 1L) / options.tileSize();
    return Math.toIntExact(down * across);
  }

  /** How many bytes the tiles can have, should nothing compress. */
  double largestBytes() {
    double sum = 0;
    for (int i = 0; i < levels.size(); i++) {
      double tileBytes = (double) options.tileSize() * options.tileSize() * levels.get(i).bytes();
      sum += offsets[i].length * (tileBytes * 1.01 + 100);
    }
    return sum;
  }

  /** Writes a new file, as BigTIFF or not. */
  void write(Path file, boolean big) throws IOException {
    options.progress().begin("write", levels.get(0).geometry().cells());
    try (TileFile tiles = new TileFile(file)) {
      tiles.reserve(head(big).length);
      // Small images come first: readers over a network fetch them with the head.
      for (int i = levels.size() - 1; i >= 0; i--) {
        writeTiles(tiles, i);
        offsets[i] = tiles.offsets();
        counts[i] = tiles.counts();
      }
      tiles.writeHead(head(big));
    }
  }

  private void writeTiles(TileFile file, int level) {
    CellSource source = levels.get(level);
    int tiles = offsets[level].length;
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
            if (level == 0) {
              options.progress().advance(source.geometry().cells() / tiles);
            }
          });
    } finally {
      encoders.forEach(TileEncoder::end);
    }
  }

  private byte[] head(boolean big) {
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
