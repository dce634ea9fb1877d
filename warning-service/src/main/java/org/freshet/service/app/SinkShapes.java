package org.freshet.service.app;

import java.util.ArrayList;
import java.util.List;
import org.freshet.service.publish.Shapes;
import org.freshet.service.publish.SinkShape;
import org.freshet.service.publish.ToLonLat;
import org.freshet.sink.Sink;
import org.freshet.sink.SinkInventory;
import org.freshet.sink.SinkOutline;
import org.freshet.sink.SinkOutliner;
import org.freshet.sink.TerrainModel;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/** Draws the sinks of a terrain. Stateless. */
final class SinkShapes {
  private static final int WGS84 = 4326;
  private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), WGS84);

  private SinkShapes() {}

  /** Outlines of all sinks, simplified by half a cell. */
  static List<SinkShape> of(TerrainModel terrain, SinkInventory sinks, ToLonLat toLonLat) {
    SinkOutliner outliner = new SinkOutliner(terrain);
    Shapes shapes = new Shapes(terrain.geometry(), toLonLat);
    List<SinkShape> result = new ArrayList<>();
    for (Sink sink : sinks.sinks()) {
      result.add(shape(sink, outline(sink, outliner, shapes, tolerance_m(terrain))));
    }
    return result;
  }

  /**
   * Outlines of all sinks after an edit: those of sinks that are as they were are taken over.
   *
   * @param before sinks before, under the same ids
   * @param drawn their outlines, in the order of the sinks
   */
  static List<SinkShape> changed(
      TerrainModel terrain,
      SinkInventory sinks,
      ToLonLat toLonLat,
      SinkInventory before,
      List<SinkShape> drawn) {
    SinkOutliner outliner = new SinkOutliner(terrain);
    Shapes shapes = new Shapes(terrain.geometry(), toLonLat);
    List<SinkShape> result = new ArrayList<>();
    int old = 0;
    for (Sink sink : sinks.sinks()) {
      // Both inventories ascend by pit cell.
      while (old < drawn.size() && before.sinks().get(old).pitCell() < sink.pitCell()) {
        old++;
      }
      boolean same = old < drawn.size() && isAlike(before.sinks().get(old), sink);
      Geometry outline =
          same ? drawn.get(old).lonLat() : outline(sink, outliner, shapes, tolerance_m(terrain));
      result.add(shape(sink, outline));
    }
    return result;
  }

  private static boolean isAlike(Sink before, Sink now) {
    return before.pitCell() == now.pitCell()
        && before.outletCell() == now.outletCell()
        && before.outletElevation_m() == now.outletElevation_m()
        && before.area_m2() == now.area_m2()
        && before.volume_m3() == now.volume_m3();
  }

  private static double tolerance_m(TerrainModel terrain) {
    return terrain.geometry().cellWidth_m() / 2;
  }

  private static Geometry outline(
      Sink sink, SinkOutliner outliner, Shapes shapes, double tolerance_m) {
    List<Polygon> parts = new ArrayList<>();
    for (SinkOutline.Part part : outliner.outline(sink.node()).parts()) {
      parts.add(shapes.polygon(part.shell(), part.holes(), tolerance_m));
    }
    return parts.size() == 1
        ? parts.get(0)
        : FACTORY.createMultiPolygon(parts.toArray(new Polygon[0]));
  }

  private static SinkShape shape(Sink sink, Geometry outline) {
    return new SinkShape(
        sink.id(),
        outline,
        sink.depth_m(),
        sink.area_m2(),
        sink.volume_m3(),
        sink.catchment_m2(),
        sink.spillsTo());
  }
}
