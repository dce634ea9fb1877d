package org.freshet.service.transit;

import java.time.LocalDate;
import java.util.TreeSet;

/** The days a service runs: a weekly rule in a span of dates, with exceptions. */
final class GtfsService {
  private int weekdays;
  private LocalDate from = LocalDate.MAX;
  private LocalDate to = LocalDate.MIN;
  private final TreeSet<LocalDate> added = new TreeSet<>();
  private final TreeSet<LocalDate> removed = new TreeSet<>();

  /** Bit 0 of {@code weekdays} is Monday. */
  void weekly(int weekdays, LocalDate from, LocalDate to) {
    this.weekdays = weekdays;
    this.from = from;
    this.to = to;
  }

  void exception(LocalDate date, boolean runs) {
    (runs ? added : removed).add(date);
  }

  boolean runsOn(LocalDate date) {
    if (added.contains(date)) {
      return true;
    }
    return !removed.contains(date)
        && !date.isBefore(from)
        && !date.isAfter(to)
        && (weekdays >> (date.getDayOfWeek().getValue() - 1) & 1) == 1;
  }
}
