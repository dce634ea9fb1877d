package org.freshet.service.analyse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.freshet.dem.crs.Crs;
import org.freshet.dem.crs.LonLat;
import org.freshet.dem.geotiff.GeoTiffOptions;
import org.freshet.dem.geotiff.GeoTiffWriter;
import org.freshet.drainage.DrainagePath;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.D8;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;
import org.freshet.progress.Progress;
import org.freshet.service.geojson.GeoJsonWriter;
import org.freshet.sink.Sink;
import org.freshet.sink.SinkInventory;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.SinkOutline;
import org.freshet.sink.SinkOutliner;
import org.freshet.sink.TerrainModel;

/** Writes the rasters and vectors of one analysis. Each file is whole once it has its name. */
final class AnalysisFiles {
  private static final double NODATA_ACCUMULATION = 0.0;

  private final Path out;
  private final TerrainModel model;
  private final int threads;
  private final GridGeometry geometry;

  AnalysisFiles(Path out, TerrainModel model, int threads) {
    this.out = out;
    this.model = model;
    this.threads = threads;
    this.geometry = model.geometry();
  }

  /** Filled heights, flow directions in ESRI codes, and flow accumulation in cells. */
  void terrain() throws IOException {
    GeoTiffOptions options = GeoTiffOptions.defaults().withThreads(threads);
    GeoTiffWriter.write(out.resolve("filled.tif"), model.filled(), options);
    GeoTiffWriter.write(
        out.resolve("flow-direction.tif"),
        esriCodes(),
        options.withNodata((double) D8.ESRI_NODATA));
    IntGrid accumulation = model.flowAccumulation();
    GeoTiffWriter.write(
        out.resolve("flow-accumulation.tif"),
        accumulation,
        options.withNodata(NODATA_ACCUMULATION));
  }

  /** Outlines of the listed sinks with their attributes. */
  void sinks(SinkInventory inventory) throws IOException {
    try (GeoJsonWriter json = new GeoJsonWriter(out.resolve("sinks.geojson"), toLonLat())) {
      SinkOutliner outliner = new SinkOutliner(model);
      for (Sink sink : inventory.sinks()) {
        json.multiPolygon(polygons(outliner.outline(sink.node())), attributes(sink));
      }
      json.finish();
    }
  }

  /** Drainage paths with their attributes. */
  void paths(List<DrainagePath> paths) throws IOException {
    try (GeoJsonWriter json =
        new GeoJsonWriter(out.resolve("drainage-paths.geojson"), toLonLat())) {
      for (DrainagePath path : paths) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("from_sink", path.fromSink());
        properties.put("to_sink", path.toSink());
        properties.put("length_m", path.length_m());
        properties.put("drop_m", path.drop_m());
        properties.put("contributing_area_m2", path.contributingArea_m2());
        json.lineString(centres(path.cells()), properties);
      }
      json.finish();
    }
  }

  /**
   * The depth raster of one rain.
   *
   * @return number of cells under water
   */
  long depth(double rain_mm, SinkLevels levels, Progress progress) throws IOException {
    FloatGrid depth = levels.depthGrid(model, 0);
    long flooded = 0;
    for (float depth_m : depth.array()) {
      if (depth_m > 0) {
        flooded++;
      }
    }
    progress.begin("write", 0);
    String name = "depth-" + plain(rain_mm) + "mm.tif";
    GeoTiffWriter.write(out.resolve(name), depth, GeoTiffOptions.defaults().withThreads(threads));
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

  private GeoJsonWriter.Transform toLonLat() {
    if (geometry.crs().equals(GridGeometry.UNKNOWN_CRS)) {
      return (x, y, point) -> {
        point[0] = x;
        point[1] = y;
      };
    }
    Crs crs = Crs.of(geometry.crs());
    return (x, y, point) -> {
      LonLat place = crs.toLonLat(x, y);
      point[0] = place.lon_deg();
      point[1] = place.lat_deg();
    };
  }

  private double[] centres(int[] cells) {
    double[] xy = new double[2 * cells.length];
    for (int i = 0; i < cells.length; i++) {
      xy[2 * i] = geometry.x(geometry.col(cells[i]));
      xy[2 * i + 1] = geometry.y(geometry.row(cells[i]));
    }
    return xy;
  }

  private static List<List<double[]>> polygons(SinkOutline outline) {
    List<List<double[]>> polygons = new ArrayList<>(outline.parts().size());
    for (SinkOutline.Part part : outline.parts()) {
      List<double[]> rings = new ArrayList<>(1 + part.holes().size());
      rings.add(part.shell());
      rings.addAll(part.holes());
      polygons.add(rings);
    }
    return polygons;
  }

  private Map<String, Object> attributes(Sink sink) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("id", sink.id());
    properties.put("pit_elevation_m", sink.pitElevation_m());
    properties.put("outlet_elevation_m", sink.outletElevation_m());
    properties.put("depth_m", sink.depth_m());
    properties.put("area_m2", sink.area_m2());
    properties.put("volume_m3", sink.volume_m3());
    properties.put("catchment_m2", sink.catchment_m2());
    properties.put("spills_to", sink.spillsTo());
    return properties;
  }
}
