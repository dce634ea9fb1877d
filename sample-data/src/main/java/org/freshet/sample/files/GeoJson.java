package org.freshet.sample.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.freshet.sample.land.Place;

/** Writes GeoJSON (RFC 7946), one feature a line, coordinates with seven decimals. */
public final class GeoJson {
  /** Geometry types in use. */
  public enum Shape {
    /** A place. */
    POINT("Point"),
    /** A line. */
    LINE("LineString"),
    /** A ring, counter-clockwise, first point not repeated. */
    POLYGON("Polygon");

    private final String type;

    Shape(String type) {
      this.type = type;
    }
  }

  /**
   * One feature.
   *
   * @param shape its geometry type
   * @param points local x, y of its vertices
   * @param properties its properties in the order to be written: texts and numbers
   */
  public record Feature(Shape shape, List<double[]> points, Map<String, Object> properties) {}

  private GeoJson() {}

  /** Writes a collection. */
  public static void write(Path file, List<Feature> features) throws IOException {
    Place place = new Place();
    try (OutputStream out = Files.newOutputStream(file);
        JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      json.writeArrayFieldStart("features");
      for (Feature feature : features) {
        json.writeRaw('\n');
        write(json, feature, place);
      }
      json.writeRaw('\n');
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void write(JsonGenerator json, Feature feature, Place place) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeObjectFieldStart("properties");
    for (Map.Entry<String, Object> e : feature.properties().entrySet()) {
      json.writeFieldName(e.getKey());
      if (e.getValue() instanceof Number number) {
        json.writeNumber(new BigDecimal(number.toString()).stripTrailingZeros().toPlainString());
      } else {
        json.writeString(e.getValue().toString());
      }
    }
    json.writeEndObject();
    json.writeObjectFieldStart("geometry");
    json.writeStringField("type", feature.shape().type);
    json.writeFieldName("coordinates");
    coordinates(json, feature, place);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void coordinates(JsonGenerator json, Feature feature, Place place)
      throws IOException {
    List<double[]> points = feature.points();
    if (feature.shape() == Shape.POINT) {
      point(json, points.get(0), place);
      return;
    }
    json.writeStartArray();
    if (feature.shape() == Shape.POLYGON) {
      json.writeStartArray();
    }
    for (double[] p : points) {
      point(json, p, place);
    }
    if (feature.shape() == Shape.POLYGON) {
      point(json, points.get(0), place);
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void point(JsonGenerator json, double[] p, Place place) throws IOException {
    double[] lonLat = place.lonLat(p[0], p[1]);
    json.writeStartArray();
    json.writeNumber(degrees(lonLat[0]));
    json.writeNumber(degrees(lonLat[1]));
    json.writeEndArray();
  }

  private static BigDecimal degrees(double value) {
    return BigDecimal.valueOf(value).setScale(7, RoundingMode.HALF_UP);
  }
}
