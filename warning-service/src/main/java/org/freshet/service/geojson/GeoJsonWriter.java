package org.freshet.service.geojson;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * Writes a feature collection as a stream: memory does not grow with the number of features. The
 * file appears under its name only when {@link #finish} has run; closing without it leaves nothing.
 *
 * <p>Coordinates are handed in as x, y, x, y … and go through a transform, mostly to
 * longitude/latitude, rounded to 7 decimals (about 1 cm). Properties are numbers (reals rounded to
 * 3 decimals), {@code double[]}, {@code long[]}, booleans, lists of these, and text. Not
 * thread-safe.
 */
public final class GeoJsonWriter implements Closeable {
  private static final int COORDINATE_DECIMALS = 7;
  private static final int VALUE_DECIMALS = 3;

  /** From the coordinates handed in to those written. */
  @FunctionalInterface
  public interface Transform {
    /** Puts the written x (longitude) and y (latitude) of a point into {@code out}. */
    void apply(double x, double y, double[] out);
  }

  private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7};

  private final char[] text = new char[32];
  private final Path target;
  private final Path temporary;
  private final Transform transform;
  private final JsonGenerator json;
  private final double[] point = new double[2];
  private boolean finished;

  /**
   * Opens a collection.
   *
   * @param target file to be
   * @param transform applied to every point
   * @throws IOException if the folder cannot be written to
   */
  public GeoJsonWriter(Path target, Transform transform) throws IOException {
    this.target = target;
    this.temporary = target.resolveSibling(target.getFileName() + ".part");
    this.transform = transform;
    this.json =
        new JsonFactory()
            .createGenerator(
                new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16),
                JsonEncoding.UTF8);
    json.writeStartObject();
    json.writeStringField("type", "FeatureCollection");
    json.writeArrayFieldStart("features");
  }

  /**
   * Adds an area of one or more parts.
   *
   * @param polygons each a list of closed rings, the outer one first
   */
  public void multiPolygon(List<List<double[]>> polygons, Map<String, Object> properties)
      throws IOException {
    start("MultiPolygon");
    for (List<double[]> rings : polygons) {
      json.writeStartArray();
      for (double[] ring : rings) {
        line(ring);
      }
      json.writeEndArray();
    }
    end(properties);
  }

  /** Adds a line; one of a single point is doubled, because a line has two. */
  public void lineString(double[] xy, Map<String, Object> properties) throws IOException {
    start("LineString");
    for (int i = 0; i < xy.length; i += 2) {
      position(xy[i], xy[i + 1]);
    }
    if (xy.length == 2) {
      position(xy[0], xy[1]);
    }
    end(properties);
  }

  /** Completes the file and gives it its name. */
  public void finish() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.close();
    Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    finished = true;
  }

  @Override
  public void close() throws IOException {
    if (!finished) {
      json.close();
      Files.deleteIfExists(temporary);
    }
  }

  private void start(String type) throws IOException {
    json.writeRaw('\n');
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeObjectFieldStart("geometry");
    json.writeStringField("type", type);
    json.writeArrayFieldStart("coordinates");
  }

  private void end(Map<String, Object> properties) throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    for (Map.Entry<String, Object> property : properties.entrySet()) {
      json.writeFieldName(property.getKey());
      value(property.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void line(double[] xy) throws IOException {
    json.writeStartArray();
    for (int i = 0; i < xy.length; i += 2) {
      position(xy[i], xy[i + 1]);
    }
    json.writeEndArray();
  }

  private void position(double x, double y) throws IOException {
    transform.apply(x, y, point);
    json.writeStartArray();
    number(point[0], COORDINATE_DECIMALS);
    number(point[1], COORDINATE_DECIMALS);
    json.writeEndArray();
  }

  private void value(Object value) throws IOException {
    if (value instanceof Integer || value instanceof Long) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Number number) {
      double real = number.doubleValue();
      if (Double.isFinite(real)) {
        number(real, VALUE_DECIMALS);
      } else {
        json.writeNull();
      }
    } else if (value instanceof double[] reals) {
      json.writeStartArray();
      for (double real : reals) {
        value(real);
      }
      json.writeEndArray();
    } else if (value instanceof long[] whole) {
      json.writeArray(whole, 0, whole.length);
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object one : list) {
        value(one);
      }
      json.writeEndArray();
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else {
      json.writeString(value.toString());
    }
  }

  // Most bytes of a file are coordinates: digits are written from a long where it can hold them.
  private void number(double value, int decimals) throws IOException {
    double scaled = value * POWERS[decimals];
    if (Math.abs(scaled) > 1e15) {
      json.writeNumber(rounded(value, decimals));
      return;
    }
    long digits = (long) Math.rint(scaled);
    int left = decimals;
    while (left > 0 && digits % 10 == 0) {
      digits /= 10;
      left--;
    }
    int at = text.length;
    long rest = Math.abs(digits);
    for (int i = 0; i < left; i++, rest /= 10) {
      text[--at] = (char) ('0' + rest % 10);
    }
    if (left > 0) {
      text[--at] = '.';
    }
    do {
      text[--at] = (char) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    if (digits < 0) {
      text[--at] = '-';
    }
    json.writeNumber(text, at, text.length - at);
  }

  private static BigDecimal rounded(double value, int decimals) {
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded;
  }
}
