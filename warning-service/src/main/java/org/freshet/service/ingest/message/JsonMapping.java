package org.freshet.service.ingest.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.freshet.gauge.QualityFlags;
import org.freshet.service.config.Observations.Mapping;
import org.freshet.service.config.Observations.Value;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.JsonDocument;
import org.freshet.service.ingest.observation.ObservationCollector;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;

/**
 * Plain JSON by a mapping of the study area: one object, a list of them, or a list under a field. A
 * value that is there but no number is kept as missing; a time that cannot be read leaves its row
 * out, because guessing one would put water where there was none.
 */
public final class JsonMapping implements MessageDecoder {
  /** Above this a number can only be milliseconds: as seconds it would be the year 5138. */
  private static final double SECONDS_BELOW = 1e11;

  /** A sensor's clock may run ahead this much before its values are marked. */
  static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final Mapping mapping;

  /** By a mapping that names at least one value. */
  public JsonMapping(Mapping mapping) {
    this.mapping = mapping;
  }

  @Override
  public ObservationFile decode(String topic, byte[] payload, Instant received)
      throws ObservationFormatException {
    JsonNode tree = JsonDocument.parse(payload, topic);
    JsonNode rows = mapping.rows().isEmpty() ? tree : field(tree, mapping.rows());
    ObservationCollector collector = new ObservationCollector();
    if (rows.isArray()) {
      rows.forEach(row -> row(topic, row, received, collector));
    } else if (rows.isObject()) {
      row(topic, rows, received, collector);
    } else {
      throw new ObservationFormatException(
          topic, "holds no object or list of objects. Maybe `rows` names the wrong field.");
    }
    return collector.file("JSON by mapping");
  }

  private void row(String topic, JsonNode row, Instant received, ObservationCollector collector) {
    String sensor = sensor(topic, row);
    if (sensor.isBlank()) {
      collector.find(
          Code.BAD_ELEMENT,
          () -> topic + ": a row names no sensor. Maybe `sensor` names the wrong field.");
      return;
    }
    Optional<Instant> time =
        mapping.time().isEmpty()
            ? Optional.of(received)
            : instant(field(row, mapping.time()), received);
    if (time.isEmpty()) {
      collector.find(
          Code.BAD_TIME,
          () -> topic + ": sensor (" + sensor + ") has no readable time. Maybe `time` is wrong.");
      return;
    }
    int flags =
        time.get().isAfter(received.plus(CLOCK_TOLERANCE)) ? QualityFlags.CLOCK : QualityFlags.NONE;
    int found = values(row, sensor, time.get(), flags, collector);
    if (found == 0) {
      collector.find(
          Code.BAD_ELEMENT,
          () -> topic + ": sensor (" + sensor + ") sent none of the values the mapping names.");
    }
  }

  private int values(
      JsonNode row, String sensor, Instant time, int flags, ObservationCollector collector) {
    int found = 0;
    for (Value value : mapping.values()) {
      JsonNode node = field(row, value.field());
      if (node.isMissingNode()) {
        continue;
      }
      found++;
      if (JsonDocument.isBadNumber(node)) {
        collector.find(
            Code.BAD_NUMBER,
            () -> "Field " + value.field() + " of sensor (" + sensor + ") holds " + node + ".");
      }
      double number = JsonDocument.number(node) * value.factor() + value.offset();
      collector.observe(
          sensor,
          value.quantity(),
          time,
          value.interval(),
          Double.isInfinite(number) ? Double.NaN : number,
          flags);
    }
    return found;
  }

  private String sensor(String topic, JsonNode row) {
    if (mapping.topicLevel() > 0) {
      List<String> levels = List.of(topic.split("/", -1));
      return mapping.topicLevel() > levels.size() ? "" : levels.get(mapping.topicLevel() - 1);
    }
    JsonNode node = field(row, mapping.sensor());
    return node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
  }

  private static JsonNode field(JsonNode node, String name) {
    return name.startsWith("/") ? node.at(name) : node.path(name);
  }

  /** An ISO time with offset, or seconds or milliseconds since 1970; empty if it is neither. */
  static Optional<Instant> instant(JsonNode node, Instant received) {
    Optional<Instant> iso = JsonDocument.time(node);
    if (iso.isPresent()) {
      return plausible(iso.get(), received);
    }
    double number = JsonDocument.number(node);
    if (Double.isNaN(number) || number <= 0) {
      return Optional.empty();
    }
    double ms = number < SECONDS_BELOW ? number * 1000 : number;
    return ms > received.plus(Duration.ofDays(1)).toEpochMilli()
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(Math.round(ms)));
  }

  /** More than a day ahead is no clock that runs fast but a wrong field. */
  private static Optional<Instant> plausible(Instant time, Instant received) {
    return time.isAfter(received.plus(Duration.ofDays(1))) ? Optional.empty() : Optional.of(time);
  }
}
