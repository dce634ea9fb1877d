package org.freshet.service.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Builds GeoJSON (RFC 7946): longitude before latitude, outer rings counter-clockwise, six decimals
 * (about a decimetre).
 */
final class GeoJson {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final double DECIMALS = 1e6;

  private final ObjectNode collection = JSON.createObjectNode();
  private final ArrayNode features;

  GeoJson() {
    collection.put("type", "FeatureCollection");
    features = collection.putArray("features");
  }

  /** Adds a feature; its properties are for the caller to fill. */
  ObjectNode feature(Object id, Geometry lonLat) {
    ObjectNode feature = features.addObject();
    feature.put("type", "Feature");
    feature.putPOJO("id", id);
    feature.set("geometry", geometry(lonLat));
    return feature.putObject("properties");
  }

  /** Features added so far. */
  int size() {
    return features.size();
  }

  ObjectNode collection() {
    return collection;
  }

  static ObjectNode geometry(Geometry lonLat) {
    ObjectNode node = JSON.createObjectNode();
    node.put("type", lonLat.getGeometryType());
    ArrayNode coordinates = node.putArray("coordinates");
    if (lonLat instanceof Point point) {
      numbers(coordinates, point.getCoordinate());
    } else if (lonLat instanceof LineString line) {
      points(coordinates, line.getCoordinates());
    } else if (lonLat instanceof Polygon polygon) {
      polygon(coordinates, polygon);
    } else if (lonLat instanceof MultiPolygon || lonLat instanceof MultiLineString) {
      for (int i = 0; i < lonLat.getNumGeometries(); i++) {
        ArrayNode part = coordinates.addArray();
        if (lonLat.getGeometryN(i) instanceof Polygon polygon) {
          polygon(part, polygon);
        } else {
          points(part, lonLat.getGeometryN(i).getCoordinates());
        }
      }
    } else {
      throw new IllegalArgumentException(
          "Geometry (" + lonLat.getGeometryType() + ") is not written as GeoJSON here.");
    }
    return node;
  }

  private static void polygon(ArrayNode rings, Polygon polygon) {
    ring(rings.addArray(), polygon.getExteriorRing(), true);
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      ring(rings.addArray(), polygon.getInteriorRingN(i), false);
    }
  }

  private static void ring(ArrayNode target, LinearRing ring, boolean counterClockwise) {
    boolean turned =
        ring.getNumPoints() > 3 && Orientation.isCCW(ring.getCoordinates()) != counterClockwise;
    points(target, turned ? ring.reverse().getCoordinates() : ring.getCoordinates());
  }

  private static void points(ArrayNode target, Coordinate[] points) {
    for (Coordinate point : points) {
      numbers(target.addArray(), point);
    }
  }

  private static void numbers(ArrayNode target, Coordinate point) {
    target.add(rounded(point.x)).add(rounded(point.y));
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * DECIMALS) / DECIMALS;
  }
}
