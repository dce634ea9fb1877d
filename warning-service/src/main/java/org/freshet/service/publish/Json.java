package org.freshet.service.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** Numbers and trees as JSON text. */
final class Json {
  private Json() {}

  static byte[] compact(JsonNode tree) {
    try {
      return GeoJson.JSON.writeValueAsBytes(tree);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static byte[] pretty(JsonNode tree) {
    try {
      String text = GeoJson.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
      return (text + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A length in whole millimetres, so that files do not differ in noise. */
  static double millimetres(double value_m) {
    return Math.round(value_m * 1000) / 1000.0;
  }
}
