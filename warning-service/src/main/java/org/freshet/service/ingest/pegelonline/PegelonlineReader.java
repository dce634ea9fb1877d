package org.freshet.service.ingest.pegelonline;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.freshet.gauge.Quantity;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.JsonDocument;
import org.freshet.service.ingest.observation.ObservationCollector;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.freshet.service.ingest.observation.Station;

/**
 * Reads answers of PEGELONLINE REST v2: stations (one or all, with or without time series and
 * current measurement), waters, and measurements of a series. Levels are relative to the gauge
 * zero, whose height is the station's {@code height_m}; cm become m. Errors of the service become
 * an error finding.
 *
 * <p>Stateless and thread-safe.
 */
public final class PegelonlineReader {
  /** Name of the format. */
  public static final String FORMAT = "PEGELONLINE REST v2";

  private static final double CM_PER_M = 100;

  private PegelonlineReader() {}

  /** Whether a tree is an answer of this service: stations, waters, or an error. */
  public static boolean accepts(JsonNode tree) {
    JsonNode first = tree.isArray() ? tree.path(0) : tree;
    boolean water = first.size() == 2 && first.has("shortname") && first.has("longname");
    return (first.path("uuid").isTextual() && first.path("agency").isTextual())
        || (tree.isArray() && water)
        || isError(tree);
  }

  private static boolean isError(JsonNode tree) {
    return tree.isObject() && tree.path("status").isInt() && tree.path("message").isTextual();
  }

  /**
   * Reads stations, one station, waters, or an error.
   *
   * @throws ObservationFormatException if it is cut, damaged or something else
   */
  public static ObservationFile read(byte[] content, String name)
      throws ObservationFormatException {
    return read(JsonDocument.parse(content, name), name);
  }

  /** As {@link #read(byte[], String)}, of a tree. */
  public static ObservationFile read(JsonNode tree, String name) throws ObservationFormatException {
    if (!accepts(tree) && !(tree.isArray() && tree.isEmpty())) {
      throw new ObservationFormatException(name, "is no answer of " + FORMAT + ".");
    }
    ObservationCollector collector = new ObservationCollector();
    if (isError(tree)) {
      String message = tree.path("status").asInt() + " " + tree.path("message").asText();
      collector.find(
          Code.SOURCE_ERROR, () -> "The service says: " + message + ". Maybe the id is wrong.");
    } else if (tree.isArray() && !tree.path(0).has("uuid")) {
      collector.fact("waters", tree.size());
    } else if (tree.isArray()) {
      tree.forEach(station -> station(station, collector));
    } else {
      station(tree, collector);
    }
    return collector.file(FORMAT);
  }

  /**
   * Reads {@code measurements.json} of one series, which does not say itself of what it is.
   *
   * @param sensor id to give the observations
   * @param quantity what the series is of
   * @param perUnit quantity units per unit of the series, such as 0.01 for levels in cm
   */
  public static ObservationFile readMeasurements(
      byte[] content, String name, String sensor, Quantity quantity, double perUnit)
      throws ObservationFormatException {
    JsonNode tree = JsonDocument.parse(content, name);
    if (!tree.isArray()) {
      throw new ObservationFormatException(
          name, "is no list of measurements. Maybe an error answer.");
    }
    ObservationCollector collector = new ObservationCollector();
    for (JsonNode measurement : tree) {
      observe(sensor, quantity, perUnit, measurement, collector);
    }
    return collector.file(FORMAT);
  }

  private static void station(JsonNode station, ObservationCollector collector) {
    String id = JsonDocument.text(station, "uuid", "");
    if (id.isEmpty()) {
      collector.find(Code.BAD_ELEMENT, () -> "A station without uuid was left out.");
      return;
    }
    double[] zero_m = {Double.NaN};
    for (JsonNode series : station.path("timeseries")) {
      series(id, series, collector);
      JsonNode zero = series.path("gaugeZero");
      if (zero.has("value")) {
        zero_m[0] = JsonDocument.number(zero.path("value"));
      }
    }
    collector.station(
        new Station(
            id,
            JsonDocument.text(station, "longname", id),
            JsonDocument.number(station.path("longitude")),
            JsonDocument.number(station.path("latitude")),
            zero_m[0]));
  }

  private static void series(String id, JsonNode series, ObservationCollector collector) {
    String shortname = JsonDocument.text(series, "shortname", "");
    String unit = JsonDocument.text(series, "unit", "");
    Optional<Quantity> quantity = quantity(shortname);
    if (quantity.isEmpty()) {
      collector.find(
          Code.OTHER_QUANTITY, () -> "Series " + shortname + " (" + unit + ") is not used.");
      return;
    }
    double perUnit = perUnit(quantity.get(), unit);
    if (Double.isNaN(perUnit)) {
      collector.find(Code.UNKNOWN_UNIT, () -> "Series " + shortname + " has unit (" + unit + ").");
    } else if (series.has("currentMeasurement")) {
      observe(id, quantity.get(), perUnit, series.path("currentMeasurement"), collector);
    }
  }

  private static Optional<Quantity> quantity(String shortname) {
    return switch (shortname) {
      case "W" -> Optional.of(Quantity.LEVEL_M);
      case "Q" -> Optional.of(Quantity.DISCHARGE_M3_S);
      case "WT" -> Optional.of(Quantity.TEMPERATURE_C);
      default -> Optional.empty();
    };
  }

  private static double perUnit(Quantity quantity, String unit) {
    return switch (quantity) {
      case LEVEL_M -> unit.equals("cm") ? 1 / CM_PER_M : unit.startsWith("m") ? 1 : Double.NaN;
      case DISCHARGE_M3_S -> unit.equals("m³/s") ? 1 : Double.NaN;
      case TEMPERATURE_C -> unit.equals("°C") ? 1 : Double.NaN;
      default -> Double.NaN;
    };
  }

  private static void observe(
      String id,
      Quantity quantity,
      double perUnit,
      JsonNode measurement,
      ObservationCollector collector) {
    Optional<Instant> time = JsonDocument.time(measurement.path("timestamp"));
    if (time.isEmpty()) {
      collector.find(
          Code.BAD_TIME, () -> "Time (" + measurement.path("timestamp").asText() + ") is none.");
      return;
    }
    double value = JsonDocument.number(measurement.path("value")) * perUnit;
    collector.observe(id, quantity, time.get(), Duration.ZERO, value, 0);
  }
}
