package org.freshet.service.geojson;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads areas that {@link GeoJsonWriter} wrote, one feature at a time: the number of each and its
 * rings. Stateless, thread-safe.
 */
public final class GeoJsonPolygons {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private GeoJsonPolygons() {}

  /** Receives an area. */
  @FunctionalInterface
  public interface Receiver {
    /**
     * One area.
     *
     * @param id its property {@code id}
     * @param rings shells and holes of all its parts, x, y, x, y … in the coordinates of the file
     */
    void area(long id, List<double[]> rings);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no collection of areas with whole numbers as ids
   */
  public static void read(Path file, Receiver receiver) throws IOException {
    try (JsonParser parser = MAPPER.createParser(file.toFile())) {
      boolean found =
          parser.nextToken() == JsonToken.START_OBJECT && features(file, parser, receiver);
      if (!found) {
        throw wrong(file, "is no collection of areas");
      }
    } catch (JacksonException e) {
      throw wrong(file, "is broken JSON in line " + e.getLocation().getLineNr());
    }
  }

  private static IllegalArgumentException wrong(Path file, String what) {
    return new IllegalArgumentException(
        file + " " + what + ". Maybe name the sinks.geojson of an earlier analysis.");
  }

  private static boolean features(Path file, JsonParser parser, Receiver receiver)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean features = parser.currentName().equals("features");
      if (parser.nextToken() != JsonToken.START_ARRAY || !features) {
        parser.skipChildren();
        continue;
      }
      for (int index = 0; parser.nextToken() == JsonToken.START_OBJECT; index++) {
        JsonNode feature = parser.readValueAsTree();
        JsonNode id = feature.path("properties").path("id");
        if (!id.canConvertToLong() || !feature.path("geometry").path("coordinates").isArray()) {
          throw wrong(file, "has no id or no area in feature (" + index + ")");
        }
        receiver.area(id.longValue(), rings(feature.path("geometry").path("coordinates")));
      }
      return true;
    }
    return false;
  }

  // Polygons and multi-polygons alike: a ring is a list of lists of numbers, however deep it lies.
  private static List<double[]> rings(JsonNode coordinates) {
    List<double[]> rings = new ArrayList<>();
    collect(coordinates, rings);
    return rings;
  }

  private static void collect(JsonNode node, List<double[]> rings) {
    if (!node.path(0).path(0).isNumber()) {
      node.forEach(inner -> collect(inner, rings));
      return;
    }
    double[] ring = new double[2 * node.size()];
    for (int i = 0; i < node.size(); i++) {
      ring[2 * i] = node.get(i).path(0).asDouble(Double.NaN);
      ring[2 * i + 1] = node.get(i).path(1).asDouble(Double.NaN);
    }
    rings.add(ring);
  }
}
