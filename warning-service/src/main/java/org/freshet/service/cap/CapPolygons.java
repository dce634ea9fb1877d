package org.freshet.service.cap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.precision.GeometryPrecisionReducer;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/**
 * Areas as CAP polygons: {@code lat,lon} pairs, closed, valid, five decimals (about a metre).
 *
 * <p>CAP knows no holes and takes all polygons of an area as a union, so an area with holes is cut
 * along a meridian through each hole until no piece has one.
 */
final class CapPolygons {
  static final PrecisionModel GRID = new PrecisionModel(1e5);

  /** Rings beyond this are simplified: alerts must stay small. */
  private static final int MAX_POINTS = 400;

  private CapPolygons() {}

  /**
   * The rings of an area, as CAP writes them.
   *
   * @param lonLat polygon or polygons, longitude/latitude; parts that vanish at five decimals are
   *     left out
   */
  static List<String> of(Geometry lonLat) {
    List<String> rings = new ArrayList<>();
    for (Polygon piece : pieces(lonLat)) {
      rings.add(ring(piece.getExteriorRing().getCoordinates()));
    }
    return rings;
  }

  /** The same area as polygons without holes, on the grid CAP is written in. */
  static List<Polygon> pieces(Geometry lonLat) {
    Geometry onGrid = GeometryPrecisionReducer.reduce(small(lonLat), GRID);
    List<Polygon> pieces = new ArrayList<>();
    for (int i = 0; i < onGrid.getNumGeometries(); i++) {
      if (onGrid.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        cut(polygon, pieces);
      }
    }
    return pieces;
  }

  private static Geometry small(Geometry lonLat) {
    Geometry small = lonLat;
    for (double tolerance_deg = 2e-5;
        small.getNumPoints() > MAX_POINTS && tolerance_deg < 1e-2;
        tolerance_deg *= 2) {
      small = TopologyPreservingSimplifier.simplify(lonLat, tolerance_deg);
    }
    return small;
  }

  private static void cut(Polygon polygon, List<Polygon> pieces) {
    if (polygon.getNumInteriorRing() == 0) {
      pieces.add(polygon);
      return;
    }
    Envelope hole = polygon.getInteriorRingN(0).getEnvelopeInternal();
    double meridian = GRID.makePrecise((hole.getMinX() + hole.getMaxX()) / 2);
    Envelope all = polygon.getEnvelopeInternal();
    Envelope west = new Envelope(all.getMinX(), meridian, all.getMinY(), all.getMaxY());
    Envelope east = new Envelope(meridian, all.getMaxX(), all.getMinY(), all.getMaxY());
    for (Envelope half : List.of(west, east)) {
      Geometry part =
          OverlayNG.overlay(
              polygon, polygon.getFactory().toGeometry(half), OverlayNG.INTERSECTION, GRID);
      for (int i = 0; i < part.getNumGeometries(); i++) {
        if (part.getGeometryN(i) instanceof Polygon piece && !piece.isEmpty()) {
          cut(piece, pieces);
        }
      }
    }
  }

  private static String ring(Coordinate[] points) {
    StringBuilder text = new StringBuilder(points.length * 18);
    for (Coordinate point : points) {
      if (text.length() > 0) {
        text.append(' ');
      }
      text.append(String.format(Locale.ROOT, "%.5f,%.5f", point.y, point.x));
    }
    return text.toString();
  }
}
