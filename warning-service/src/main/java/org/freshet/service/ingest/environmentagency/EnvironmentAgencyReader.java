package org.freshet.service.ingest.environmentagency;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.BiConsumer;
import org.freshet.service.ingest.observation.JsonDocument;
import org.freshet.service.ingest.observation.ObservationCollector;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents of the Environment Agency of England: readings and measures of the public flood
 * monitoring API, and the station, telemetry, rain, threshold and warning documents of the flood
 * information service. Times are UTC; rain totals name the end of their interval; levels are in m
 * above the station's own zero unless the station says otherwise.
 *
 * <p>Stateless and thread-safe.
 */
public final class EnvironmentAgencyReader {
  /** Name of the format, before the kind of document. */
  public static final String FORMAT = "Environment Agency";

  /** The kinds of documents, told apart by their fields. */
  private enum Kind {
    READINGS("flood monitoring API"),
    LEVEL_ROWS("level telemetry"),
    RAIN_ROWS("rain telemetry"),
    RAIN_STATIONS("rain stations"),
    RAIN_SERIES("rain series"),
    STATION("station"),
    THRESHOLDS("thresholds"),
    FLOODS("flood warnings"),
    RIVERS("rivers");

    private final String name;

    Kind(String name) {
      this.name = name;
    }
  }

  private EnvironmentAgencyReader() {}

  /** Whether a tree is one of these documents. */
  public static boolean accepts(JsonNode tree) {
    return kind(tree) != null;
  }

  private static @Nullable Kind kind(JsonNode tree) {
    if (tree.isArray()) {
      return kindOfRow(tree.path(0));
    }
    if (tree.path("items").isContainerNode() && tree.has("@context")) {
      return Kind.READINGS;
    }
    if (tree.path("station").has("rloi_id")) {
      return Kind.STATION;
    }
    if (tree.path("floods").isArray()) {
      return Kind.FLOODS;
    }
    return tree.path("minutes").path("values").isArray() ? Kind.RAIN_SERIES : null;
  }

  private static @Nullable Kind kindOfRow(JsonNode row) {
    if (row.has("ts") && row.has("_")) {
      return Kind.LEVEL_ROWS;
    }
    if (row.has("station_threshold_id")) {
      return Kind.THRESHOLDS;
    }
    if (row.has("river_id") && row.has("display")) {
      return Kind.RIVERS;
    }
    if (row.has("period") && row.has("value_timestamp")) {
      return row.has("telemetry_station_id") ? Kind.RAIN_STATIONS : Kind.RAIN_ROWS;
    }
    return null;
  }

  /**
   * Reads a document.
   *
   * @param sensor id to give observations of documents that do not name their station
   * @throws ObservationFormatException if it is cut, damaged or something else
   */
  public static ObservationFile read(byte[] content, String name, String sensor)
      throws ObservationFormatException {
    return read(JsonDocument.parse(content, name), name, sensor);
  }

  /** As {@link #read(byte[], String, String)}, of a tree. */
  public static ObservationFile read(JsonNode tree, String name, String sensor)
      throws ObservationFormatException {
    Kind kind = kind(tree);
    if (kind == null) {
      throw new ObservationFormatException(name, "is no document of the " + FORMAT + ".");
    }
    ObservationCollector collector = new ObservationCollector();
    BiConsumer<JsonNode, ObservationCollector> reader =
        switch (kind) {
          case READINGS -> FloodMonitoring::read;
          case LEVEL_ROWS -> (rows, into) -> LevelDocuments.rows(rows, sensor, into);
          case RAIN_ROWS -> (rows, into) -> RainDocuments.rows(rows, sensor, into);
          case RAIN_STATIONS -> RainDocuments::stations;
          case RAIN_SERIES -> (series, into) -> RainDocuments.series(series, sensor, into);
          case STATION -> LevelDocuments::station;
          case THRESHOLDS -> LevelDocuments::thresholds;
          case FLOODS -> LevelDocuments::floods;
          case RIVERS -> (rows, into) -> into.fact("rivers", rows.size());
        };
    reader.accept(tree, collector);
    return collector.file(FORMAT + " " + kind.name);
  }
}
