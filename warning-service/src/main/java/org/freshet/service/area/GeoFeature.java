package org.freshet.service.area;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A feature of a GeoJSON file.
 *
 * @param index its number in the file, 0-based
 * @param properties its properties, an empty object where it has none
 * @param geometry its geometry in longitude and latitude; null where it has none that can be read
 */
record GeoFeature(int index, JsonNode properties, @Nullable Geometry geometry) {
  /** A property as text, {@code orElse} where it is missing. */
  String text(String name, String orElse) {
    JsonNode value = properties.get(name);
    return value == null || value.isNull() || !value.isValueNode() || value.asText().isBlank()
        ? orElse
        : value.asText().strip();
  }

  /** A property as number; NaN where it is missing or no number. */
  double number(String name) {
    JsonNode value = properties.get(name);
    return value != null && value.isNumber() ? value.asDouble() : Double.NaN;
  }
}
