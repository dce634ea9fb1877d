package org.freshet.service.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.freshet.service.area.GridMapping;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** Finds edges near a place. Thread-safe once made. Memory: about 100 bytes per line segment. */
final class EdgeSegments {
  /** One edge near a place. */
  record Near(int edge, double distance_m, double alignment) {}

  private record Segment(int edge, Polyline line, int index) {}

  private final STRtree tree = new STRtree();

  EdgeSegments(GraphHopperNetwork network, GridMapping mapping) {
    for (int edge = 0; edge < network.edges().size(); edge++) {
      Polyline line = new Polyline(mapping.toMap(network.lonLat(edge)));
      for (int i = 0; i + 1 < line.points(); i++) {
        Envelope box = new Envelope(line.x(i), line.x(i + 1), line.y(i), line.y(i + 1));
        tree.insert(box, new Segment(edge, line, i));
      }
    }
    tree.build();
  }

  /**
   * Edges within a distance, the best placed segment of each, ascending by edge.
   *
   * @param heading_x east part of the unit vector somebody travels along
   * @param heading_y north part; alignment is 1 along the edge either way, 0 across
   */
  List<Near> near(double x, double y, double heading_x, double heading_y, double within_m) {
    List<Near> found = new ArrayList<>();
    Envelope box = new Envelope(x - within_m, x + within_m, y - within_m, y + within_m);
    for (Object item : tree.query(box)) {
      Segment segment = (Segment) item;
      Polyline line = segment.line();
      int i = segment.index();
      double distance_m = line.distance_m(i, x, y);
      double dx = line.x(i + 1) - line.x(i);
      double dy = line.y(i + 1) - line.y(i);
      double length_m = Math.hypot(dx, dy);
      double alignment = length_m == 0 ? 0 : Math.abs(dx * heading_x + dy * heading_y) / length_m;
      if (distance_m <= within_m) {
        found.add(new Near(segment.edge(), distance_m, alignment));
      }
    }
    found.sort(
        Comparator.comparingInt(Near::edge)
            .thenComparingDouble(near -> near.distance_m() - near.alignment()));
    List<Near> best = new ArrayList<>();
    for (Near near : found) {
      if (best.isEmpty() || best.get(best.size() - 1).edge() != near.edge()) {
        best.add(near);
      }
    }
    return best;
  }
}
