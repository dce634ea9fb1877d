package org.freshet.service.transit;

import java.util.ArrayList;
import java.util.List;
import org.freshet.exposure.RoadEdge;
import org.freshet.grid.LineCells;
import org.freshet.reroute.EdgeSpan;
import org.freshet.service.area.GridMapping;
import org.freshet.service.routing.Polyline;

/**
 * Tracks off the streets as edges of their own, so that water closes them like streets. They belong
 * to no warning area: water on ballast warns nobody but the line. Not thread-safe.
 */
final class TrackPieces {
  private static final double LONGEST_M = 80;
  private static final double SHORTEST_M = 5;

  private final GridMapping mapping;
  private final int firstIndex;
  private final List<RoadEdge> edges = new ArrayList<>();
  private final List<double[]> lines = new ArrayList<>();

  TrackPieces(GridMapping mapping, int firstIndex) {
    this.mapping = mapping;
    this.firstIndex = firstIndex;
  }

  List<RoadEdge> edges() {
    return edges;
  }

  /** Longitude, latitude … of a piece. */
  double[] lonLat(int edge) {
    return lines.get(edge - firstIndex);
  }

  /** The spans of a way and, where they leave gaps, pieces of track; in order. */
  List<EdgeSpan> filled(Polyline line, List<EdgeSpan> streets) {
    List<EdgeSpan> all = new ArrayList<>();
    double from_m = 0;
    for (EdgeSpan span : streets) {
      fill(line, from_m, span.from_m(), all);
      all.add(span);
      from_m = span.to_m();
    }
    fill(line, from_m, line.length_m(), all);
    return all;
  }

  private void fill(Polyline line, double from_m, double to_m, List<EdgeSpan> all) {
    double length_m = to_m - from_m;
    if (length_m < SHORTEST_M) {
      return;
    }
    int count = (int) Math.ceil(length_m / LONGEST_M);
    for (int i = 0; i < count; i++) {
      double begin_m = from_m + length_m * i / count;
      double end_m = from_m + length_m * (i + 1) / count;
      double[] part = line.part(begin_m, end_m);
      int[] cells = LineCells.of(mapping.geometry(), part);
      if (cells.length > 0) {
        int index = firstIndex + edges.size();
        edges.add(new RoadEdge(index, 0, "", "", end_m - begin_m, false, cells));
        lines.add(mapping.toLonLat(part));
        all.add(new EdgeSpan(index, begin_m, end_m));
      }
    }
  }
}
