package org.freshet.service.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.freshet.exposure.RoadEdge;
import org.freshet.exposure.VehicleClass;
import org.freshet.reroute.TransitRerouter;
import org.freshet.service.area.StudyArea;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.cycle.TransitPlan;
import org.freshet.service.publish.TransitLine;
import org.freshet.service.publish.TransitStop;
import org.freshet.service.routing.GraphHopperNetwork;
import org.freshet.service.transit.GtfsFeed;
import org.freshet.service.transit.GtfsReader;
import org.freshet.service.transit.GtfsRoute;
import org.freshet.service.transit.TransitLines;
import org.freshet.service.transit.TransitPattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * The transit lines of a study area, laid onto its streets.
 *
 * @param plan lines and who leads them around
 * @param edges all edges closures may name: streets, then tracks
 * @param vehicles classes of vehicles closures are told for
 * @param lines the lines as drawn
 * @param stops their stops
 * @param feed the timetable; null where there is none
 * @param findings what was wrong with the timetable
 */
record TransitWiring(
    TransitPlan plan,
    List<RoadEdge> edges,
    List<VehicleClass> vehicles,
    List<TransitLine> lines,
    List<TransitStop> stops,
    @Nullable GtfsFeed feed,
    Map<String, Integer> findings) {
  private static final String BUS = "bus";
  private static final String TRAM = "tram";
  private static final int WGS84 = 4326;

  static TransitWiring of(AreaConfig config, StudyArea area, @Nullable GraphHopperNetwork network) {
    Path timetable = config.transit();
    List<VehicleClass> vehicles = config.vehicles();
    if (timetable == null) {
      List<RoadEdge> streets = network == null ? List.of() : network.edges();
      TransitPlan plan =
          new TransitPlan(new TransitRerouter(network, streets), null, BUS, railClass(vehicles));
      return new TransitWiring(plan, streets, vehicles, List.of(), List.of(), null, Map.of());
    }
    GtfsFeed feed = GtfsReader.read(timetable);
    TransitLines lines = TransitLines.of(feed, network, area.mapping());
    TransitPlan plan =
        new TransitPlan(
            new TransitRerouter(network, lines.edges()), lines, BUS, railClass(vehicles));
    return new TransitWiring(
        plan, lines.edges(), vehicles, drawn(feed, lines), stops(feed), feed, findings(feed));
  }

  /** A tram is told apart where the operator named its wading depth, else it goes by the bus's. */
  private static String railClass(List<VehicleClass> vehicles) {
    return vehicles.stream().anyMatch(vehicle -> vehicle.id().equals(TRAM)) ? TRAM : BUS;
  }

  private static List<TransitLine> drawn(GtfsFeed feed, TransitLines lines) {
    GeometryFactory factory = new GeometryFactory(new PrecisionModel(), WGS84);
    Map<String, List<LineString>> ways = new TreeMap<>();
    for (TransitPattern pattern : lines.patterns()) {
      double[] lonLat = pattern.lonLat();
      Coordinate[] points = new Coordinate[lonLat.length / 2];
      for (int i = 0; i < points.length; i++) {
        points[i] = new Coordinate(lonLat[2 * i], lonLat[2 * i + 1]);
      }
      if (points.length > 1) {
        ways.computeIfAbsent(pattern.pattern().routeId(), id -> new ArrayList<>())
            .add(factory.createLineString(points));
      }
    }
    List<TransitLine> drawn = new ArrayList<>();
    ways.forEach(
        (id, way) -> {
          GtfsRoute route = feed.route(id);
          if (route != null) {
            drawn.add(new TransitLine(id, route.name(), route.railBound() ? TRAM : BUS, way));
          }
        });
    return drawn;
  }

  private static List<TransitStop> stops(GtfsFeed feed) {
    return feed.stops().stream()
        .map(stop -> new TransitStop(stop.id(), stop.name(), stop.lon(), stop.lat()))
        .toList();
  }

  private static Map<String, Integer> findings(GtfsFeed feed) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    feed.findingCounts()
        .forEach((code, times) -> counts.put("timetable: " + code.name(), times.intValue()));
    return counts;
  }
}
