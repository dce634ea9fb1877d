package org.freshet.service.ingest.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All sources at one instant, in the order they were declared.
 *
 * @param at the instant
 * @param sensors one entry per source
 */
public record WatchReport(Instant at, List<SensorWatch> sensors) {
  /** Copies. */
  public WatchReport {
    sensors = List.copyOf(sensors);
  }

  /** How many sources show a sign. */
  public long count(Sign sign) {
    return sensors.stream().filter(sensor -> sensor.sign() == sign).count();
  }

  /** Whether there are sources and none of them is fresh or late: the area is blind. */
  public boolean blind() {
    return !sensors.isEmpty()
        && sensors.stream().allMatch(one -> one.sign().compareTo(Sign.SILENT) >= 0);
  }

  /** Share of the sources that are fresh, 0 to 1; 1 if there are none to expect. */
  public double freshShare() {
    return sensors.isEmpty() ? 1 : (double) count(Sign.FRESH) / sensors.size();
  }

  /**
   * What changed since another report, one line each: who fell silent, who speaks again, and above
   * all whether the area went blind or sees again.
   */
  public List<String> changes(WatchReport before) {
    Map<String, Sign> then = new LinkedHashMap<>();
    before.sensors().forEach(one -> then.put(one.sensor(), one.sign()));
    List<String> lines = new ArrayList<>();
    if (blind() && !before.blind()) {
      lines.add("ALL " + sensors.size() + " sources are silent: the area is blind");
    } else if (before.blind() && !blind()) {
      lines.add("The area sees again");
    }
    for (SensorWatch one : sensors) {
      Sign old = then.getOrDefault(one.sensor(), Sign.FRESH);
      boolean isOut = one.sign().compareTo(Sign.SILENT) >= 0;
      boolean wasOut = old.compareTo(Sign.SILENT) >= 0;
      if (isOut && !wasOut) {
        String since = one.newest().map(time -> " since " + time).orElse(": never heard");
        lines.add("Sensor " + one.sensor() + " is silent" + since);
      } else if (wasOut && !isOut) {
        lines.add("Sensor " + one.sensor() + " speaks again");
      }
    }
    return lines;
  }
}
