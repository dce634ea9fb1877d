package org.freshet.service.ingest.opensense;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.jspecify.annotations.Nullable;

/** Variables of a netCDF-4 file (which is HDF5), flattened, with fill values and scale undone. */
final class NetCdf {
  private final HdfFile file;
  private final String name;

  NetCdf(HdfFile file, String name) {
    this.file = file;
    this.name = name;
  }

  boolean has(String variable) {
    return file.getChild(variable) instanceof Dataset;
  }

  private Dataset dataset(String variable) throws ObservationFormatException {
    Node node = file.getChild(variable);
    if (node instanceof Dataset found) {
      return found;
    }
    throw new ObservationFormatException(
        name, "has no variable (" + variable + "). Maybe another kind of file was meant.");
  }

  int[] shape(String variable) throws ObservationFormatException {
    return dataset(variable).getDimensions();
  }

  /** Values in the order of the file; fill values are NaN, the rest scaled. */
  double[] numbers(String variable) throws ObservationFormatException {
    Dataset dataset = dataset(variable);
    double scale = number(attribute(dataset, "scale_factor"), 1);
    double offset = number(attribute(dataset, "add_offset"), 0);
    double fill = number(attribute(dataset, "_FillValue"), Double.NaN);
    int size = Math.toIntExact(dataset.getSize());
    double[] values = new double[size];
    flatten(dataset.getDataFlat(), values);
    for (int i = 0; i < size; i++) {
      values[i] = values[i] == fill ? Double.NaN : values[i] * scale + offset;
    }
    return values;
  }

  private static void flatten(Object flat, double[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = Array.getDouble(flat, i);
    }
  }

  List<String> texts(String variable) throws ObservationFormatException {
    Object flat = dataset(variable).getDataFlat();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < Array.getLength(flat); i++) {
      texts.add(String.valueOf(Array.get(flat, i)));
    }
    return texts;
  }

  /** Times written as a count of seconds, minutes, hours or days since a time in UTC. */
  List<Instant> times() throws ObservationFormatException {
    Object units = attribute(dataset("time"), "units");
    String text = String.valueOf(first(units)).toLowerCase(Locale.ROOT);
    int since = text.indexOf(" since ");
    long step =
        switch (since < 0 ? "" : text.substring(0, since)) {
          case "seconds" -> 1;
          case "minutes" -> 60;
          case "hours" -> 3600;
          case "days" -> 86_400;
          default ->
              throw new ObservationFormatException(
                  name, "has times in unknown units (" + text + ").");
        };
    String start = text.substring(since + 7).strip().replace(' ', 'T').toUpperCase(Locale.ROOT);
    Instant zero =
        LocalDateTime.parse(start.length() == 10 ? start + "T00:00:00" : start)
            .toInstant(ZoneOffset.UTC);
    List<Instant> times = new ArrayList<>();
    for (double count : numbers("time")) {
      times.add(zero.plusSeconds(Math.round(count * step)));
    }
    return times;
  }

  /** A text attribute of the file, empty if there is none. */
  String text(String attribute) {
    Object value = attribute(file, attribute);
    return value == null ? "" : String.valueOf(first(value)).strip();
  }

  private static @Nullable Object attribute(Node node, String wanted) {
    Attribute attribute = node.getAttribute(wanted);
    return attribute == null ? null : attribute.getData();
  }

  private static double number(@Nullable Object value, double otherwise) {
    return first(value) instanceof Number number ? number.doubleValue() : otherwise;
  }

  private static @Nullable Object first(@Nullable Object value) {
    boolean array = value != null && value.getClass().isArray();
    return value != null && array ? Array.get(value, 0) : value;
  }
}
