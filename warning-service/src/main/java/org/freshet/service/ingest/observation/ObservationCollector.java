package org.freshet.service.ingest.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.freshet.gauge.Observation;
import org.freshet.gauge.QualityFlags;
import org.freshet.gauge.Quantity;
import org.freshet.service.ingest.observation.IngestFinding.Code;

/**
 * Gathers what a reader meets and does what all readers must: flag values that are missing or less
 * than none, and count doubled ones. Not thread-safe; memory grows with the observations.
 */
public final class ObservationCollector {
  private record Key(String sensor, Quantity quantity, Instant time, Duration interval) {}

  private final List<Observation> observations = new ArrayList<>();
  private final Set<Key> seen = new HashSet<>();
  private final List<Station> stations = new ArrayList<>();
  private final FindingTally findings = new FindingTally();
  private final Map<String, Object> facts = new LinkedHashMap<>();

  /**
   * Takes one value.
   *
   * @param value in the quantity's unit; NaN if the source sent none
   * @param flags what the source says against it
   */
  public void observe(
      String sensor, Quantity quantity, Instant time, Duration interval, double value, int flags) {
    int all = flags;
    if (Double.isNaN(value)) {
      all |= QualityFlags.MISSING;
      find(Code.MISSING_VALUE, () -> "No value of sensor (" + sensor + ") at " + time + ".");
    } else if (isRain(quantity) && value < 0) {
      all |= QualityFlags.RANGE;
      find(
          Code.NEGATIVE_RAIN,
          () -> "Rain of " + value + " " + quantity.unit() + " at (" + sensor + "), " + time + ".");
    }
    if (!seen.add(new Key(sensor, quantity, time, interval))) {
      find(Code.DUPLICATE, () -> "Sensor (" + sensor + ") has " + time + " more than once.");
    }
    observations.add(new Observation(sensor, quantity, time, interval, value, all));
  }

  private static boolean isRain(Quantity quantity) {
    return quantity == Quantity.RAIN_MM || quantity == Quantity.RAIN_INTENSITY_MM_H;
  }

  /** Takes a station; one without a position is counted. */
  public void station(Station station) {
    stations.add(station);
    if (!station.hasPosition()) {
      find(Code.NO_POSITION, () -> "Station (" + station.name() + ") has no position.");
    }
  }

  /** Counts a finding; the message is asked for only the first time of its kind. */
  public void find(Code code, Supplier<String> message) {
    findings.add(code, message);
  }

  /** Notes a fact about the document. */
  public void fact(String name, Object value) {
    facts.put(name, value);
  }

  /** How many observations so far. */
  public int size() {
    return observations.size();
  }

  /** All of it. */
  public ObservationFile file(String format) {
    if (observations.isEmpty()) {
      find(Code.NO_OBSERVATIONS, () -> "Holds no observation of rain, level or sensor state.");
    }
    return new ObservationFile(format, observations, stations, findings.findings(), facts);
  }
}
