package org.freshet.service.ingest.push;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.freshet.gauge.QualityFlags;
import org.freshet.gauge.Quantity;
import org.freshet.service.ingest.message.MessageDecoder;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.JsonDocument;
import org.freshet.service.ingest.observation.ObservationCollector;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;

/**
 * The body senders use who have no format of their own: {@code {"observations": [{"sensor": "W1",
 * "quantity": "level-m", "time": "2026-06-18T12:00:00Z", "value": 1.25}]}}, with {@code
 * interval_min} for sums, or the list alone.
 */
public final class PushDocument implements MessageDecoder {
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  @Override
  public ObservationFile decode(String topic, byte[] payload, Instant received)
      throws ObservationFormatException {
    JsonNode tree = JsonDocument.parse(payload, topic);
    JsonNode rows = tree.isArray() ? tree : tree.path("observations");
    if (!rows.isArray()) {
      throw new ObservationFormatException(
          topic, "holds no list `observations`. Maybe wrap the values in one.");
    }
    ObservationCollector collector = new ObservationCollector();
    rows.forEach(row -> row(row, received, collector));
    return collector.file("pushed observations");
  }

  private static void row(JsonNode row, Instant received, ObservationCollector collector) {
    String sensor = JsonDocument.text(row, "sensor", "").strip();
    Optional<Quantity> quantity = quantity(JsonDocument.text(row, "quantity", ""));
    Optional<Instant> time = JsonDocument.time(row.path("time"));
    double interval_min =
        row.has("interval_min") ? JsonDocument.number(row.path("interval_min")) : 0;
    if (sensor.isEmpty() || quantity.isEmpty() || !(interval_min >= 0 && interval_min < 1e6)) {
      collector.find(
          Code.BAD_ELEMENT,
          () -> "Row " + row + " lacks a sensor, a known quantity or a sound interval_min.");
      return;
    }
    if (time.isEmpty()) {
      collector.find(
          Code.BAD_TIME, () -> "Row of (" + sensor + ") has no time such as 2026-06-18T12:00:00Z.");
      return;
    }
    if (JsonDocument.isBadNumber(row.path("value"))) {
      collector.find(
          Code.BAD_NUMBER, () -> "Value of (" + sensor + ") is " + row.path("value") + ".");
    }
    boolean isAhead = time.get().isAfter(received.plus(CLOCK_TOLERANCE));
    collector.observe(
        sensor,
        quantity.get(),
        time.get(),
        Duration.ofSeconds(Math.round(interval_min * 60)),
        JsonDocument.number(row.path("value")),
        isAhead ? QualityFlags.CLOCK : QualityFlags.NONE);
  }

  private static Optional<Quantity> quantity(String name) {
    try {
      return Optional.of(Quantity.valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_')));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
