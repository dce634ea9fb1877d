package org.freshet.service.publish;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.freshet.flood.WaterPolygon;
import org.freshet.flood.WaterTiles;
import org.freshet.grid.FloatGrid;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;

/** Water as polygons with holes, GeoJSON (RFC 7946), once per depth it is at least. */
final class WaterFile {
  /** Depths told, m: from the shoe to the car that floats. */
  private static final List<Float> DEPTHS_M = List.of(0.05f, 0.3f, 1f);

  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private WaterFile() {}

  /** The greatest depths of an event. */
  static byte[] json(FloatGrid peak_m, ToLonLat toLonLat) {
    GeoJson json = new GeoJson();
    for (float depth_m : DEPTHS_M) {
      add(json, WaterTiles.polygons(peak_m, depth_m), depth_m, toLonLat);
    }
    return Json.compact(json.collection());
  }

  /** Water of at least one depth. */
  static byte[] json(List<WaterPolygon> water, float depth_m, ToLonLat toLonLat) {
    GeoJson json = new GeoJson();
    add(json, water, depth_m, toLonLat);
    return Json.compact(json.collection());
  }

  private static void add(
      GeoJson json, List<WaterPolygon> water, float depth_m, ToLonLat toLonLat) {
    for (WaterPolygon polygon : water) {
      LinearRing[] holes =
          polygon.holes().stream().map(hole -> ring(hole, toLonLat)).toArray(LinearRing[]::new);
      ObjectNode properties =
          json.feature(
              json.size() + 1, GEOMETRY.createPolygon(ring(polygon.shell(), toLonLat), holes));
      properties.put("atLeast_m", Json.millimetres(depth_m));
      properties.put("area_m2", Json.millimetres(polygon.area_m2()));
    }
  }

  private static LinearRing ring(double[] xy, ToLonLat toLonLat) {
    Coordinate[] points = new Coordinate[xy.length / 2];
    for (int i = 0; i < points.length; i++) {
      points[i] = toLonLat.of(xy[2 * i], xy[2 * i + 1]);
    }
    return GEOMETRY.createLinearRing(points);
  }
}
