package org.freshet.service.ingest.odim;

import io.jhdf.api.Attribute;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Attributes looked up through several groups, the nearest first. */
final class OdimAttributes {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private final String file;
  private final List<Node> nodes;

  OdimAttributes(String file, List<? extends Node> nodes) {
    this.file = file;
    this.nodes = List.copyOf(nodes);
  }

  private @Nullable Object value(String name) {
    for (Node node : nodes) {
      Attribute attribute = node.getAttribute(name);
      Object data = attribute == null ? null : attribute.getData();
      if (data != null) {
        return data.getClass().isArray() && Array.getLength(data) == 1 ? Array.get(data, 0) : data;
      }
    }
    return null;
  }

  Optional<String> text(String name) {
    return value(name) instanceof String text ? Optional.of(text.strip()) : Optional.empty();
  }

  Optional<Double> number(String name) throws OdimException {
    Object value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Number number) {
      return Optional.of(number.doubleValue());
    }
    throw new OdimException(
        file, "attribute " + name + " holds \"" + value + "\" instead of a number.");
  }

  /** A list of numbers; empty where there is none. */
  double[] numbers(String name) {
    Object value = value(name);
    if (value == null || !value.getClass().isArray()) {
      return new double[0];
    }
    double[] numbers = new double[Array.getLength(value)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Array.getDouble(value, i);
    }
    return numbers;
  }

  Optional<Instant> time(String date, String time) throws OdimException {
    Optional<String> day = text(date);
    Optional<String> clock = text(time);
    if (day.isEmpty() || clock.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.parse(day.get() + clock.get(), TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      throw new OdimException(
          file, "time " + day.get() + " " + clock.get() + " does not exist.", e);
    }
  }
}
