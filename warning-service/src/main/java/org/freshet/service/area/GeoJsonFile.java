package org.freshet.service.area;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a GeoJSON feature collection (RFC 7946) one feature at a time, so that a city's buildings
 * need no more memory than one of them. Stateless and thread-safe.
 */
final class GeoJsonFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private GeoJsonFile() {}

  /** Hands over every feature in order. */
  static void read(Path file, Consumer<GeoFeature> sink) {
    try (JsonParser parser = MAPPER.createParser(file.toFile())) {
      boolean found = parser.nextToken() == JsonToken.START_OBJECT && features(file, parser, sink);
      if (!found) {
        throw new StudyAreaException(
            file, "is no GeoJSON feature collection. Maybe export it as FeatureCollection.");
      }
    } catch (JacksonException e) {
      throw new StudyAreaException(
          file,
          "is broken JSON in line "
              + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())
              + ". Maybe it was cut off; export it again.",
          e);
    } catch (IOException e) {
      throw new StudyAreaException(
          file, "cannot be read (" + e.getMessage() + "). Maybe check its rights.", e);
    }
  }

  private static boolean features(Path file, JsonParser parser, Consumer<GeoFeature> sink)
      throws IOException {
    boolean found = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if ("features".equals(name) && value == JsonToken.START_ARRAY) {
        found = true;
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
          sink.accept(feature(file, index, parser.readValueAsTree()));
        }
      } else if ("crs".equals(name)) {
        requireLonLat(file, parser.readValueAsTree());
      } else {
        parser.skipChildren();
      }
    }
    return found;
  }

  private static void requireLonLat(Path file, @Nullable JsonNode crs) {
    String text = crs == null ? "" : crs.toString();
    if (!text.isEmpty() && !text.contains("CRS84") && !text.contains("4326")) {
      throw new StudyAreaException(
          file, "has the CRS " + text + ". Maybe export it in WGS 84 longitude and latitude.");
    }
  }

  private static GeoFeature feature(Path file, int index, @Nullable JsonNode tree) {
    JsonNode node = tree == null ? JsonNodeFactory.instance.objectNode() : tree;
    JsonNode properties = node.get("properties");
    if (properties == null || !properties.isObject()) {
      properties = JsonNodeFactory.instance.objectNode();
    }
    try {
      return new GeoFeature(index, properties, GeoJsonGeometry.of(node.get("geometry")));
    } catch (GeoJsonGeometry.NotLonLat e) {
      throw new StudyAreaException(
          file,
          "feature "
              + index
              + " has the coordinate "
              + e.getMessage()
              + ", which is no longitude and latitude. Maybe export it in WGS 84.",
          e);
    }
  }
}
