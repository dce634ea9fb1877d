package org.freshet.service.analyse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.freshet.dem.geotiff.GeoTiffOptions;
import org.freshet.dem.geotiff.GeoTiffWriter;
import org.freshet.grid.D8;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.SinkWater;
import org.freshet.sink.TerrainCells;

/** Writes the rasters of one analysis. Each file is whole once it has its name. */
final class RasterFiles {
  private static final double NODATA_ACCUMULATION = 0.0;

  private final Path out;
  private final TerrainCells model;
  private final int threads;
  private final GridGeometry geometry;
  private final Progress progress;

  RasterFiles(Path out, TerrainCells model, int threads, Progress progress) {
    this.out = out;
    this.model = model;
    this.threads = threads;
    this.geometry = model.geometry();
    this.progress = progress;
  }

  /** Filled heights, flow directions in ESRI codes, and flow accumulation in cells. */
  void terrain() throws IOException {
    GeoTiffOptions options = GeoTiffOptions.defaults().withThreads(threads);
    progress.begin("write filled heights", geometry.cells());
    TerrainRows filled = new TerrainRows(model);
    GeoTiffWriter.write(
        out.resolve("filled.tif"),
        geometry,
        (int row, int rows, float[] into) -> {
          filled.filled(row, rows, into);
          progress.advance((long) rows * geometry.cols());
        },
        options);
    progress.begin("write directions", geometry.cells());
    TerrainRows directions = new TerrainRows(model);
    GeoTiffWriter.write(
        out.resolve("flow-direction.tif"),
        geometry,
        (int row, int rows, byte[] into) -> {
          directions.esriCodes(row, rows, into);
          progress.advance((long) rows * geometry.cols());
        },
        options.withNodata((double) D8.ESRI_NODATA));
    progress.begin("write accumulation", geometry.cells());
    GeoTiffWriter.write(
        out.resolve("flow-accumulation.tif"),
        geometry,
        (int row, int rows, int[] into) -> {
          model.accumulations(row, rows, into);
          progress.advance((long) rows * geometry.cols());
        },
        options.withNodata(NODATA_ACCUMULATION));
  }

  /**
   * The depth raster of one rain.
   *
   * @return number of cells under water
   */
  long depth(double rain_mm, SinkWater water) throws IOException {
    progress.begin("depth", geometry.cells());
    String name = "depth-" + plain(rain_mm) + "mm.tif";
    SinkLevels levels = water.levels();
    TerrainRows rowsOf = new TerrainRows(model);
    LongAdder flooded = new LongAdder();
    GeoTiffWriter.write(
        out.resolve(name),
        geometry,
        (int row, int rows, float[] into) -> {
          flooded.add(rowsOf.depths(levels, row, rows, into));
          progress.advance((long) rows * geometry.cols());
        },
        GeoTiffOptions.defaults().withThreads(threads));
    return flooded.sum();
  }

  static String plain(double rain_mm) {
    return rain_mm == Math.rint(rain_mm)
        ? Long.toString((long) rain_mm)
        : String.format(Locale.ROOT, "%s", rain_mm);
  }
}
