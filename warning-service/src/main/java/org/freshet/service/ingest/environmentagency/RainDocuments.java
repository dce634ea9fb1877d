package org.freshet.service.ingest.environmentagency;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.freshet.gauge.QualityFlags;
import org.freshet.gauge.Quantity;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.JsonDocument;
import org.freshet.service.ingest.observation.ObservationCollector;
import org.freshet.service.ingest.observation.Station;

/**
 * Rain of the flood information service. Its series are filled up with zeros to the present: values
 * later than {@code latestDateTime} were not measured and are kept as missing.
 */
final class RainDocuments {
  private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);
  private static final Duration HOUR = Duration.ofHours(1);

  private RainDocuments() {}

  static void rows(JsonNode rows, String sensor, ObservationCollector collector) {
    rows.forEach(row -> row(row, sensor, collector));
  }

  static void stations(JsonNode rows, ObservationCollector collector) {
    for (JsonNode row : rows) {
      String id = JsonDocument.text(row, "station_reference", "");
      if (id.isEmpty()) {
        collector.find(Code.BAD_ELEMENT, () -> "A rain station without reference was left out.");
        continue;
      }
      collector.station(
          new Station(
              id,
              JsonDocument.text(row, "station_name", id),
              JsonDocument.number(row.path("lon")),
              JsonDocument.number(row.path("lat")),
              Double.NaN));
      row(row, id, collector);
    }
  }

  private static void row(JsonNode row, String sensor, ObservationCollector collector) {
    String period = JsonDocument.text(row, "period", "");
    Duration interval =
        period.equals("15 min") ? QUARTER_HOUR : period.equals("1 h") ? HOUR : Duration.ZERO;
    Optional<Instant> time = JsonDocument.time(row.path("value_timestamp"));
    if (interval.isZero()) {
      collector.find(Code.UNKNOWN_UNIT, () -> "Period (" + period + ") of rain is not known.");
    } else if (time.isEmpty()) {
      collector.find(Code.BAD_TIME, () -> "Time (" + row.path("value_timestamp") + ") is none.");
    } else {
      double value_mm = JsonDocument.number(row.path("value"));
      collector.observe(sensor, Quantity.RAIN_MM, time.get(), interval, value_mm, 0);
    }
  }

  static void series(JsonNode tree, String sensor, ObservationCollector collector) {
    for (String total : new String[] {"latest1hr", "latest6hr", "latest24hr"}) {
      collector.fact(total + "_mm", JsonDocument.number(tree.path(total)));
    }
    JsonNode minutes = tree.path("minutes");
    Optional<Instant> latest = JsonDocument.time(minutes.path("latestDateTime"));
    collector.fact("latest", latest.map(Instant::toString).orElse("unknown"));
    values(minutes, QUARTER_HOUR, latest.orElse(Instant.MAX), sensor, collector);
    JsonNode hours = tree.path("hours");
    Instant lastHour = JsonDocument.time(hours.path("latestDateTime")).orElse(Instant.MAX);
    values(hours, HOUR, lastHour, sensor + "/hourly", collector);
  }

  private static void values(
      JsonNode series,
      Duration interval,
      Instant latest,
      String sensor,
      ObservationCollector collector) {
    for (JsonNode row : series.path("values")) {
      Optional<Instant> time = JsonDocument.time(row.path("dateTime"));
      if (time.isEmpty()) {
        collector.find(Code.BAD_TIME, () -> "Time (" + row.path("dateTime") + ") is none.");
        continue;
      }
      double value_mm = JsonDocument.number(row.path("value"));
      if (time.get().isAfter(latest)) {
        collector.find(
            Code.PADDING,
            () -> "Rain after the last measurement (" + latest + ") is filling, not measured.");
        value_mm = Double.NaN;
      }
      int flags = Double.isNaN(value_mm) ? QualityFlags.MISSING : 0;
      collector.observe(sensor, Quantity.RAIN_MM, time.get(), interval, value_mm, flags);
    }
  }
}
