package org.freshet.service.transit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.freshet.reroute.PatternStop;
import org.freshet.reroute.Route;
import org.freshet.reroute.TransitHint;
import org.freshet.service.transit.gtfsrt.GtfsRt.FeedEntity;
import org.freshet.service.transit.gtfsrt.GtfsRt.FeedMessage;
import org.freshet.service.transit.gtfsrt.GtfsRt.Shape;
import org.freshet.service.transit.gtfsrt.GtfsRt.StopSelector;
import org.freshet.service.transit.gtfsrt.GtfsRt.TripModifications;
import org.freshet.service.transit.gtfsrt.GtfsRt.TripModifications.Modification;
import org.freshet.service.transit.gtfsrt.GtfsRt.TripModifications.SelectedTrips;

/**
 * Diversions of buses as trip modifications with the shape really driven. Experimental in
 * GTFS-Realtime: never the only thing published, always beside alerts and trip updates.
 *
 * <p>A trip is in one modification entity per day at most; its modifications follow each other and
 * do not overlap. Thread-safe.
 */
public final class TripModificationMapper {
  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

  private final TransitLines lines;
  private final GtfsRealtimeMapper mapper;

  /** A mapper whose headers come from another one of the same timetable. */
  public TripModificationMapper(TransitLines lines, GtfsRealtimeMapper mapper) {
    this.lines = lines;
    this.mapper = mapper;
  }

  /** Trips of one pattern and day that do the same. */
  private static final class Group {
    final List<AffectedTrip> ways;
    final List<String> tripIds = new ArrayList<>();

    Group(List<AffectedTrip> ways) {
      this.ways = ways;
    }
  }

  /** Shapes and modifications of all hints with a diversion, in order of their ids. */
  public FeedMessage modifications(List<TransitHint> hints, Instant now) {
    TreeMap<String, List<AffectedTrip>> byTrip = new TreeMap<>();
    for (TransitHint hint : hints) {
      if (hint.diversion() != null) {
        for (AffectedTrip one : AffectedTrip.of(lines, hint, now)) {
          String key = one.trip().id() + "\n" + one.day();
          byTrip.computeIfAbsent(key, k -> new ArrayList<>()).add(one);
        }
      }
    }
    TreeMap<String, Group> groups = new TreeMap<>();
    for (List<AffectedTrip> all : byTrip.values()) {
      List<AffectedTrip> ways = inOrder(all);
      groups.computeIfAbsent(id(ways), id -> new Group(ways)).tripIds.add(ways.get(0).trip().id());
    }
    FeedMessage.Builder message = FeedMessage.newBuilder().setHeader(mapper.header(now));
    groups.forEach((id, group) -> add(id, group, message));
    return message.build();
  }

  /** Diversions along the trip; one that begins before the last ended is left out. */
  private static List<AffectedTrip> inOrder(List<AffectedTrip> all) {
    List<AffectedTrip> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingInt(AffectedTrip::last).thenComparingInt(AffectedTrip::next));
    List<AffectedTrip> ways = new ArrayList<>();
    for (AffectedTrip one : sorted) {
      if (ways.isEmpty() || one.last() >= ways.get(ways.size() - 1).next()) {
        ways.add(one);
      }
    }
    return ways;
  }

  private static String id(List<AffectedTrip> ways) {
    AffectedTrip first = ways.get(0);
    StringBuilder id = new StringBuilder("flood-modification");
    id.append(':').append(DATE.format(first.day()));
    ways.forEach(way -> id.append(':').append(GtfsRealtimeMapper.id(way.hint())));
    return id.append(':')
        .append(first.trip().shapeId())
        .append(':')
        .append(Integer.toHexString(first.trip().stopIds().hashCode()))
        .toString();
  }

  private void add(String id, Group group, FeedMessage.Builder message) {
    String shapeId = id + ":shape";
    LocalDate day = group.ways.get(0).day();
    TripModifications.Builder modifications =
        TripModifications.newBuilder()
            .addSelectedTrips(
                SelectedTrips.newBuilder().addAllTripIds(group.tripIds).setShapeId(shapeId))
            .addServiceDates(DATE.format(day));
    group.ways.forEach(way -> modifications.addModifications(modification(way)));
    Shape shape =
        Shape.newBuilder()
            .setShapeId(shapeId)
            .setEncodedPolyline(EncodedPolyline.of(shape(group.ways)))
            .build();
    message.addEntity(FeedEntity.newBuilder().setId(shapeId).setShape(shape));
    message.addEntity(FeedEntity.newBuilder().setId(id).setTripModifications(modifications));
  }

  private static Modification modification(AffectedTrip way) {
    List<Integer> skipped = way.skipped();
    Modification.Builder modification =
        Modification.newBuilder()
            .setServiceAlertId(GtfsRealtimeMapper.id(way.hint()))
            .setPropagatedModificationDelay((int) way.hint().extra_s());
    if (skipped.isEmpty()) {
      // No stop is replaced: the start names the stop before the detour, and there is no end.
      return modification.setStartStopSelector(selector(way.trip(), way.last())).build();
    }
    return modification
        .setStartStopSelector(selector(way.trip(), skipped.get(0)))
        .setEndStopSelector(selector(way.trip(), skipped.get(skipped.size() - 1)))
        .build();
  }

  private static StopSelector selector(GtfsTrip trip, int stop) {
    return StopSelector.newBuilder()
        .setStopSequence(trip.sequence(stop))
        .setStopId(trip.stopIds().get(stop))
        .build();
  }

  /** The whole way of the trip with its diversions. */
  private double[] shape(List<AffectedTrip> ways) {
    TransitPattern pattern = ways.get(0).pattern();
    List<PatternStop> stops = pattern.pattern().stops();
    List<double[]> parts = new ArrayList<>();
    double from_m = 0;
    for (AffectedTrip way : ways) {
      parts.add(lines.part(pattern, from_m, stops.get(way.last()).position_m()));
      parts.add(lonLat(Objects.requireNonNull(way.hint().diversion())));
      from_m = stops.get(way.next()).position_m();
    }
    parts.add(lines.part(pattern, from_m, Double.POSITIVE_INFINITY));
    double[] all = new double[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (double[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static double[] lonLat(Route route) {
    double[] line = new double[2 * route.pointCount()];
    for (int i = 0; i < route.pointCount(); i++) {
      line[2 * i] = route.lon(i);
      line[2 * i + 1] = route.lat(i);
    }
    return line;
  }
}
