package org.freshet.service.inspect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.freshet.gauge.Observation;
import org.freshet.gauge.QualityFlags;
import org.freshet.gauge.Quantity;
import org.freshet.service.ingest.observation.IngestFinding;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.inspect.InspectionFinding.Severity;

/** Sums up observations: per quantity and interval what there is, from when to when, how much. */
final class ObservationFacts {
  private ObservationFacts() {}

  static Inspection describe(String file, ObservationFile read) {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (!read.stations().isEmpty()) {
      facts.put("stations", read.stations().size());
      facts.put(
          "stationsWithPosition", read.stations().stream().filter(s -> s.hasPosition()).count());
    }
    facts.putAll(read.facts());
    Map<String, Series> series = new TreeMap<>();
    for (Observation observation : read.observations()) {
      String key = observation.quantity().name() + observation.interval();
      series.computeIfAbsent(key, k -> new Series(observation)).add(observation);
    }
    if (!series.isEmpty()) {
      facts.put("observations", read.observations().size());
      List<Map<String, Object>> all = new ArrayList<>();
      series.values().forEach(one -> all.add(one.facts()));
      facts.put("series", all);
    }
    return new Inspection(file, read.format(), facts, findings(read.findings()), List.of());
  }

  static List<InspectionFinding> findings(List<IngestFinding> findings) {
    List<InspectionFinding> all = new ArrayList<>();
    for (IngestFinding finding : findings) {
      Severity severity = Severity.valueOf(finding.code().severity().name());
      all.add(
          new InspectionFinding(
              finding.code().name(), severity, finding.message(), finding.count()));
    }
    return all;
  }

  /** To a hundred-thousandth: sums of decimal fractions are not exact. */
  static double rounded(double value) {
    return Math.rint(value * 1e5) / 1e5;
  }

  private static final class Series {
    private final Quantity quantity;
    private final Duration interval;
    private final Set<String> sensors = new TreeSet<>();
    private final int[] flagged = new int[QualityFlags.count()];
    private Observation max;
    private double min = Double.POSITIVE_INFINITY;
    private Instant from = Instant.MAX;
    private Instant to = Instant.MIN;
    private long count;
    private double sum;

    Series(Observation first) {
      quantity = first.quantity();
      interval = first.interval();
      max = first;
    }

    void add(Observation observation) {
      count++;
      sensors.add(observation.sensor());
      from = observation.time().isBefore(from) ? observation.time() : from;
      to = observation.time().isAfter(to) ? observation.time() : to;
      for (int bit = 0; bit < flagged.length; bit++) {
        flagged[bit] += (observation.flags() >> bit) & 1;
      }
      double value = observation.value();
      if (!Double.isNaN(value)) {
        sum += value;
        min = Math.min(min, value);
        max = !(max.value() >= value) ? observation : max;
      }
    }

    Map<String, Object> facts() {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("quantity", quantity.name());
      facts.put("unit", quantity.unit());
      facts.put("interval_min", interval.toSeconds() / 60.0);
      facts.put("sensors", sensors.size());
      facts.put("values", count);
      facts.put("from", from.toString());
      facts.put("to", to.toString());
      if (min <= max.value()) {
        facts.put("min", rounded(min));
        facts.put("max", rounded(max.value()));
        facts.put("maxSensor", max.sensor());
        facts.put("maxAt", max.time().toString());
      }
      if (quantity == Quantity.RAIN_MM) {
        facts.put("sum", rounded(sum));
      }
      Map<String, Integer> flags = new LinkedHashMap<>();
      for (int bit = 0; bit < flagged.length; bit++) {
        if (flagged[bit] > 0) {
          flags.put(QualityFlags.names(1 << bit).get(0), flagged[bit]);
        }
      }
      facts.put("flags", flags);
      return facts;
    }
  }
}
