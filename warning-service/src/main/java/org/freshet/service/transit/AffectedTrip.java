package org.freshet.service.transit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.freshet.reroute.TransitHint;

/**
 * A trip of a day that meets the closed part of its line while it is closed.
 *
 * @param pattern its stop sequence
 * @param trip the trip
 * @param day its service day
 * @param hint what it should do
 * @param last number of the last stop served before the closed part, -1 at the start
 * @param next number of the first stop served after it, the number of stops at the end
 */
record AffectedTrip(
    TransitPattern pattern, GtfsTrip trip, LocalDate day, TransitHint hint, int last, int next) {
  /** How far an open-ended closure is followed: longer is no statement about a single trip. */
  private static final Duration FOLLOWED = Duration.ofHours(3);

  /** The trips a hint speaks of, in order of pattern, trip and day. */
  static List<AffectedTrip> of(TransitLines lines, TransitHint hint, Instant now) {
    Instant until = hint.until();
    Instant end = until == null ? now.plus(FOLLOWED) : until;
    GtfsFeed feed = lines.feed();
    List<LocalDate> days = ServiceTimes.days(hint.from(), end, feed.timezone());
    List<AffectedTrip> affected = new ArrayList<>();
    for (TransitPattern pattern : lines.patterns()) {
      boolean sameLine =
          pattern.pattern().routeId().equals(hint.routeId())
              && pattern.pattern().directionId() == hint.directionId();
      if (!sameLine) {
        continue;
      }
      List<String> stops = pattern.trips().get(0).stopIds();
      int last = hint.lastStopId().isEmpty() ? -1 : stops.indexOf(hint.lastStopId());
      int next = hint.nextStopId().isEmpty() ? stops.size() : stops.lastIndexOf(hint.nextStopId());
      boolean named = (last >= 0 || hint.lastStopId().isEmpty()) && next > last;
      for (GtfsTrip trip : named ? pattern.trips() : List.<GtfsTrip>of()) {
        for (LocalDate day : days) {
          Instant there =
              ServiceTimes.instant(day, trip.departure_s(Math.max(last, 0)), feed.timezone());
          boolean meets = !there.isBefore(hint.from()) && there.isBefore(end);
          if (meets && feed.runsOn(trip, day)) {
            affected.add(new AffectedTrip(pattern, trip, day, hint, last, next));
          }
        }
      }
    }
    return affected;
  }

  /** Numbers of the stops between that the hint skips, ascending. */
  List<Integer> skipped() {
    List<Integer> skipped = new ArrayList<>();
    for (int stop = last + 1; stop < next; stop++) {
      if (hint.skippedStopIds().contains(trip.stopIds().get(stop))) {
        skipped.add(stop);
      }
    }
    return skipped;
  }

  /** Whether it comes back to its way later than planned. */
  boolean late() {
    return hint.diversion() != null && hint.extra_s() > 0 && next < trip.stopIds().size();
  }
}
