package org.freshet.sample.streets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.freshet.sample.land.Line;

/**
 * Turns drawn streets into a network: finds where they cross, ties loose ends to the next street,
 * and marks the stretches over streams and below the railway.
 *
 * <p>Used once, by one thread. Quadratic in the number of street segments.
 */
public final class Planarisation {
  private static final double MERGE_M = 8;
  private static final double TIE_M = 34;
  private static final double WAY_M = 230;

  private record Mark(double along, Node node, boolean junction) {}

  private record Span(double from, double to, Stretch stretch) {}

  private final List<Street> streets;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Node> junctions = new ArrayList<>();
  private final List<List<Mark>> marks = new ArrayList<>();
  private final List<List<Span>> spans = new ArrayList<>();

  private Planarisation(List<Street> streets) {
    this.streets = streets;
    for (int i = 0; i < streets.size(); i++) {
      marks.add(new ArrayList<>());
      spans.add(new ArrayList<>());
    }
  }

  /**
   * The network of the streets.
   *
   * @param streets the plan
   * @param streams lines the streets cross on bridges
   * @param halfBridge_m half the length of a bridge over each stream
   * @param railway line the streets pass below
   * @param halfUnderpass_m half the covered length of an underpass
   */
  public static StreetNetwork of(
      List<Street> streets,
      List<Line> streams,
      double[] halfBridge_m,
      Line railway,
      double halfUnderpass_m) {
    Planarisation work = new Planarisation(streets);
    for (int i = 0; i < streams.size(); i++) {
      work.cover(streams.get(i), halfBridge_m[i], Stretch.BRIDGE);
    }
    work.cover(railway, halfUnderpass_m, Stretch.UNDERPASS);
    work.cross();
    work.tie();
    List<Way> ways = new ArrayList<>();
    for (int i = 0; i < streets.size(); i++) {
      work.waysOf(i, ways);
    }
    return StreetNetwork.of(ways);
  }

  private void cover(Line line, double half_m, Stretch stretch) {
    for (int i = 0; i < streets.size(); i++) {
      Line street = streets.get(i).line();
      for (double[] at : street.crossings(line)) {
        Span span = new Span(at[0] - half_m, at[0] + half_m, stretch);
        spans.get(i).add(span);
        for (double s : new double[] {span.from, span.to}) {
          double[] p = street.pointAt(s);
          marks.get(i).add(new Mark(s, plain(p), false));
        }
      }
    }
  }

  private void cross() {
    for (int i = 0; i < streets.size(); i++) {
      for (int j = i + 1; j < streets.size(); j++) {
        for (double[] at : streets.get(i).line().crossings(streets.get(j).line())) {
          Node node = junction(streets.get(i).line().pointAt(at[0]));
          marks.get(i).add(new Mark(at[0], node, true));
          marks.get(j).add(new Mark(at[1], node, true));
        }
      }
    }
  }

  private void tie() {
    for (int i = 0; i < streets.size(); i++) {
      Line line = streets.get(i).line();
      if (!closed(line)) {
        tieEnd(i, 0);
        tieEnd(i, line.length_m());
      }
    }
  }

  private void tieEnd(int street, double s) {
    for (Mark mark : marks.get(street)) {
      if (mark.junction && Math.abs(mark.along - s) < TIE_M) {
        return;
      }
    }
    double[] end = streets.get(street).line().pointAt(s);
    int best = -1;
    double[] near = {TIE_M, 0};
    for (int j = 0; j < streets.size(); j++) {
      double[] hit = j == street ? null : streets.get(j).line().nearest(end[0], end[1]);
      if (hit != null && hit[0] < near[0]) {
        near = hit;
        best = j;
      }
    }
    if (best >= 0) {
      Node node = junction(streets.get(best).line().pointAt(near[1]));
      marks.get(best).add(new Mark(near[1], node, true));
      marks.get(street).add(new Mark(s, node, true));
    }
  }

  private static boolean closed(Line line) {
    int last = line.points() - 1;
    return line.x(0) == line.x(last) && line.y(0) == line.y(last);
  }

  private Node plain(double[] p) {
    Node node = new Node(nodes.size(), p[0], p[1]);
    nodes.add(node);
    return node;
  }

  private Node junction(double[] p) {
    for (Node node : junctions) {
      if (node.distance_m(p[0], p[1]) < MERGE_M) {
        return node;
      }
    }
    Node node = plain(p);
    junctions.add(node);
    return node;
  }

  private void waysOf(int street, List<Way> ways) {
    List<Mark> chain = chain(street);
    List<Node> piece = new ArrayList<>();
    Stretch stretch = Stretch.GROUND;
    double length = 0;
    for (int i = 0; i + 1 < chain.size(); i++) {
      Mark a = chain.get(i);
      Mark b = chain.get(i + 1);
      Stretch here = stretchAt(street, (a.along + b.along) / 2);
      boolean split = here != stretch || (a.junction && length > WAY_M);
      if (!piece.isEmpty() && split) {
        ways.add(new Way(streets.get(street), stretch, piece));
        piece.clear();
        length = 0;
      }
      if (piece.isEmpty()) {
        piece.add(a.node);
      }
      stretch = here;
      piece.add(b.node);
      length += b.along - a.along;
    }
    if (piece.size() > 1) {
      ways.add(new Way(streets.get(street), stretch, piece));
    }
  }

  private Stretch stretchAt(int street, double s) {
    for (Span span : spans.get(street)) {
      if (s > span.from && s < span.to) {
        return span.stretch;
      }
    }
    return Stretch.GROUND;
  }

  private List<Mark> chain(int street) {
    Line line = streets.get(street).line();
    List<Mark> fixed = new ArrayList<>(marks.get(street));
    fixed.sort(Comparator.comparingDouble(Mark::along));
    double from = 0;
    double to = line.length_m();
    boolean closed = closed(line);
    for (Mark mark : fixed) {
      if (!closed && mark.junction && mark.along < TIE_M) {
        from = mark.along;
      }
      if (!closed && mark.junction && mark.along > line.length_m() - TIE_M) {
        to = Math.min(to, mark.along);
      }
    }
    List<Mark> all = new ArrayList<>();
    for (Mark mark : fixed) {
      if (mark.along >= from && mark.along <= to) {
        all.add(mark);
      }
    }
    addVertices(street, from, to, fixed, all);
    all.sort(Comparator.comparingDouble(Mark::along));
    if (closed) {
      all.add(new Mark(line.length_m() + all.get(0).along, all.get(0).node, all.get(0).junction));
    }
    return withoutRepeats(all);
  }

  private void addVertices(int street, double from, double to, List<Mark> fixed, List<Mark> all) {
    Line line = streets.get(street).line();
    int last = closed(line) ? line.points() - 1 : line.points();
    for (int v = 0; v < last; v++) {
      double s = line.along(v);
      boolean free = s >= from && s <= to && stretchAt(street, s) == Stretch.GROUND;
      for (Mark mark : fixed) {
        free &= Math.abs(mark.along - s) >= MERGE_M;
      }
      if (free) {
        all.add(new Mark(s, plain(new double[] {line.x(v), line.y(v)}), false));
      }
    }
  }

  private static List<Mark> withoutRepeats(List<Mark> all) {
    List<Mark> out = new ArrayList<>();
    for (Mark mark : all) {
      if (out.isEmpty() || out.get(out.size() - 1).node.index() != mark.node.index()) {
        out.add(mark);
      }
    }
    return out;
  }
}
