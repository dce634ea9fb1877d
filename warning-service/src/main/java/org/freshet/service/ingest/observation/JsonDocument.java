package org.freshet.service.ingest.observation;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Reads JSON as the sources write it: numbers as numbers or texts, times in several dresses. */
public final class JsonDocument {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonDocument() {}

  /**
   * The tree of a document.
   *
   * @throws ObservationFormatException if it is no whole JSON document, with the place
   */
  public static JsonNode parse(byte[] content, String name) throws ObservationFormatException {
    try {
      JsonNode tree = JSON.readTree(content);
      if (tree == null || tree.isMissingNode()) {
        throw new ObservationFormatException(name, "is empty. Maybe fetch it again.");
      }
      return tree;
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      String where =
          place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
      throw new ObservationFormatException(
          name, "JSON is cut or damaged" + where + ". Maybe fetch it again.", e);
    } catch (ObservationFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new ObservationFormatException(name, "cannot be read (" + e.getMessage() + ").", e);
    }
  }

  /** A number, or a text that is one; NaN for null, nothing, and texts that are none. */
  public static double number(JsonNode node) {
    if (node.isNumber()) {
      return node.doubleValue();
    }
    if (!node.isTextual()) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(node.textValue().strip());
      return Double.isInfinite(value) ? Double.NaN : value;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Whether a node holds something that should be a number and is none. */
  public static boolean isBadNumber(JsonNode node) {
    return !node.isNull() && !node.isMissingNode() && Double.isNaN(number(node));
  }

  /** An ISO time with offset or Z, seconds optional; empty if it is none. */
  public static Optional<Instant> time(JsonNode node) {
    return node.isTextual() ? time(node.textValue()) : Optional.empty();
  }

  /** As {@link #time(JsonNode)}. */
  public static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A local time {@code yyyy-MM-dd HH:mm:ss} in a zone; empty if it is none. */
  public static Optional<Instant> localTime(JsonNode node, ZoneId zone) {
    if (!node.isTextual()) {
      return Optional.empty();
    }
    try {
      String iso = node.textValue().strip().replace(' ', 'T');
      return Optional.of(LocalDateTime.parse(iso).atZone(zone).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The text of a field, or another if it is missing or null. */
  public static String text(JsonNode node, String field, String otherwise) {
    JsonNode value = node.path(field);
    return value.isMissingNode() || value.isNull() ? otherwise : value.asText();
  }
}
