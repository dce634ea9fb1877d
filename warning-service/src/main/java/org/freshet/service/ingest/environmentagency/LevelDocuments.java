package org.freshet.service.ingest.environmentagency;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.freshet.gauge.QualityFlags;
import org.freshet.gauge.Quantity;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.JsonDocument;
import org.freshet.service.ingest.observation.ObservationCollector;
import org.freshet.service.ingest.observation.Station;

/** Levels of the flood information service: rows {@code ts, _, err}, stations, thresholds. */
final class LevelDocuments {
  private LevelDocuments() {}

  static void rows(JsonNode rows, String sensor, ObservationCollector collector) {
    for (JsonNode row : rows) {
      Optional<Instant> time = JsonDocument.time(row.path("ts"));
      if (time.isEmpty()) {
        collector.find(Code.BAD_TIME, () -> "Time (" + row.path("ts").asText() + ") is none.");
        continue;
      }
      int flags = 0;
      if (row.path("err").asBoolean()) {
        flags = QualityFlags.SOURCE_DOUBTFUL;
        collector.find(
            Code.SOURCE_DOUBTFUL, () -> "Level at " + time.get() + " is marked as wrong.");
      }
      double value = JsonDocument.number(row.path("_"));
      collector.observe(sensor, Quantity.LEVEL_M, time.get(), Duration.ZERO, value, flags);
    }
  }

  static void station(JsonNode tree, ObservationCollector collector) {
    JsonNode station = tree.path("station");
    String id = JsonDocument.text(station, "rloi_id", "");
    JsonNode river = tree.path("river");
    double datum_m = JsonDocument.number(station.path("stage_datum"));
    collector.station(
        new Station(
            id,
            JsonDocument.text(station, "external_name", id),
            JsonDocument.number(river.path("lon")),
            JsonDocument.number(river.path("lat")),
            datum_m));
    collector.fact("stationType", JsonDocument.text(station, "station_type", ""));
    collector.fact("river", JsonDocument.text(river, "river_name", ""));
    put(collector, "highest_m", station.path("por_max_value"));
    put(collector, "typicalHigh_m", station.path("percentile_5"));
    put(collector, "typicalLow_m", station.path("percentile_95"));
    rows(tree.path("telemetry"), id, collector);
    List<Map<String, Object>> thresholds = new ArrayList<>();
    for (JsonNode threshold : tree.path("imtdThresholds")) {
      Map<String, Object> one = new TreeMap<>();
      one.put("type", JsonDocument.text(threshold, "fwis_type", ""));
      one.put("value_m", JsonDocument.number(threshold.path("value")));
      thresholds.add(one);
    }
    collector.fact("thresholds", thresholds);
  }

  private static void put(ObservationCollector collector, String name, JsonNode node) {
    collector.fact(name, JsonDocument.number(node));
  }

  /** Rows that tie a gauge's newest level to the level a warning is given at. */
  static void thresholds(JsonNode rows, ObservationCollector collector) {
    int above = 0;
    for (JsonNode row : rows) {
      String id = JsonDocument.text(row, "rloi_id", "");
      Optional<Instant> time = JsonDocument.time(row.path("value_timestamp"));
      double level_m = JsonDocument.number(row.path("latest_level"));
      if (id.isEmpty() || time.isEmpty()) {
        collector.find(Code.BAD_ELEMENT, () -> "A threshold without station or time was left out.");
        continue;
      }
      above += level_m >= JsonDocument.number(row.path("threshold_value")) ? 1 : 0;
      collector.observe(id, Quantity.LEVEL_M, time.get(), Duration.ZERO, level_m, 0);
    }
    collector.fact("thresholds", rows.size());
    collector.fact("levelsAtOrAboveThreshold", above);
  }

  static void floods(JsonNode tree, ObservationCollector collector) {
    TreeMap<String, Integer> severities = new TreeMap<>();
    for (JsonNode flood : tree.path("floods")) {
      severities.merge(JsonDocument.text(flood, "severity", "unknown"), 1, Integer::sum);
    }
    collector.fact("warnings", tree.path("floods").size());
    collector.fact("countBySeverity", severities);
  }
}
