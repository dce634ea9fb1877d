package org.freshet.service.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of the file while it is read. Remembers which keys were asked for, so that {@link
 * #end} can tell the unknown ones; a wrong value is noted and replaced by a harmless one so that
 * reading goes on to the next mistake. Not thread-safe.
 */
final class Section {
  private final Problems problems;
  private final String path;
  private final ObjectNode node;
  private final Set<String> known = new LinkedHashSet<>();

  Section(Problems problems, String path, ObjectNode node) {
    this.problems = problems;
    this.path = path;
    this.node = node;
  }

  private String name(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private @Nullable JsonNode find(String key) {
    known.add(key);
    JsonNode value = node.get(key);
    return value == null || value.isNull() ? null : value;
  }

  boolean has(String key) {
    return find(key) != null;
  }

  void wrong(String key, String what) {
    problems.add(name(key), what);
  }

  @Nullable String optionalText(String key) {
    JsonNode value = find(key);
    if (value == null) {
      return null;
    }
    if (!value.isValueNode() || value.asText().isBlank()) {
      wrong(key, "must be a text. Maybe write it on the same line, in quotes.");
      return null;
    }
    return value.asText().strip();
  }

  String text(String key, String orElse) {
    String value = optionalText(key);
    return value == null ? orElse : value;
  }

  String requiredText(String key, String example) {
    if (!has(key)) {
      wrong(key, "is missing. Maybe add `" + key + ": " + example + "`.");
      return "";
    }
    return text(key, "");
  }

  double decimal(String key, double low, double high, @Nullable Double orElse) {
    JsonNode value = find(key);
    if (value == null) {
      if (orElse == null) {
        wrong(key, "is missing. Maybe add a number from " + range(low, high) + ".");
        return low;
      }
      return orElse;
    }
    double number = value.isNumber() ? value.asDouble() : Double.NaN;
    if (!(number >= low && number <= high)) {
      wrong(
          key,
          "is `"
              + shown(value)
              + "`; it must be a number from "
              + range(low, high)
              + ". "
              + NumberMend.of(key, number, low, high));
      return orElse == null ? low : orElse;
    }
    return number;
  }

  int whole(String key, int low, int high, @Nullable Integer orElse) {
    double number = decimal(key, low, high, orElse == null ? null : orElse.doubleValue());
    if (number != Math.rint(number)) {
      wrong(key, "is `" + number + "`; it must be a whole number. Maybe round it.");
    }
    return (int) number;
  }

  <T extends Enum<T>> T choice(String key, T[] all, T orElse) {
    String value = optionalText(key);
    if (value == null) {
      return orElse;
    }
    TreeMap<String, T> byName = new TreeMap<>();
    for (T one : all) {
      byName.put(one.name().toLowerCase(Locale.ROOT).replace('_', '-'), one);
    }
    T found = byName.get(value.toLowerCase(Locale.ROOT));
    if (found == null) {
      wrong(key, "is `" + value + "`. Maybe one of " + String.join(", ", byName.keySet()) + ".");
      return orElse;
    }
    return found;
  }

  @Nullable Instant time(String key) {
    String value = optionalText(key);
    if (value == null) {
      return null;
    }
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException e) {
      wrong(key, "is `" + value + "`, which is no UTC time. Maybe write 2026-06-18T14:00:00Z.");
      return null;
    }
  }

  List<String> texts(String key, List<String> orElse) {
    JsonNode value = find(key);
    if (value == null) {
      return orElse;
    }
    List<String> all = new ArrayList<>();
    for (JsonNode one : value.isArray() ? value : List.of(value)) {
      if (one.isValueNode() && !one.asText().isBlank()) {
        all.add(one.asText().strip());
      } else {
        wrong(key, "must be a list of texts. Maybe write `" + key + ": [a, b]`.");
      }
    }
    return all;
  }

  List<Double> decimals(String key) {
    JsonNode value = find(key);
    List<Double> all = new ArrayList<>();
    if (value != null) {
      for (JsonNode one : value.isArray() ? value : List.of(value)) {
        if (one.isNumber()) {
          all.add(one.asDouble());
        } else {
          wrong(key, "holds `" + shown(one) + "`, which is no number.");
        }
      }
    }
    return all;
  }

  /** A file or folder beside the study area file; null where the key is absent or nothing there. */
  @Nullable Path path(String key) {
    String value = optionalText(key);
    return value == null ? null : existing(key, value);
  }

  List<Path> paths(String key) {
    List<Path> all = new ArrayList<>();
    for (String value : texts(key, List.of())) {
      Path there = existing(key, value);
      if (there != null) {
        all.add(there);
      }
    }
    return all;
  }

  /** A file beside the study area file that need not be there yet. */
  Path target(String key, String orElse) {
    String value = text(key, orElse);
    try {
      return problems.folder().resolve(value).normalize();
    } catch (InvalidPathException e) {
      wrong(key, "names `" + value + "`, which is no file name here.");
      return problems.folder().resolve(orElse);
    }
  }

  boolean truth(String key, boolean orElse) {
    JsonNode value = find(key);
    if (value == null) {
      return orElse;
    }
    if (!value.isBoolean()) {
      wrong(key, "is `" + shown(value) + "`. Maybe true or false.");
      return orElse;
    }
    return value.asBoolean();
  }

  private @Nullable Path existing(String key, String value) {
    try {
      Path there = problems.folder().resolve(value).normalize();
      if (Files.isReadable(there)) {
        return there;
      }
      wrong(
          key,
          "names `"
              + value
              + "`, which is not in "
              + problems.folder()
              + ". Maybe a typo, or the"
              + " file was left behind.");
    } catch (InvalidPathException e) {
      wrong(key, "names `" + value + "`, which is no file name here.");
    }
    return null;
  }

  /** The mapping under a key, an empty one where it is absent. Call {@link #end} on it too. */
  Section section(String key) {
    JsonNode value = find(key);
    if (value instanceof ObjectNode mapping) {
      return new Section(problems, name(key), mapping);
    }
    if (value != null) {
      wrong(
          key,
          "must be a section with keys of its own, not `"
              + shown(value)
              + "`. Maybe indent its keys below it.");
    }
    return new Section(problems, name(key), JsonNodeFactory.instance.objectNode());
  }

  /** The mappings of a list, none where it is absent. */
  List<Section> items(String key) {
    JsonNode value = find(key);
    List<Section> all = new ArrayList<>();
    if (value == null) {
      return all;
    }
    if (!value.isArray()) {
      wrong(key, "must be a list. Maybe start each entry with `- `.");
      return all;
    }
    for (int i = 0; i < value.size(); i++) {
      if (value.get(i) instanceof ObjectNode mapping) {
        all.add(new Section(problems, name(key) + "[" + i + "]", mapping));
      } else {
        wrong(key + "[" + i + "]", "must be an entry with keys, such as `- {id: …}`.");
      }
    }
    return all;
  }

  /** Tells the keys nobody asked for. */
  void end() {
    for (var field : node.properties()) {
      if (!known.contains(field.getKey())) {
        problems.add(
            name(field.getKey()), "is not a key here. " + Spelling.hint(field.getKey(), known));
      }
    }
  }

  /** Runs a conversion whose failure is a mistake of the file. */
  <T> T converted(String key, T orElse, Conversion<T> conversion) {
    String value = optionalText(key);
    if (value == null) {
      return orElse;
    }
    try {
      return conversion.of(value);
    } catch (IllegalArgumentException | DateTimeException e) {
      wrong(key, "is `" + value + "`, which is not known here.");
      return orElse;
    }
  }

  /** Makes a value of a text; throws {@link IllegalArgumentException} where it cannot. */
  interface Conversion<T> {
    T of(String text);
  }

  private static String shown(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.isArray() ? "[…]" : "{…}";
  }

  private static String range(double low, double high) {
    return plain(low) + " to " + plain(high);
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
