package org.freshet.service.transit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A timetable in memory: what rerouting and the realtime feed need of it. Immutable and thread-safe
 * once read; make one with {@link GtfsReader#read}.
 */
public final class GtfsFeed {
  private final ZoneId timezone;
  private final String feedVersion;
  private final SortedMap<String, GtfsRoute> routes;
  private final SortedMap<String, GtfsStop> stops;
  private final List<GtfsTrip> trips;
  private final Map<String, double[]> shapes;
  private final Map<String, GtfsService> services;
  private final GtfsFindings findings;

  GtfsFeed(
      ZoneId timezone,
      String feedVersion,
      SortedMap<String, GtfsRoute> routes,
      SortedMap<String, GtfsStop> stops,
      List<GtfsTrip> trips,
      Map<String, double[]> shapes,
      Map<String, GtfsService> services,
      GtfsFindings findings) {
    this.timezone = timezone;
    this.feedVersion = feedVersion;
    this.routes = new TreeMap<>(routes);
    this.stops = new TreeMap<>(stops);
    this.trips = List.copyOf(trips);
    this.shapes = new TreeMap<>(shapes);
    this.services = new TreeMap<>(services);
    this.findings = findings;
  }

  /** Time zone of all its times. */
  public ZoneId timezone() {
    return timezone;
  }

  /** feed_version of feed_info.txt, empty where there is none. */
  public String feedVersion() {
    return feedVersion;
  }

  /** Lines in order of their ids. */
  public List<GtfsRoute> routes() {
    return List.copyOf(routes.values());
  }

  /** A line; null where there is none of that id. */
  public @Nullable GtfsRoute route(String id) {
    return routes.get(id);
  }

  /** Stops in order of their ids. */
  public List<GtfsStop> stops() {
    return List.copyOf(stops.values());
  }

  /** A stop; null where there is none of that id. */
  public @Nullable GtfsStop stop(String id) {
    return stops.get(id);
  }

  /** All runs, in order of their ids. */
  public List<GtfsTrip> trips() {
    return trips;
  }

  /** Runs of one service day, in order of their ids. */
  public List<GtfsTrip> tripsOn(LocalDate date) {
    List<GtfsTrip> running = new ArrayList<>();
    for (GtfsTrip trip : trips) {
      if (runsOn(trip, date)) {
        running.add(trip);
      }
    }
    return running;
  }

  /** Whether a run takes place on a service day. */
  public boolean runsOn(GtfsTrip trip, LocalDate date) {
    GtfsService service = services.get(trip.serviceId());
    return service != null && service.runsOn(date);
  }

  /** Number of shapes. */
  public int shapeCount() {
    return shapes.size();
  }

  /** A shape as longitude, latitude …; empty where there is none of that id. */
  public double[] shape(String id) {
    double[] shape = shapes.get(id);
    return shape == null ? new double[0] : shape.clone();
  }

  /** What is wrong in it: the first of each kind. */
  public List<GtfsFinding> findings() {
    return findings.kept();
  }

  /** How many of each kind there are. */
  public Map<GtfsFinding.Code, Long> findingCounts() {
    return findings.counts();
  }
}
