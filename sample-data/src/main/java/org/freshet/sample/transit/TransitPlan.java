package org.freshet.sample.transit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.freshet.sample.land.Line;
import org.freshet.sample.model.Town;
import org.freshet.sample.streets.Node;
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
    placeStops();
    tramWay =
        line(
            "T1",
            "1",
            "Weststadt – Markt – Bahnhof – Gewerbegebiet Au",
            true,
            "C0392B",
            15,
            via(
                "Hersfelder Straße",
                340,
                1746,
                "Webergasse",
                1190,
                1785,
                "Marktplatz",
                1300,
                1763,
                "Langgasse",
                1405,
                1788,
                "Erfurter Straße",
                1720,
                1756,
                "Erfurter Straße",
                2300,
                1725,
                "Erfurter Straße",
                2690,
                1680));
    line(
        "B11",
        "11",
        "Sonnenhang – Schule – Bahnhof – Mühlenviertel",
        false,
        "2471A3",
        20,
        via(
            "Am Weinberg",
            1000,
            2165,
            "Kelterweg",
            806,
            2100,
            "Sonnenhang",
            760,
            2050,
            "Bergstraße",
            696,
            1900,
            "Ahornstraße",
            600,
            1832,
            "Schulstraße",
            562,
            1780,
            "Hersfelder Straße",
            700,
            1730,
            "Wallstraße",
            1300,
            1635,
            "Uferstraße",
            1420,
            1545,
            "Uferstraße",
            1640,
            1500,
            "Südbrücke",
            1649,
            1440,
            "Auweg",
            1640,
            1286,
            "Auweg",
            1860,
            1305));
    line(
        "B12",
        "12",
        "Klinikum – Nordstadt – Markt – Südhang",
        false,
        "1E8449",
        20,
        via(
            "Am Krankenhaus",
            1790,
            2560,
            "Klinikstraße",
            1560,
            2440,
            "Kasseler Straße",
            1345,
            2240,
            "Hohe Gasse",
            1318,
            1880,
            "Marktplatz",
            1334,
            1790,
            "Untergasse",
            1290,
            1700,
            "Fuldaer Straße",
            1282,
            1390,
            "Fuldaer Straße",
            1300,
            1000,
            "Südhang",
            1500,
            936,
            "Südhang",
            1600,
            950));
    line(
        "B13",
        "13",
        "Bahnhof – Unterführung – Au – Mühlenviertel – Altstadt",
        false,
        "B9770E",
        30,
        via(
            "Bahnhofstraße",
            1850,
            1860,
            "Erfurter Straße",
            1870,
            1748,
            "Erfurter Straße",
            2140,
            1738,
            "Aubrücke",
            2222,
            1600,
            "Aubrücke",
            2206,
            1340,
            "Auweg",
            1992,
            1312,
            "Auweg",
            1400,
            1266,
            "Fuldaer Straße",
            1282,
            1390,
            "Seilergasse",
            1300,
            1600,
            "Wallstraße",
            1190,
            1660));
  }

  private List<Node> via(Object... spec) {
    List<Node> via = new ArrayList<>();
    for (int i = 0; i < spec.length; i += 3) {
      double[] p =
          town.plan()
              .bend(((Number) spec[i + 1]).doubleValue(), ((Number) spec[i + 2]).doubleValue());
      via.add(town.network().nodeOn((String) spec[i], p[0], p[1]));
    }
    return town.network().path(via);
  }

  private void placeStops() {
    StopPlaces.each(
        (name, street, x, y) -> {
          double[] p = town.plan().bend(x, y);
          Node node = town.network().nodeOn(street, p[0], p[1]);
          stops.add(new Stop("SB" + (101 + stops.size()), name, node.x(), node.y()));
        });
  }

  private List<Node> line(
      String id,
      String shortName,
      String longName,
      boolean tram,
      String colour,
      int headway_min,
      List<Node> there) {
    List<Node> back = new ArrayList<>(there);
    Collections.reverse(back);
    add(id, shortName, longName, tram, colour, headway_min, 0, there);
    add(id, shortName, longName, tram, colour, headway_min, 1, back);
    return there;
  }

  private void add(
      String id,
      String shortName,
      String longName,
      boolean tram,
      String colour,
      int headway_min,
      int direction,
      List<Node> nodes) {
    List<StopTime> served = served(StreetNetwork.line(nodes), tram ? TRAM_M_S : BUS_M_S);
    String headsign = served.get(served.size() - 1).stop().name();
    lines.add(
        new TransitLine(
            id,
            shortName,
            longName,
            tram,
            colour,
            direction,
            headsign,
            nodes,
            served,
            headway_min));
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
