package org.freshet.service.publish;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/** Where the name of an area stands: inside, near its north edge, off the middle people look at. */
final class LabelPoint {
  private static final double[] BELOW_TOP = {0.1, 0.2, 0.3, 0.4, 0.5};
  private static final double WIDE_ENOUGH = 0.6;

  private LabelPoint() {}

  /** Middle of the northernmost stretch along a parallel that is wide enough for a name. */
  static Coordinate of(Geometry lonLat) {
    Envelope box = lonLat.getEnvelopeInternal();
    for (double share : BELOW_TOP) {
      Geometry stretch = stretch(lonLat, box, box.getMaxY() - share * box.getHeight());
      if (stretch.getLength() >= WIDE_ENOUGH * box.getWidth()) {
        return stretch.getEnvelopeInternal().centre();
      }
    }
    return lonLat.getInteriorPoint().getCoordinate();
  }

  /** The longest stretch of the area along one parallel. */
  private static Geometry stretch(Geometry lonLat, Envelope box, double lat) {
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
    return longest;
  }
}
