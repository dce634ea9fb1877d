package org.freshet.service.analyse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.freshet.dem.geotiff.GeoTiffOptions;
import org.freshet.dem.geotiff.GeoTiffWriter;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.D8;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;
import org.freshet.progress.Progress;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.TerrainModel;

/** Writes the rasters of one analysis. Each file is whole once it has its name. */
final class RasterFiles {
  private static final double NODATA_ACCUMULATION = 0.0;

  private final Path out;
  private final TerrainModel model;
  private final int threads;
  private final GridGeometry geometry;
  private final Progress progress;

  RasterFiles(Path out, TerrainModel model, int threads, Progress progress) {
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
    GeoTiffWriter.write(out.resolve("filled.tif"), model.filled(), options);
    progress.advance(geometry.cells());
    progress.begin("write directions", geometry.cells());
    GeoTiffWriter.write(
        out.resolve("flow-direction.tif"),
        esriCodes(),
        options.withNodata((double) D8.ESRI_NODATA));
    progress.advance(geometry.cells());
    progress.begin("write accumulation", geometry.cells());
    IntGrid accumulation = model.flowAccumulation();
    GeoTiffWriter.write(
        out.resolve("flow-accumulation.tif"),
        accumulation,
        options.withNodata(NODATA_ACCUMULATION));
    progress.advance(geometry.cells());
  }

  /**
   * The depth raster of one rain.
   *
   * @return number of cells under water
   */
  long depth(double rain_mm, SinkLevels levels) throws IOException {
    progress.begin("depth", geometry.cells());
    FloatGrid depth = levels.depthGrid(model, 0);
    long flooded = 0;
    for (float depth_m : depth.array()) {
      if (depth_m > 0) {
        flooded++;
      }
    }
    progress.advance(geometry.cells());
    progress.begin("write depth", geometry.cells());
    String name = "depth-" + plain(rain_mm) + "mm.tif";
    GeoTiffWriter.write(out.resolve(name), depth, GeoTiffOptions.defaults().withThreads(threads));
    progress.advance(geometry.cells());
    return flooded;
  }

  private ByteGrid esriCodes() {
    byte[] directions = model.flowDirection().array();
    float[] ground = model.elevation().array();
    byte[] codes = new byte[directions.length];
    for (int cell = 0; cell < codes.length; cell++) {
      codes[cell] =
          (byte) (Float.isNaN(ground[cell]) ? D8.ESRI_NODATA : D8.esriCode(directions[cell]));
    }
    return new ByteGrid(geometry, codes);
  }

  private static String plain(double rain_mm) {
    return rain_mm == Math.rint(rain_mm)
        ? Long.toString((long) rain_mm)
        : String.format(Locale.ROOT, "%s", rain_mm);
  }
}
