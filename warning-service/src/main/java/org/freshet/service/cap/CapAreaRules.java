package org.freshet.service.cap;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Rules of one area that the schema cannot say. */
final class CapAreaRules {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final CapArea area;
  private final String place;
  private final CapFindings findings;

  CapAreaRules(CapArea area, String place, CapFindings findings) {
    this.area = area;
    this.place = place;
    this.findings = findings;
  }

  void check() {
    if (area.polygons().isEmpty() && area.circles().isEmpty() && area.geocodes().isEmpty()) {
      findings.error("area", place, "Neither polygon nor circle nor geocode.");
    }
    for (String polygon : area.polygons()) {
      polygon(polygon);
    }
    for (String circle : area.circles()) {
      circle(circle);
    }
    if (!area.ceiling().isEmpty() && area.altitude().isEmpty()) {
      findings.error("ceiling", place, "Ceiling without altitude.");
    }
  }

  private void polygon(String text) {
    String[] pairs = BLANKS.split(text.strip());
    Coordinate[] points = new Coordinate[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      Coordinate point = point(pairs[i]);
      if (point == null) {
        findings.error(
            "polygon", place, "Pair (" + pairs[i] + ") must be lat,lon within ±90 and ±180.");
        return;
      }
      points[i] = point;
    }
    if (points.length < 4) {
      findings.error("polygon", place, points.length + " points; a closed ring has at least 4.");
    } else if (!points[0].equals2D(points[points.length - 1])) {
      findings.error("polygon", place, "Not closed: first and last pair must be equal.");
    } else {
      TopologyValidationError error =
          new IsValidOp(GEOMETRY.createPolygon(points)).getValidationError();
      if (error != null) {
        findings.error(
            "polygon", place, error.getMessage() + " at " + latLon(error.getCoordinate()) + ".");
      }
    }
  }

  private static String latLon(Coordinate point) {
    return point.y + "," + point.x;
  }

  private static @Nullable Coordinate point(String pair) {
    int comma = pair.indexOf(',');
    if (comma < 1) {
      return null;
    }
    try {
      double lat = Double.parseDouble(pair.substring(0, comma));
      double lon = Double.parseDouble(pair.substring(comma + 1));
      return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? new Coordinate(lon, lat) : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private void circle(String text) {
    String[] parts = BLANKS.split(text.strip());
    try {
      if (parts.length != 2 || point(parts[0]) == null || Double.parseDouble(parts[1]) < 0) {
        findings.error("circle", place, "(" + text + ") must be lat,lon radius_km.");
      } else if (Double.parseDouble(parts[1]) == 0) {
        findings.advice("circle", place, "A circle of radius 0 reaches nobody.");
      }
    } catch (NumberFormatException notANumber) {
      findings.error("circle", place, "(" + text + ") must be lat,lon radius_km.");
    }
  }
}
