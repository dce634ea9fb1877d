package org.freshet.service.transit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Service days against instants. Times of a service day count from noon minus twelve hours, so that
 * the days of clock changes come out right.
 */
final class ServiceTimes {
  private static final long HALF_DAY_S = 12 * 3600;

  private ServiceTimes() {}

  static Instant instant(LocalDate serviceDay, int time_s, ZoneId zone) {
    return serviceDay
        .atTime(LocalTime.NOON)
        .atZone(zone)
        .toInstant()
        .plusSeconds(time_s - HALF_DAY_S);
  }

  /** Service days whose trips may be on the road in a span of time. */
  static List<LocalDate> days(Instant from, Instant until, ZoneId zone) {
    List<LocalDate> days = new ArrayList<>();
    LocalDate last = until.atZone(zone).toLocalDate();
    for (LocalDate day = from.atZone(zone).toLocalDate().minusDays(1);
        !day.isAfter(last);
        day = day.plusDays(1)) {
      days.add(day);
    }
    return days;
  }

  /** Whether a trip of a service day is under way at some time in a span. */
  static boolean underWay(GtfsTrip trip, LocalDate day, Instant from, Instant until, ZoneId zone) {
    Instant start = instant(day, trip.departure_s(0), zone);
    Instant end = instant(day, trip.arrival_s(trip.stopIds().size() - 1), zone);
    return start.isBefore(until) && !end.isBefore(from);
  }
}
