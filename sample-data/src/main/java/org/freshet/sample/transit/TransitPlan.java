package org.freshet.sample.transit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.freshet.sample.land.Line;
import org.freshet.sample.model.Town;
import org.freshet.sample.streets.Node;
import org.freshet.sample.streets.Rows;
import org.freshet.sample.streets.StreetNetwork;

/** The lines of the town: one tram, three buses, each there and back on the same streets. */
public final class TransitPlan {
  private static final double STOP_REACH_M = 14;
  private static final double BUS_M_S = 5.6;
  private static final double TRAM_M_S = 5.2;
  private static final int DWELL_S = 20;

  private final Town town;
  private final List<Stop> stops = new ArrayList<>();
  private final List<TransitLine> lines = new ArrayList<>();
  private final List<Node> tramWay;

  /** Plans the lines. */
  public TransitPlan(Town town) {
    this.town = town;
    List<Node> tram = List.of();
    for (String[] row : Rows.of(TransitPlan.class, "lines.txt")) {
      if (row[0].equals("stop")) {
        Node node = node(row[2] + " " + row[3]);
        stops.add(new Stop("SB" + (101 + stops.size()), row[1], node.x(), node.y()));
      } else {
        List<Node> way = way(row[7]);
        line(row, way);
        tram = row[4].equals("tram") ? way : tram;
      }
    }
    this.tramWay = tram;
  }

  /** A node by its street and place: NAME X Y. */
  private Node node(String spec) {
    int y = spec.lastIndexOf(' ');
    int x = spec.lastIndexOf(' ', y - 1);
    double[] at = Rows.numbers(spec.substring(x));
    double[] p = town.plan().bend(at[0], at[1]);
    return town.network().nodeOn(spec.substring(0, x), p[0], p[1]);
  }

  private List<Node> way(String specs) {
    List<Node> via = new ArrayList<>();
    for (String spec : specs.split(", ", -1)) {
      via.add(node(spec));
    }
    return town.network().path(via);
  }

  private void line(String[] row, List<Node> there) {
    List<Node> back = new ArrayList<>(there);
    Collections.reverse(back);
    add(row, 0, there);
    add(row, 1, back);
  }

  private void add(String[] row, int direction, List<Node> nodes) {
    boolean tram = row[4].equals("tram");
    List<StopTime> served = served(StreetNetwork.line(nodes), tram ? TRAM_M_S : BUS_M_S);
    String headsign = served.get(served.size() - 1).stop().name();
    int headway_min = Integer.parseInt(row[6]);
    lines.add(
        new TransitLine(
            row[1], row[2], row[3], tram, row[5], direction, headsign, nodes, served, headway_min));
  }

  private List<StopTime> served(Line line, double m_s) {
    List<StopTime> out = new ArrayList<>();
    for (Stop stop : stops) {
      double[] hit = line.nearest(stop.x(), stop.y());
      if (hit[0] < STOP_REACH_M) {
        out.add(new StopTime(stop, hit[1], 0));
      }
    }
    out.sort((a, b) -> Double.compare(a.along_m(), b.along_m()));
    double first = out.get(0).along_m();
    for (int i = 0; i < out.size(); i++) {
      StopTime s = out.get(i);
      int seconds = (int) ((s.along_m() - first) / m_s) + i * DWELL_S;
      out.set(i, new StopTime(s.stop(), s.along_m(), seconds / 10 * 10));
    }
    return out;
  }

  /** The lines, each direction on its own. */
  public List<TransitLine> lines() {
    return List.copyOf(lines);
  }

  /** The nodes along the tramway. */
  public List<Node> tramWay() {
    return tramWay;
  }

  /** All stops. */
  public List<Stop> stops() {
    return List.copyOf(stops);
  }
}
