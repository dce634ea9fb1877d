package org.freshet.service.scenario;

import java.util.ArrayList;
import java.util.List;
import org.freshet.grid.GridGeometry;
import org.freshet.service.area.GridMapping;
import org.freshet.sink.SinkOutline;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/** Turns cells, rings and longitude/latitude into geometry of the study area's map coordinates. */
final class MapShapes {
  private final GridMapping mapping;
  private final GridGeometry geometry;
  private final GeometryFactory factory = new GeometryFactory();

  MapShapes(GridMapping mapping) {
    this.mapping = mapping;
    this.geometry = mapping.geometry();
  }

  /** A line through cell centres, thinned to a quarter of a cell. */
  LineString line(int[] cells) {
    Coordinate[] points = new Coordinate[Math.max(2, cells.length)];
    for (int i = 0; i < points.length; i++) {
      int cell = cells[Math.min(i, cells.length - 1)];
      points[i] = new Coordinate(geometry.x(geometry.col(cell)), geometry.y(geometry.row(cell)));
    }
    LineString line = factory.createLineString(points);
    double tolerance_m = Math.min(geometry.cellWidth_m(), geometry.cellHeight_m()) / 4;
    return (LineString) DouglasPeuckerSimplifier.simplify(line, tolerance_m);
  }

  /** A line of longitude, latitude …. */
  LineString line(double[] lonLat) {
    return factory.createLineString(coordinates(mapping.toMap(lonLat)));
  }

  Point point(double lon, double lat) {
    double[] xy = mapping.toMap(new double[] {lon, lat});
    return factory.createPoint(new Coordinate(xy[0], xy[1]));
  }

  /** The polygons of a geometry in longitude and latitude. */
  MultiPolygon polygons(Geometry lonLat) {
    List<Polygon> parts = new ArrayList<>();
    for (int i = 0; i < lonLat.getNumGeometries(); i++) {
      if (lonLat.getGeometryN(i) instanceof Polygon polygon) {
        LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
        for (int hole = 0; hole < holes.length; hole++) {
          holes[hole] = ring(polygon.getInteriorRingN(hole).getCoordinates());
        }
        LinearRing shell = ring(polygon.getExteriorRing().getCoordinates());
        parts.add(factory.createPolygon(shell, holes));
      }
    }
    return factory.createMultiPolygon(parts.toArray(new Polygon[0]));
  }

  private LinearRing ring(Coordinate[] lonLat) {
    return factory.createLinearRing(coordinates(mapping.toMap(GridMapping.flat(lonLat))));
  }

  /** The outline of a sink along its cells. */
  MultiPolygon polygons(SinkOutline outline) {
    List<Polygon> parts = new ArrayList<>();
    for (SinkOutline.Part part : outline.parts()) {
      LinearRing[] holes = new LinearRing[part.holes().size()];
      for (int hole = 0; hole < holes.length; hole++) {
        holes[hole] = factory.createLinearRing(coordinates(part.holes().get(hole)));
      }
      LinearRing shell = factory.createLinearRing(coordinates(part.shell()));
      parts.add(factory.createPolygon(shell, holes));
    }
    return factory.createMultiPolygon(parts.toArray(new Polygon[0]));
  }

  private static Coordinate[] coordinates(double[] xy) {
    Coordinate[] points = new Coordinate[xy.length / 2];
    for (int i = 0; i < points.length; i++) {
      points[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
    }
    return points;
  }
}
