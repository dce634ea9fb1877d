package org.freshet.service.ingest.environmentagency;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.freshet.gauge.Quantity;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.JsonDocument;
import org.freshet.service.ingest.observation.ObservationCollector;

/**
 * Readings of the public API. {@code items} is an object for one and an array for many; {@code
 * measure} is an address (or an object) whose name tells station, parameter, interval and unit, as
 * in {@code 1491TH-level-stage-i-15_min-mASD}.
 */
final class FloodMonitoring {
  private record Measure(String sensor, Quantity quantity, Duration interval, double perUnit) {}

  private FloodMonitoring() {}

  static void read(JsonNode tree, ObservationCollector collector) {
    JsonNode items = tree.path("items");
    Iterable<JsonNode> all = items.isArray() ? items : List.of(items);
    for (JsonNode item : all) {
      JsonNode latest = item.path("latestReading");
      item(item, latest.isObject() ? latest : item, collector);
    }
  }

  private static void item(JsonNode item, JsonNode reading, ObservationCollector collector) {
    if (!reading.has("dateTime")) {
      collector.find(Code.BAD_ELEMENT, () -> "An item carries no reading.");
      return;
    }
    JsonNode node = reading.has("measure") ? reading.path("measure") : item;
    String address = node.isObject() ? JsonDocument.text(node, "@id", "") : node.asText("");
    String name = address.substring(address.lastIndexOf('/') + 1);
    Optional<Measure> measure = measure(name);
    Optional<Instant> time = JsonDocument.time(reading.path("dateTime"));
    if (measure.isEmpty()) {
      collector.find(Code.OTHER_QUANTITY, () -> "Measure (" + name + ") is not used.");
    } else if (time.isEmpty()) {
      collector.find(Code.BAD_TIME, () -> "Time (" + reading.path("dateTime") + ") is none.");
    } else {
      Measure known = measure.get();
      double value = JsonDocument.number(reading.path("value")) * known.perUnit();
      collector.observe(known.sensor(), known.quantity(), time.get(), known.interval(), value, 0);
    }
  }

  private static Optional<Measure> measure(String name) {
    if (name.contains("-rainfall-")) {
      String sensor = name.substring(0, name.indexOf("-rainfall-"));
      return name.endsWith("-mm")
          ? Optional.of(new Measure(sensor, Quantity.RAIN_MM, interval(name), 1))
          : Optional.empty();
    }
    if (name.contains("-level-")) {
      String sensor = name.substring(0, name.indexOf("-level-"));
      boolean metres = name.contains("-m");
      return metres
          ? Optional.of(new Measure(sensor, Quantity.LEVEL_M, Duration.ZERO, 1))
          : Optional.empty();
    }
    if (name.contains("-flow-") && name.endsWith("m3_s")) {
      String sensor = name.substring(0, name.indexOf("-flow-"));
      return Optional.of(new Measure(sensor, Quantity.DISCHARGE_M3_S, Duration.ZERO, 1));
    }
    return Optional.empty();
  }

  private static Duration interval(String name) {
    return name.contains("-t-15_min")
        ? Duration.ofMinutes(15)
        : name.contains("-t-1_h")
            ? Duration.ofHours(1)
            : name.contains("-t-1_day") ? Duration.ofDays(1) : Duration.ZERO;
  }
}
