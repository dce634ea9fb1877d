package org.freshet.service.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.freshet.reroute.Route;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Geometry as flat arrays x, y, x, y … in metres from the south-west corner, to the decimetre. */
final class PlanJson {
  private final PixelFit fit;

  PlanJson(PixelFit fit) {
    this.fit = fit;
  }

  ArrayNode point(double lon, double lat) {
    ArrayNode node = GeoJson.JSON.createArrayNode();
    add(node, lon, lat);
    return node;
  }

  ArrayNode line(LineString lonLat) {
    return flat(lonLat.getCoordinates());
  }

  ArrayNode route(Route route) {
    ArrayNode node = GeoJson.JSON.createArrayNode();
    for (int i = 0; i < route.pointCount(); i++) {
      add(node, route.lon(i), route.lat(i));
    }
    return node;
  }

  /** Shell, then holes. */
  ArrayNode rings(Polygon polygon) {
    ArrayNode rings = GeoJson.JSON.createArrayNode();
    rings.add(flat(polygon.getExteriorRing().getCoordinates()));
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      rings.add(flat(polygon.getInteriorRingN(i).getCoordinates()));
    }
    return rings;
  }

  /** The rings of every polygon. */
  ArrayNode parts(Geometry lonLat) {
    ArrayNode parts = GeoJson.JSON.createArrayNode();
    for (int i = 0; i < lonLat.getNumGeometries(); i++) {
      if (lonLat.getGeometryN(i) instanceof Polygon polygon) {
        parts.add(rings(polygon));
      }
    }
    return parts;
  }

  private ArrayNode flat(Coordinate[] points) {
    ArrayNode node = GeoJson.JSON.createArrayNode();
    for (Coordinate point : points) {
      add(node, point.x, point.y);
    }
    return node;
  }

  private void add(ArrayNode node, double lon, double lat) {
    node.add(decimetres(fit.x_m(lon, lat))).add(decimetres(fit.y_m(lon, lat)));
  }

  private static double decimetres(double value_m) {
    return Math.round(value_m * 10) / 10.0;
  }
}
