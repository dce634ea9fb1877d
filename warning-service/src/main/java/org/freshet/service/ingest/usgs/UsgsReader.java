package org.freshet.service.ingest.usgs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.freshet.gauge.QualityFlags;
import org.freshet.gauge.Quantity;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.JsonDocument;
import org.freshet.service.ingest.observation.ObservationCollector;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.freshet.service.ingest.observation.Station;

/**
 * Reads instantaneous values of the USGS as JSON (WaterML 1.1 dressed as JSON). Values come as
 * texts; feet, inches, cubic feet per second and degrees Fahrenheit become SI. Rain (00045) is a
 * sum whose interval the document does not say: it is taken from the distance to the value before.
 * The sensor id is the site number.
 *
 * <p>Stateless and thread-safe.
 */
public final class UsgsReader {
  /** Name of the format. */
  public static final String FORMAT = "USGS instantaneous values";

  private static final double M_PER_FT = 0.3048;
  private static final double MM_PER_IN = 25.4;
  private static final double M3_PER_FT3 = M_PER_FT * M_PER_FT * M_PER_FT;

  private UsgsReader() {}

  /** Whether a tree is an answer of the service. */
  public static boolean accepts(JsonNode tree) {
    return tree.path("value").path("timeSeries").isArray();
  }

  /**
   * Reads an answer.
   *
   * @throws ObservationFormatException if it is cut, damaged or something else
   */
  public static ObservationFile read(byte[] content, String name)
      throws ObservationFormatException {
    return read(JsonDocument.parse(content, name), name);
  }

  /** As {@link #read(byte[], String)}, of a tree. */
  public static ObservationFile read(JsonNode tree, String name) throws ObservationFormatException {
    if (!accepts(tree)) {
      throw new ObservationFormatException(name, "is no answer of " + FORMAT + ".");
    }
    ObservationCollector collector = new ObservationCollector();
    for (JsonNode series : tree.path("value").path("timeSeries")) {
      series(series, collector);
    }
    return collector.file(FORMAT);
  }

  private static void series(JsonNode series, ObservationCollector collector) {
    JsonNode source = series.path("sourceInfo");
    String site = source.path("siteCode").path(0).path("value").asText("");
    JsonNode variable = series.path("variable");
    String code = variable.path("variableCode").path(0).path("value").asText("");
    if (site.isEmpty() || code.isEmpty()) {
      collector.find(Code.BAD_ELEMENT, () -> "A series without site or parameter was left out.");
      return;
    }
    JsonNode place = source.path("geoLocation").path("geogLocation");
    collector.station(
        new Station(
            site,
            JsonDocument.text(source, "siteName", site),
            JsonDocument.number(place.path("longitude")),
            JsonDocument.number(place.path("latitude")),
            Double.NaN));
    Optional<Quantity> quantity = quantity(code);
    if (quantity.isEmpty()) {
      String what = JsonDocument.text(variable, "variableName", code);
      collector.find(
          Code.OTHER_QUANTITY, () -> "Parameter " + code + " (" + what + ") is not used.");
      return;
    }
    double none = JsonDocument.number(variable.path("noDataValue"));
    for (JsonNode values : series.path("values")) {
      values(site, code, quantity.get(), none, values.path("value"), collector);
    }
  }

  private static Optional<Quantity> quantity(String code) {
    return switch (code) {
      case "00065", "72279" -> Optional.of(Quantity.LEVEL_M);
      case "00060" -> Optional.of(Quantity.DISCHARGE_M3_S);
      case "00045" -> Optional.of(Quantity.RAIN_MM);
      case "00010", "00020" -> Optional.of(Quantity.TEMPERATURE_C);
      default -> Optional.empty();
    };
  }

  private static double si(String code, double value) {
    return switch (code) {
      case "00065", "72279" -> value * M_PER_FT;
      case "00060" -> value * M3_PER_FT3;
      case "00045" -> value * MM_PER_IN;
      default -> value;
    };
  }

  private static void values(
      String site,
      String code,
      Quantity quantity,
      double none,
      JsonNode values,
      ObservationCollector collector) {
    Instant before = Instant.MIN;
    for (JsonNode node : values) {
      Optional<Instant> time = JsonDocument.time(node.path("dateTime"));
      if (time.isEmpty()) {
        collector.find(
            Code.BAD_TIME, () -> "Time (" + node.path("dateTime").asText() + ") is none.");
        continue;
      }
      if (JsonDocument.isBadNumber(node.path("value"))) {
        String text = node.path("value").asText();
        collector.find(Code.BAD_NUMBER, () -> "Value (" + text + ") of site " + site + " is none.");
      }
      double value = JsonDocument.number(node.path("value"));
      double si = value == none ? Double.NaN : si(code, value);
      Duration interval = interval(quantity, before, time.get());
      collector.observe(site, quantity, time.get(), interval, si, flags(node, collector));
      before = time.get();
    }
  }

  private static Duration interval(Quantity quantity, Instant before, Instant time) {
    boolean known =
        quantity == Quantity.RAIN_MM && !before.equals(Instant.MIN) && before.isBefore(time);
    return known ? Duration.between(before, time) : Duration.ZERO;
  }

  private static int flags(JsonNode node, ObservationCollector collector) {
    int flags = 0;
    for (JsonNode qualifier : node.path("qualifiers")) {
      switch (qualifier.asText()) {
        case "P" -> {
          flags |= QualityFlags.PROVISIONAL;
          collector.find(Code.PROVISIONAL, () -> "Values are provisional (P).");
        }
        case "e" -> flags |= QualityFlags.ESTIMATED;
        case "***", "Eqp", "Ice", "Bkw", "Mnt", "Dis" -> {
          flags |= QualityFlags.SOURCE_DOUBTFUL;
          collector.find(
              Code.SOURCE_DOUBTFUL, () -> "Qualifier " + qualifier.asText() + " on a value.");
        }
        default -> {}
      }
    }
    return flags;
  }
}
