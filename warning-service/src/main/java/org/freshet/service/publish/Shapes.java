package org.freshet.service.publish;

import java.util.ArrayList;
import java.util.List;
import org.freshet.grid.GridGeometry;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/** Turns cells and rings of the study CRS into longitude/latitude geometry. Thread-safe. */
public final class Shapes {
  static final int WGS84 = 4326;

  private final GridGeometry geometry;
  private final ToLonLat toLonLat;
  private final GeometryFactory factory = new GeometryFactory(new PrecisionModel(), WGS84);

  /** Shapes of one raster. */
  public Shapes(GridGeometry geometry, ToLonLat toLonLat) {
    this.geometry = geometry;
    this.toLonLat = toLonLat;
  }

  /**
   * A line through cell centres, thinned to a quarter of a cell.
   *
   * @param cells cells in order; one cell gives a line of no length, none an empty line
   */
  public LineString line(int[] cells) {
    List<Coordinate> points = new ArrayList<>(cells.length + 1);
    for (int cell : cells) {
      points.add(new Coordinate(geometry.x(geometry.col(cell)), geometry.y(geometry.row(cell))));
    }
    if (points.size() == 1) {
      points.add(points.get(0).copy());
    }
    LineString line = factory.createLineString(points.toArray(new Coordinate[0]));
    double tolerance_m = Math.min(geometry.cellWidth_m(), geometry.cellHeight_m()) / 4;
    return factory.createLineString(
        project(TopologyPreservingSimplifier.simplify(line, tolerance_m).getCoordinates()));
  }

  /**
   * A polygon from closed rings of the study CRS, simplified without changing its topology.
   *
   * @param shell outer ring as x, y, x, y …, m; first point equal to the last
   * @param holes inner rings, same form
   * @param tolerance_m how far the outline may move, m; 0 keeps it
   */
  public Polygon polygon(double[] shell, List<double[]> holes, double tolerance_m) {
    LinearRing[] inner = new LinearRing[holes.size()];
    for (int i = 0; i < inner.length; i++) {
      inner[i] = factory.createLinearRing(coordinates(holes.get(i)));
    }
    Polygon exact = factory.createPolygon(factory.createLinearRing(coordinates(shell)), inner);
    Polygon simple =
        tolerance_m > 0
            ? (Polygon) TopologyPreservingSimplifier.simplify(exact, tolerance_m)
            : exact;
    LinearRing[] projected = new LinearRing[simple.getNumInteriorRing()];
    for (int i = 0; i < projected.length; i++) {
      projected[i] = factory.createLinearRing(project(simple.getInteriorRingN(i).getCoordinates()));
    }
    return factory.createPolygon(
        factory.createLinearRing(project(simple.getExteriorRing().getCoordinates())), projected);
  }

  private static Coordinate[] coordinates(double[] xy) {
    Coordinate[] points = new Coordinate[xy.length / 2];
    for (int i = 0; i < points.length; i++) {
      points[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
    }
    return points;
  }

  private Coordinate[] project(Coordinate[] points) {
    Coordinate[] projected = new Coordinate[points.length];
    for (int i = 0; i < points.length; i++) {
      projected[i] = toLonLat.of(points[i].x, points[i].y);
    }
    return projected;
  }
}
