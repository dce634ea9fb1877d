package org.freshet.service.analyse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.dem.crs.Crs;
import org.freshet.dem.crs.LonLat;
import org.freshet.drainage.EmergencyPath;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.Scratch;
import org.freshet.progress.Progress;
import org.freshet.service.geojson.GeoJsonWriter;
import org.freshet.sink.NestedSink;
import org.freshet.sink.SinkCurve;
import org.freshet.sink.SinkOutline;
import org.freshet.sink.SinkOutliner;
import org.freshet.sink.SinkOutlines;
import org.freshet.sink.SinkTree;
import org.freshet.sink.TerrainCells;

/** Writes the vectors of one analysis. Each file is whole once it has its name. */
final class VectorFiles {
  /** Name of the file of sinks. */
  static final String SINKS = "sinks.geojson";

  /** Steps of the storage curve of a sink, ends included. */
  private static final int CURVE_STEPS = 11;

  private final Path out;
  private final TerrainCells model;
  private final GridGeometry geometry;
  private final Progress progress;

  VectorFiles(Path out, TerrainCells model, Progress progress) {
    this.out = out;
    this.model = model;
    this.geometry = model.geometry();
    this.progress = progress;
  }

  /**
   * Outlines of all sinks with their attributes, those around others first.
   *
   * @param room where outlines wait to be written
   */
  void sinks(SinkTree tree, Scratch room) throws IOException {
    progress.begin("outlines", geometry.cells());
    try (Scratch work = room.nested();
        GeoJsonWriter json = new GeoJsonWriter(out.resolve(SINKS), toLonLat())) {
      SinkOutlines outlines = SinkOutlines.of(model, tree, work, progress);
      progress.begin("write sinks", tree.sinks().size());
      for (int part = 0; part < outlines.count(); part++) {
        int place = outlines.first(part);
        for (SinkOutline outline : outlines.outlines(part)) {
          json.multiPolygon(polygons(outline), attributes(tree, tree.sinks().get(place++)));
          progress.advance(1);
        }
      }
      json.finish();
    }
  }

  /**
   * Drainage paths of outermost sinks, first the one to look at first. A path that joins another is
   * drawn up to there and names the sink whose path it goes on as; its figures are for all of it.
   */
  void paths(PathSheet sheet) throws IOException {
    progress.begin("write paths", sheet.ranked().size());
    try (GeoJsonWriter json =
        new GeoJsonWriter(out.resolve("drainage-paths.geojson"), toLonLat())) {
      int rank = 1;
      for (EmergencyPath path : sheet.ranked()) {
        json.lineString(
            centres(sheet.network().ownCells(path.sink())), sheet.attributes(path, rank++, this));
        progress.advance(1);
      }
      json.finish();
    }
  }

  /** Outlines of sinks that culverts change, in the state in which they are worse. */
  void affected(List<StateComparison.Affected> affected, TerrainCells blocked) throws IOException {
    progress.begin("write both states", affected.size());
    SinkOutliner open = new SinkOutliner(model);
    SinkOutliner shut = new SinkOutliner(blocked);
    try (GeoJsonWriter json =
        new GeoJsonWriter(out.resolve("culvert-states.geojson"), toLonLat())) {
      for (StateComparison.Affected sink : affected) {
        NestedSink inOpen = sink.open();
        NestedSink inBlocked = sink.blocked();
        boolean drawBlocked = inOpen == null || (inBlocked != null && sink.blockedIsWorse());
        SinkOutline outline =
            drawBlocked && inBlocked != null
                ? shut.outline(inBlocked.node())
                : open.outline(java.util.Objects.requireNonNull(inOpen).node());
        json.multiPolygon(polygons(outline), sink.attributes());
        progress.advance(1);
      }
      json.finish();
    }
  }

  private Map<String, Object> attributes(SinkTree tree, NestedSink sink) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("id", sink.id());
    properties.put("level", sink.level());
    if (!sink.outermost()) {
      properties.put("parent", tree.sinks().get(sink.parent()).id());
    }
    if (sink.hasChildren()) {
      properties.put(
          "children",
          Arrays.stream(tree.children(sink)).mapToLong(at -> tree.sinks().get(at).id()).toArray());
    }
    properties.put("pit", place(sink.pitCell()));
    properties.put("outlet", place(sink.outletCell()));
    properties.put("pit_elevation_m", sink.pitElevation_m());
    properties.put("outlet_elevation_m", sink.outletElevation_m());
    properties.put("depth_m", sink.depth_m());
    properties.put("area_m2", sink.area_m2());
    properties.put("volume_m3", sink.volume_m3());
    properties.put("own_m3", sink.own_m3());
    properties.put("catchment_m2", sink.catchment_m2());
    properties.put("unlisted_upstream_m3", sink.unlisted_m3());
    properties.put("pits", sink.pits());
    properties.put("spills_to", sink.spillsTo());
    curve(tree.curve(sink), properties);
    return properties;
  }

  private static void curve(SinkCurve curve, Map<String, Object> properties) {
    double[] levels = curve.levels_m(CURVE_STEPS);
    double[] volumes = new double[levels.length];
    double[] areas = new double[levels.length];
    for (int i = 0; i < levels.length; i++) {
      volumes[i] = curve.volume_m3(levels[i]);
      areas[i] = curve.area_m2(levels[i]);
    }
    properties.put("curve_level_m", levels);
    properties.put("curve_volume_m3", volumes);
    properties.put("curve_area_m2", areas);
  }

  /** x and y of a cell's centre in the raster's own CRS, m. */
  double[] place(int cell) {
    return new double[] {geometry.x(geometry.col(cell)), geometry.y(geometry.row(cell))};
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
}
