package org.freshet.service.transit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freshet.reroute.EdgeSpan;
import org.freshet.reroute.LinePattern;
import org.freshet.reroute.PatternStop;
import org.freshet.reroute.Route;
import org.freshet.service.area.GridMapping;
import org.freshet.service.routing.GraphHopperNetwork;
import org.freshet.service.routing.Polyline;
import org.freshet.service.routing.ShapeMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Makes patterns: the line on the map from the shape, or for a bus without one from the fastest way
 * between its stops; then its edges, then where its stops lie. Not thread-safe.
 */
final class PatternMaker {
  private final GtfsFeed feed;
  private final @Nullable GraphHopperNetwork network;
  private final @Nullable ShapeMatcher matcher;
  private final GridMapping mapping;
  private final TrackPieces tracks;
  private final Map<String, List<EdgeSpan>> ways = new HashMap<>();

  PatternMaker(
      GtfsFeed feed,
      @Nullable GraphHopperNetwork network,
      GridMapping mapping,
      TrackPieces tracks) {
    this.feed = feed;
    this.network = network;
    this.matcher = network == null ? null : new ShapeMatcher(network, mapping);
    this.mapping = mapping;
    this.tracks = tracks;
  }

  /** The pattern of trips that share route, direction, shape and stops; null off the terrain. */
  @Nullable TransitPattern pattern(List<GtfsTrip> trips) {
    GtfsTrip trip = trips.get(0);
    GtfsRoute route = feed.route(trip.routeId());
    List<GtfsStop> stops = stops(trip);
    if (route == null || !onTerrain(stops)) {
      return null;
    }
    double[] lonLat = feed.shape(trip.shapeId());
    boolean drawn = lonLat.length >= 4;
    if (!drawn) {
      lonLat = route.onRoad() ? driven(stops) : beeline(stops);
    }
    Polyline line = new Polyline(mapping.toMap(lonLat));
    // A straight line between stops is not where rails lie: better no way than a wrong one.
    List<EdgeSpan> way = drawn || route.onRoad() ? way(trip, route, line) : List.of();
    LinePattern pattern =
        new LinePattern(
            route.id(),
            route.name(),
            trip.directionId(),
            !route.onRoad(),
            placed(stops, line),
            way);
    return new TransitPattern(pattern, lonLat, trips);
  }

  private List<GtfsStop> stops(GtfsTrip trip) {
    List<GtfsStop> stops = new ArrayList<>();
    for (String id : trip.stopIds()) {
      GtfsStop stop = feed.stop(id);
      if (stop != null) {
        stops.add(stop);
      }
    }
    return stops;
  }

  private boolean onTerrain(List<GtfsStop> stops) {
    return stops.stream().anyMatch(stop -> mapping.cellAt(stop.lon(), stop.lat()) >= 0);
  }

  private List<EdgeSpan> way(GtfsTrip trip, GtfsRoute route, Polyline line) {
    String key =
        (route.railBound() ? "rail\n" : "road\n")
            + (trip.shapeId().isEmpty() ? String.join("\t", trip.stopIds()) : trip.shapeId());
    List<EdgeSpan> known = ways.get(key);
    if (known != null) {
      return known;
    }
    List<EdgeSpan> way = matcher == null ? List.of() : matcher.match(line);
    if (route.railBound()) {
      way = tracks.filled(line, way);
    }
    ways.put(key, way);
    return way;
  }

  private List<PatternStop> placed(List<GtfsStop> stops, Polyline line) {
    double[] x = new double[stops.size()];
    double[] y = new double[stops.size()];
    for (int i = 0; i < x.length; i++) {
      double[] xy = mapping.toMap(new double[] {stops.get(i).lon(), stops.get(i).lat()});
      x[i] = xy[0];
      y[i] = xy[1];
    }
    double[] position_m = line.positions_m(x, y);
    List<PatternStop> placed = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      GtfsStop stop = stops.get(i);
      placed.add(new PatternStop(stop.id(), stop.name(), stop.lon(), stop.lat(), position_m[i]));
    }
    return placed;
  }

  private static double[] beeline(List<GtfsStop> stops) {
    double[] line = new double[2 * stops.size()];
    for (int i = 0; i < stops.size(); i++) {
      line[2 * i] = stops.get(i).lon();
      line[2 * i + 1] = stops.get(i).lat();
    }
    return line;
  }

  private double[] driven(List<GtfsStop> stops) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i + 1 < stops.size(); i++) {
      GtfsStop a = stops.get(i);
      GtfsStop b = stops.get(i + 1);
      points.add(new double[] {a.lon(), a.lat()});
      boolean near = mapping.cellAt(a.lon(), a.lat()) >= 0 || mapping.cellAt(b.lon(), b.lat()) >= 0;
      Route route =
          network == null || !near
              ? null
              : network.route(a.lon(), a.lat(), b.lon(), b.lat(), new BitSet());
      for (int p = 0; route != null && p < route.pointCount(); p++) {
        points.add(new double[] {route.lon(p), route.lat(p)});
      }
    }
    GtfsStop last = stops.get(stops.size() - 1);
    points.add(new double[] {last.lon(), last.lat()});
    double[] line = new double[2 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      line[2 * i] = points.get(i)[0];
      line[2 * i + 1] = points.get(i)[1];
    }
    return line;
  }
}
