package org.freshet.service.area;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/** GeoJSON geometries to JTS. Stateless and thread-safe. */
final class GeoJsonGeometry {
  static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

  private GeoJsonGeometry() {}

  /** A coordinate out of the range of longitude and latitude. */
  static final class NotLonLat extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotLonLat(double x, double y) {
      super(x + ", " + y);
    }
  }

  /** The geometry; null where it is none of point, line, polygon and their multiples. */
  static @Nullable Geometry of(@Nullable JsonNode node) {
    if (node == null || !node.isObject()) {
      return null;
    }
    JsonNode coordinates = node.path("coordinates");
    try {
      return switch (node.path("type").asText()) {
        case "Point" -> FACTORY.createPoint(coordinate(coordinates));
        case "LineString" -> FACTORY.createLineString(line(coordinates));
        case "MultiLineString" ->
            FACTORY.createMultiLineString(
                each(coordinates).stream()
                    .map(line -> FACTORY.createLineString(line(line)))
                    .toArray(LineString[]::new));
        case "Polygon" -> polygon(coordinates);
        case "MultiPolygon" ->
            FACTORY.createMultiPolygon(
                each(coordinates).stream().map(GeoJsonGeometry::polygon).toArray(Polygon[]::new));
        default -> null;
      };
    } catch (IllegalArgumentException e) {
      // JTS refuses rings of too few points and lines of one.
      return null;
    }
  }

  private static Polygon polygon(JsonNode rings) {
    List<LinearRing> all = new ArrayList<>();
    for (JsonNode ring : rings) {
      all.add(FACTORY.createLinearRing(line(ring)));
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException("A polygon without rings.");
    }
    return FACTORY.createPolygon(all.get(0), all.subList(1, all.size()).toArray(LinearRing[]::new));
  }

  private static List<JsonNode> each(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all;
  }

  private static Coordinate[] line(JsonNode positions) {
    Coordinate[] line = new Coordinate[positions.size()];
    for (int i = 0; i < line.length; i++) {
      line[i] = coordinate(positions.path(i));
    }
    return line;
  }

  private static Coordinate coordinate(JsonNode position) {
    JsonNode x = position.path(0);
    JsonNode y = position.path(1);
    if (!x.isNumber() || !y.isNumber()) {
      throw new IllegalArgumentException("A position without two numbers.");
    }
    if (!(Math.abs(x.asDouble()) <= 180) || !(Math.abs(y.asDouble()) <= 90)) {
      throw new NotLonLat(x.asDouble(), y.asDouble());
    }
    return new Coordinate(x.asDouble(), y.asDouble());
  }
}
