package org.freshet.flood;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param start its start
 * @param end its end, later
 */
record TimeSpan(Instant start, Instant end) {
  /** Checks the order. */
  TimeSpan {
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException("Time from " + start + " to " + end + " runs backwards.");
    }
  }

  /** The same span earlier. */
  TimeSpan earlier(Duration by) {
    return new TimeSpan(start.minus(by), end.minus(by));
  }

  Duration length() {
    return Duration.between(start, end);
  }

  /** Share of this span that lies in another. */
  double shareIn(TimeSpan other) {
    return share(other.start, other.end);
  }

  /** Share of this span that lies after an instant. */
  double shareAfter(Instant time) {
    return share(time, end);
  }

  private double share(Instant from, Instant to) {
    Instant first = from.isAfter(start) ? from : start;
    Instant last = to.isBefore(end) ? to : end;
    if (!last.isAfter(first)) {
      return 0;
    }
    return (double) Duration.between(first, last).toMillis() / length().toMillis();
  }
}
