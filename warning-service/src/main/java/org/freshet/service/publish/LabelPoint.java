package org.freshet.service.publish;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/** Where the name of an area stands: inside, near its north edge, off the middle people look at. */
final class LabelPoint {
  private static final double BELOW_TOP = 0.1;

  private LabelPoint() {}

  /** Middle of the longest stretch of the area along a parallel near its north edge. */
  static Coordinate of(Geometry lonLat) {
    Envelope box = lonLat.getEnvelopeInternal();
    double lat = box.getMaxY() - BELOW_TOP * box.getHeight();
    LineString parallel =
        lonLat
            .getFactory()
            .createLineString(
                new Coordinate[] {
                  new Coordinate(box.getMinX() - 1, lat), new Coordinate(box.getMaxX() + 1, lat)
                });
    Geometry inside = lonLat.intersection(parallel);
    Geometry longest = inside;
    double length = 0;
    for (int i = 0; i < inside.getNumGeometries(); i++) {
      if (inside.getGeometryN(i).getLength() > length) {
        longest = inside.getGeometryN(i);
        length = longest.getLength();
      }
    }
    return length > 0
        ? longest.getEnvelopeInternal().centre()
        : lonLat.getInteriorPoint().getCoordinate();
  }
}
