package org.freshet.service.transit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Points of one shape while they are read. */
final class GtfsShapeRows {
  private record Point(int sequence, double lon, double lat) {}

  private final List<Point> points = new ArrayList<>();

  void add(int sequence, double lon, double lat) {
    points.add(new Point(sequence, lon, lat));
  }

  double[] lonLat() {
    points.sort(Comparator.comparingInt(Point::sequence));
    double[] line = new double[2 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      line[2 * i] = points.get(i).lon();
      line[2 * i + 1] = points.get(i).lat();
    }
    return line;
  }
}
