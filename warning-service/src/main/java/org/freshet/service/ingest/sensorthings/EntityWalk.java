package org.freshet.service.ingest.sensorthings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.freshet.gauge.Quantity;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.JsonDocument;
import org.freshet.service.ingest.observation.ObservationCollector;
import org.freshet.service.ingest.observation.Station;

/** Walks down from any entity to the observations in it. Not thread-safe. */
final class EntityWalk {
  private final DatastreamMap declared;
  private final ObservationCollector collector;
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, double[]> places = new HashMap<>();
  private int things;
  private int datastreams;
  private int observations;

  EntityWalk(DatastreamMap declared, ObservationCollector collector) {
    this.declared = declared;
    this.collector = collector;
  }

  void entity(JsonNode node) {
    entity(node, "");
  }

  void entity(JsonNode node, String requestId) {
    if (node.path("dataArray").isArray()) {
      dataArray(node);
    } else if (node.has("unitOfMeasurement") || node.path("Observations").isArray()) {
      datastream(node, requestId);
    } else if (node.has("result")) {
      JsonNode stream = node.path("Datastream");
      observation(node, stream(stream, id(stream, linkedId(node))));
    } else if (node.has("name")) {
      thing(node, requestId);
    } else {
      collector.find(Code.BAD_ELEMENT, () -> "An element is no entity of this kind of service.");
    }
  }

  void facts() {
    collector.fact("things", things);
    collector.fact("datastreams", datastreams);
    collector.fact("observationEntities", observations);
  }

  void location(JsonNode node, String requestId) {
    JsonNode point = node.path("location");
    JsonNode coordinates =
        (point.has("geometry") ? point.path("geometry") : point).path("coordinates");
    double lon_deg = JsonDocument.number(coordinates.path(0));
    double lat_deg = JsonDocument.number(coordinates.path(1));
    places.put(requestId, new double[] {lon_deg, lat_deg});
  }

  void property(JsonNode node, String requestId) {
    properties.put("$" + requestId, words(node));
  }

  private void thing(JsonNode node, String requestId) {
    things++;
    double[] place = {Double.NaN, Double.NaN};
    for (JsonNode location : node.path("Locations")) {
      String link = JsonDocument.text(location, "@iot.id", "");
      if (link.startsWith("$") && places.containsKey(link.substring(1))) {
        place = places.getOrDefault(link.substring(1), place);
      } else if (location.has("location")) {
        location(location, "");
        place = places.getOrDefault("", place);
      }
    }
    String id = JsonDocument.text(node, "@iot.id", requestId);
    String name = JsonDocument.text(node, "name", id);
    collector.station(new Station(id.isEmpty() ? name : id, name, place[0], place[1], Double.NaN));
    node.path("Datastreams").forEach(stream -> datastream(stream, ""));
  }

  void datastream(JsonNode node, String requestId) {
    datastreams++;
    String id = id(node, requestId);
    JsonNode all = node.path("Observations");
    if (all.isArray() && !all.isEmpty()) {
      Optional<DatastreamMap.Stream> stream = stream(node, id);
      all.forEach(observation -> observation(observation, stream));
    }
  }

  private void dataArray(JsonNode node) {
    Optional<DatastreamMap.Stream> stream =
        stream(node.path("Datastream"), id(node.path("Datastream"), linkedId(node)));
    int time = -1;
    int result = -1;
    JsonNode components = node.path("components");
    for (int i = 0; i < components.size(); i++) {
      String name = components.path(i).asText();
      time = name.equals("phenomenonTime") ? i : time;
      result = name.equals("result") ? i : result;
    }
    if (time < 0 || result < 0) {
      collector.find(Code.BAD_ELEMENT, () -> "A data array without phenomenonTime or result.");
      return;
    }
    for (JsonNode row : node.path("dataArray")) {
      observations++;
      if (stream.isPresent()) {
        observe(row.path(time), row.path(result), stream.get());
      }
    }
  }

  private void observation(JsonNode node, Optional<DatastreamMap.Stream> stream) {
    observations++;
    if (stream.isPresent()) {
      observe(node.path("phenomenonTime"), node.path("result"), stream.get());
    }
  }

  private void observe(JsonNode when, JsonNode result, DatastreamMap.Stream stream) {
    String[] times = when.asText("").split("/", 2);
    Optional<Instant> end = JsonDocument.time(times[times.length - 1]);
    Optional<Instant> start = JsonDocument.time(times[0]);
    if (end.isEmpty() || start.isEmpty() || start.get().isAfter(end.get())) {
      collector.find(Code.BAD_TIME, () -> "Phenomenon time (" + when.asText() + ") is none.");
      return;
    }
    if (JsonDocument.isBadNumber(result)) {
      collector.find(Code.BAD_NUMBER, () -> "Result (" + result + ") is no number.");
    }
    boolean sum = stream.quantity() == Quantity.RAIN_MM;
    Duration told = Duration.between(start.get(), end.get());
    Duration interval = !told.isZero() ? told : sum ? stream.interval() : Duration.ZERO;
    double value = JsonDocument.number(result) * stream.perUnit();
    collector.observe(stream.sensor(), stream.quantity(), end.get(), interval, value, 0);
  }

  private Optional<DatastreamMap.Stream> stream(JsonNode node, String id) {
    Optional<DatastreamMap.Stream> known = declared.of(id);
    if (known.isPresent()) {
      return known;
    }
    String unit = node.path("unitOfMeasurement").path("symbol").asText("");
    JsonNode property = node.path("ObservedProperty");
    String linked = properties.getOrDefault(JsonDocument.text(property, "@iot.id", ""), "");
    String words = (linked.isEmpty() ? words(property) : linked).strip();
    String observed = words.isEmpty() ? words(node) : words;
    String what = "Datastream (" + id + ") of " + observed + " in (" + unit + ")";
    Measured.Verdict verdict = Measured.of(id.isEmpty() ? "?" : id, unit, observed);
    if (verdict instanceof Measured.Verdict.Used used) {
      return Optional.of(used.stream());
    }
    if (verdict instanceof Measured.Verdict.Contradiction) {
      collector.find(Code.UNIT_AGAINST_PROPERTY, () -> what + " is left out. Maybe declare it.");
    } else {
      collector.find(Code.OTHER_QUANTITY, () -> what + " is not used. Maybe declare it.");
    }
    return Optional.empty();
  }

  private static String words(JsonNode node) {
    return (JsonDocument.text(node, "name", "") + " " + JsonDocument.text(node, "definition", ""))
        .strip();
  }

  private static String id(JsonNode node, String otherwise) {
    String id = JsonDocument.text(node, "@iot.id", otherwise);
    return id.isEmpty() ? JsonDocument.text(node, "name", "") : id;
  }

  /** The id in a link such as {@code .../Datastreams(17)/Observations(3)}. */
  private static String linkedId(JsonNode node) {
    String link = JsonDocument.text(node, "Datastream@iot.navigationLink", "");
    int from = link.indexOf("Datastreams(");
    int to = link.indexOf(')', Math.max(0, from));
    return from < 0 || to < 0 ? "" : link.substring(from + 12, to).replace("'", "");
  }
}
