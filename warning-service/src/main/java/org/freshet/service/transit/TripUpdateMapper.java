package org.freshet.service.transit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.freshet.reroute.TransitHint;
import org.freshet.service.transit.gtfsrt.GtfsRt.FeedEntity;
import org.freshet.service.transit.gtfsrt.GtfsRt.FeedMessage;
import org.freshet.service.transit.gtfsrt.GtfsRt.TripDescriptor;
import org.freshet.service.transit.gtfsrt.GtfsRt.TripUpdate;
import org.freshet.service.transit.gtfsrt.GtfsRt.TripUpdate.StopTimeEvent;
import org.freshet.service.transit.gtfsrt.GtfsRt.TripUpdate.StopTimeUpdate;

/**
 * Hints to trip updates: which stops of which trips are skipped, and how late a diverted trip comes
 * back. A trip all of whose stops go is canceled. Only what the water changes is said; a trip whose
 * updates the operator publishes anyway should come from there. Thread-safe.
 */
public final class TripUpdateMapper {
  private final TransitLines lines;
  private final GtfsRealtimeMapper mapper;

  /** A mapper whose headers come from another one of the same timetable. */
  public TripUpdateMapper(TransitLines lines, GtfsRealtimeMapper mapper) {
    this.lines = lines;
    this.mapper = mapper;
  }

  /** What a hint does to one trip of one day, by stop number. */
  private static final class Changes {
    final GtfsTrip trip;
    final LocalDate day;
    final Set<Integer> skipped = new HashSet<>();
    final TreeMap<Integer, Long> delays_s = new TreeMap<>();

    Changes(GtfsTrip trip, LocalDate day) {
      this.trip = trip;
      this.day = day;
    }
  }

  /** The trip updates of all hints, in order of trip and day. */
  public FeedMessage tripUpdates(List<TransitHint> hints, Instant now) {
    TreeMap<String, Changes> changes = new TreeMap<>();
    for (TransitHint hint : hints) {
      for (AffectedTrip one : AffectedTrip.of(lines, hint, now)) {
        collect(one, changes);
      }
    }
    FeedMessage.Builder message = FeedMessage.newBuilder().setHeader(mapper.header(now));
    changes.forEach(
        (id, change) ->
            message.addEntity(
                FeedEntity.newBuilder().setId(id).setTripUpdate(update(change, now))));
    return message.build();
  }

  private static void collect(AffectedTrip one, Map<String, Changes> changes) {
    List<Integer> skipped = one.skipped();
    if (skipped.isEmpty() && !one.late()) {
      return;
    }
    String day = DateTimeFormatter.BASIC_ISO_DATE.format(one.day());
    Changes change =
        changes.computeIfAbsent(
            "flood:" + one.trip().id() + ":" + day, id -> new Changes(one.trip(), one.day()));
    change.skipped.addAll(skipped);
    if (one.late()) {
      change.delays_s.merge(one.next(), one.hint().extra_s(), Math::max);
    }
  }

  private static TripUpdate update(Changes change, Instant now) {
    GtfsTrip trip = change.trip;
    boolean canceled = change.skipped.size() == trip.stopIds().size();
    TripUpdate.Builder update =
        TripUpdate.newBuilder()
            .setTimestamp(now.getEpochSecond())
            .setTrip(
                TripDescriptor.newBuilder()
                    .setTripId(trip.id())
                    .setRouteId(trip.routeId())
                    .setDirectionId(trip.directionId())
                    .setStartDate(DateTimeFormatter.BASIC_ISO_DATE.format(change.day))
                    .setScheduleRelationship(
                        canceled
                            ? TripDescriptor.ScheduleRelationship.CANCELED
                            : TripDescriptor.ScheduleRelationship.SCHEDULED));
    return canceled ? update.build() : update.addAllStopTimeUpdate(stops(change)).build();
  }

  private static List<StopTimeUpdate> stops(Changes change) {
    List<StopTimeUpdate> updates = new ArrayList<>();
    long delay_s = 0;
    for (int stop = 0; stop < change.trip.stopIds().size(); stop++) {
      StopTimeUpdate.Builder one =
          StopTimeUpdate.newBuilder()
              .setStopSequence(change.trip.sequence(stop))
              .setStopId(change.trip.stopIds().get(stop));
      Long more_s = change.delays_s.get(stop);
      if (change.skipped.contains(stop)) {
        updates.add(
            one.setScheduleRelationship(StopTimeUpdate.ScheduleRelationship.SKIPPED).build());
      } else if (more_s != null) {
        delay_s += more_s;
        StopTimeEvent event = StopTimeEvent.newBuilder().setDelay((int) delay_s).build();
        updates.add(one.setArrival(event).setDeparture(event).build());
      }
    }
    return updates;
  }
}
