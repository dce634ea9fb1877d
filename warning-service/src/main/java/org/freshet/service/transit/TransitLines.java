package org.freshet.service.transit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.freshet.exposure.RoadEdge;
import org.freshet.reroute.LinePattern;
import org.freshet.service.area.GridMapping;
import org.freshet.service.routing.GraphHopperNetwork;
import org.freshet.service.routing.Polyline;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a timetable laid onto streets and tracks: what rerouting works on. Immutable and
 * thread-safe. Made once per timetable; patterns without a stop on the terrain are left out.
 */
public final class TransitLines {
  private final GtfsFeed feed;
  private final List<TransitPattern> patterns;
  private final List<RoadEdge> edges;
  private final @Nullable GraphHopperNetwork network;
  private final TrackPieces tracks;
  private final GridMapping mapping;

  private TransitLines(
      GtfsFeed feed,
      List<TransitPattern> patterns,
      @Nullable GraphHopperNetwork network,
      TrackPieces tracks,
      GridMapping mapping) {
    this.feed = feed;
    this.patterns = List.copyOf(patterns);
    this.network = network;
    this.tracks = tracks;
    this.mapping = mapping;
    List<RoadEdge> all = new ArrayList<>(network == null ? List.of() : network.edges());
    all.addAll(tracks.edges());
    this.edges = List.copyOf(all);
  }

  /**
   * Lays the lines out.
   *
   * @param feed the timetable
   * @param network the streets; null where there are none, then only tracks are known
   * @param mapping the terrain
   */
  public static TransitLines of(
      GtfsFeed feed, @Nullable GraphHopperNetwork network, GridMapping mapping) {
    TreeMap<String, List<GtfsTrip>> groups = new TreeMap<>();
    for (GtfsTrip trip : feed.trips()) {
      groups.computeIfAbsent(key(trip), key -> new ArrayList<>()).add(trip);
    }
    TrackPieces tracks = new TrackPieces(mapping, network == null ? 0 : network.edges().size());
    PatternMaker maker = new PatternMaker(feed, network, mapping, tracks);
    List<TransitPattern> patterns = new ArrayList<>();
    for (List<GtfsTrip> trips : groups.values()) {
      TransitPattern pattern = maker.pattern(trips);
      if (pattern != null) {
        patterns.add(pattern);
      }
    }
    return new TransitLines(feed, patterns, network, tracks, mapping);
  }

  private static String key(GtfsTrip trip) {
    return trip.routeId()
        + "\n"
        + trip.directionId()
        + "\n"
        + trip.shapeId()
        + "\n"
        + String.join("\t", trip.stopIds());
  }

  /** The timetable. */
  public GtfsFeed feed() {
    return feed;
  }

  /** All patterns, in order of route, direction, shape and stops. */
  public List<TransitPattern> patterns() {
    return patterns;
  }

  /** Patterns with a trip under way at some time in a span, as rerouting takes them. */
  public List<LinePattern> underWay(Instant from, Instant until) {
    List<LocalDate> days = ServiceTimes.days(from, until, feed.timezone());
    List<LinePattern> running = new ArrayList<>();
    for (TransitPattern pattern : patterns) {
      boolean runs =
          pattern.trips().stream()
              .anyMatch(
                  trip ->
                      days.stream()
                          .anyMatch(
                              day ->
                                  feed.runsOn(trip, day)
                                      && ServiceTimes.underWay(
                                          trip, day, from, until, feed.timezone())));
      if (runs) {
        running.add(pattern.pattern());
      }
    }
    return running;
  }

  /** The different ways of a line on the map, longitude, latitude … each. */
  public List<double[]> ways(String routeId) {
    TreeMap<String, double[]> ways = new TreeMap<>();
    for (TransitPattern pattern : patterns) {
      if (pattern.pattern().routeId().equals(routeId)) {
        ways.putIfAbsent(Arrays.toString(pattern.lonLat()), pattern.lonLat());
      }
    }
    return List.copyOf(ways.values());
  }

  /** Patterns as rerouting takes them, whenever they run. */
  public List<LinePattern> linePatterns() {
    return patterns.stream().map(TransitPattern::pattern).toList();
  }

  /** A part of a pattern's way by positions in m, as longitude, latitude …. */
  double[] part(TransitPattern pattern, double from_m, double to_m) {
    Polyline line = new Polyline(mapping.toMap(pattern.lonLat()));
    return mapping.toLonLat(line.part(from_m, Math.min(to_m, line.length_m())));
  }

  /** All edges lines may use: streets by their index in the network, then tracks. */
  public List<RoadEdge> edges() {
    return edges;
  }

  /** Centre line of a street or track as longitude, latitude …; must not be written to. */
  public double[] lonLat(int edge) {
    return network != null && edge < network.edges().size()
        ? network.lonLat(edge)
        : tracks.lonLat(edge);
  }
}
