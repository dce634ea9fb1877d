package org.freshet.service.ingest.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows when each source last spoke. The phenomenon time counts, not the arrival: an hour-old value
 * that arrives now tells nothing about now. A time ahead of its arrival counts as the arrival, so
 * that a clock that runs ahead cannot hide a silence. Thread-safe.
 */
public final class Watchdog {
  private static final int LATE_AFTER = 2;
  private static final int SILENT_AFTER = 5;

  private final List<Expected> expected;
  private final Map<String, Instant> newest = new ConcurrentHashMap<>();

  /** Over these sources; what others say is not watched. */
  public Watchdog(List<Expected> expected) {
    this.expected = List.copyOf(expected);
  }

  /**
   * Notes a value; older ones than the newest change nothing.
   *
   * @param time its phenomenon time
   * @param received when it came
   */
  public void heard(String sensor, Instant time, Instant received) {
    Instant credible = time.isAfter(received) ? received : time;
    newest.merge(sensor, credible, (a, b) -> a.isAfter(b) ? a : b);
  }

  /** How everybody is at an instant. */
  public WatchReport look(Instant now) {
    List<SensorWatch> sensors = new ArrayList<>(expected.size());
    for (Expected one : expected) {
      Instant last = newest.get(one.sensor());
      Duration age = last == null ? Duration.ZERO : Duration.between(last, now);
      sensors.add(
          new SensorWatch(
              one.sensor(),
              one.interval(),
              last == null ? Sign.NEVER : sign(age, one.interval()),
              Optional.ofNullable(last),
              age));
    }
    return new WatchReport(now, sensors);
  }

  private static Sign sign(Duration age, Duration interval) {
    if (age.compareTo(interval.multipliedBy(SILENT_AFTER)) > 0) {
      return Sign.SILENT;
    }
    return age.compareTo(interval.multipliedBy(LATE_AFTER)) > 0 ? Sign.LATE : Sign.FRESH;
  }
}
