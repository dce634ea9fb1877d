package org.freshet.service.ingest.lhp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.JsonDocument;
import org.freshet.service.ingest.observation.ObservationCollector;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.freshet.service.ingest.observation.Station;

/**
 * Reads stations and alerts of the flood portal of the German states. Times without a zone are
 * German local time; classes come as numbers for gauges and as texts for warnings.
 *
 * <p>Stateless and thread-safe.
 */
public final class LhpReader {
  /** Name of the format. */
  public static final String FORMAT = "LHP public API v1";

  private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");
  private static final int NO_CLASS = Integer.MIN_VALUE;

  private LhpReader() {}

  /** Whether a tree is an answer of the portal. */
  public static boolean accepts(JsonNode tree) {
    return tree.path("apiVersion").isTextual()
        && tree.path("data").isArray()
        && tree.path("legend").isObject();
  }

  /**
   * Reads an answer.
   *
   * @throws ObservationFormatException if it is cut, damaged or something else
   */
  public static LhpDocument read(byte[] content, String name) throws ObservationFormatException {
    return read(JsonDocument.parse(content, name), name);
  }

  /** As {@link #read(byte[], String)}, of a tree. */
  public static LhpDocument read(JsonNode tree, String name) throws ObservationFormatException {
    if (!accepts(tree)) {
      throw new ObservationFormatException(name, "is no answer of the " + FORMAT + ".");
    }
    ObservationCollector collector = new ObservationCollector();
    Optional<Instant> updated = JsonDocument.time(tree.path("updated"));
    collector.fact("title", JsonDocument.text(tree, "title", ""));
    collector.fact("updated", updated.map(Instant::toString).orElse("unknown"));
    collector.fact("licence", JsonDocument.text(tree, "licenceName", ""));
    String status = JsonDocument.text(tree, "status", "");
    if (!status.equals("success")) {
      collector.find(Code.SOURCE_ERROR, () -> "The portal says: " + status + ".");
    }
    List<LhpStation> stations = new ArrayList<>();
    List<LhpAlert> alerts = new ArrayList<>();
    for (JsonNode element : tree.path("data")) {
      switch (JsonDocument.text(element, "kind", "")) {
        case "Station" -> station(element, collector).ifPresent(stations::add);
        case "AlertArea" -> alert(element, collector).ifPresent(alerts::add);
        default ->
            collector.find(Code.BAD_ELEMENT, () -> "An element is neither gauge nor warning.");
      }
    }
    facts(stations, alerts, collector);
    return new LhpDocument(updated, stations, alerts, collector.file(FORMAT));
  }

  private static void facts(
      List<LhpStation> stations, List<LhpAlert> alerts, ObservationCollector collector) {
    TreeMap<String, Integer> classes = new TreeMap<>();
    stations.forEach(s -> classes.merge(String.valueOf(s.floodClass()), 1, Integer::sum));
    alerts.forEach(a -> classes.merge(String.valueOf(a.alertClass()), 1, Integer::sum));
    collector.fact("alerts", alerts.size());
    collector.fact("countByClass", classes);
    stations.stream()
        .map(LhpStation::time)
        .max(Instant::compareTo)
        .ifPresent(newest -> collector.fact("to", newest.toString()));
  }

  private static Optional<LhpStation> station(JsonNode node, ObservationCollector collector) {
    String id = JsonDocument.text(node, "id", "");
    Optional<Instant> time = local(node.path("timestamp"), collector);
    int floodClass = lhpClass(node);
    if (id.isEmpty() || time.isEmpty() || floodClass < -1 || floodClass > 4) {
      collector.find(
          Code.BAD_ELEMENT, () -> "Gauge (" + id + ") without id, time or class from -1 to 4.");
      return Optional.empty();
    }
    if (floodClass < 0) {
      collector.find(Code.NO_DATA, () -> "Gauge (" + id + ") has no data now.");
    }
    double lon_deg = JsonDocument.number(node.path("coordinates").path(0));
    double lat_deg = JsonDocument.number(node.path("coordinates").path(1));
    String name = JsonDocument.text(node, "name", id);
    collector.station(new Station(id, name, lon_deg, lat_deg, Double.NaN));
    String water = JsonDocument.text(node, "water", "");
    return Optional.of(new LhpStation(id, name, water, time.get(), floodClass, lon_deg, lat_deg));
  }

  private static Optional<LhpAlert> alert(JsonNode node, ObservationCollector collector) {
    String id = JsonDocument.text(node, "id", "");
    int alertClass = lhpClass(node);
    if (id.isEmpty() || alertClass < 1 || alertClass > 6) {
      collector.find(
          Code.BAD_ELEMENT, () -> "Warning (" + id + ") without id or class from 1 to 6.");
      return Optional.empty();
    }
    JsonNode cap = node.path("cap");
    return Optional.of(
        new LhpAlert(
            id,
            JsonDocument.text(node, "areaDesc", id),
            JsonDocument.text(node, "alertHeadline", ""),
            alertClass,
            local(cap.path("sent"), collector),
            local(cap.path("info").path("onset"), collector)));
  }

  private static int lhpClass(JsonNode node) {
    double number = JsonDocument.number(node.path("lhpClass"));
    return number == Math.rint(number) ? (int) number : NO_CLASS;
  }

  private static Optional<Instant> local(JsonNode node, ObservationCollector collector) {
    Optional<Instant> time = JsonDocument.localTime(node, GERMANY);
    if (time.isPresent()) {
      collector.find(Code.ZONE_ASSUMED, () -> "Times without zone were read as German local time.");
    }
    return time;
  }
}
