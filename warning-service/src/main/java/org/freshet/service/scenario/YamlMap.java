package org.freshet.service.scenario;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.service.scenario.BatchSpec.LonLatSpec;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of a batch file while it is read, with the line of every key. Keys nobody asked for
 * are mistakes; a wrong value is noted and replaced by a harmless one, so that reading goes on to
 * the next mistake. Not thread-safe.
 */
final class YamlMap {
  private final YamlProblems problems;
  private final String path;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  YamlMap(YamlProblems problems, String path, @Nullable MappingNode node, int line) {
    this.problems = problems;
    this.path = path;
    this.line = line;
    if (node == null) {
      return;
    }
    for (NodeTuple tuple : node.getValue()) {
      int at = line(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(at, "a key must be a word.");
        continue;
      }
      lines.put(key.getValue(), at);
      if (values.put(key.getValue(), tuple.getValueNode()) != null) {
        problems.add(at, "`" + name(key.getValue()) + "` is there twice. Maybe remove one.");
      }
    }
  }

  static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  /** Line the mapping starts in. */
  int line() {
    return line;
  }

  private String name(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private @Nullable Node find(String key) {
    known.add(key);
    Node value = values.get(key);
    return value == null || value.getTag().equals(Tag.NULL) ? null : value;
  }

  boolean has(String key) {
    return find(key) != null;
  }

  void wrong(String key, String what) {
    problems.add(lines.getOrDefault(key, line), "`" + name(key) + "` " + what);
  }

  @Nullable String optionalText(String key) {
    Node value = find(key);
    if (value == null) {
      return null;
    }
    if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    wrong(key, "must be a text. Maybe write it on the same line, in quotes.");
    return null;
  }

  String requiredText(String key, String example) {
    if (!has(key)) {
      wrong(key, "is missing. Maybe add `" + key + ": " + example + "`.");
      return example;
    }
    String text = optionalText(key);
    return text == null ? example : text;
  }

  /** A name by language: {@code {de: …, en: …}}, or one text for both. */
  Map<String, String> names(String key, String orElse) {
    if (find(key) instanceof MappingNode) {
      YamlMap both = map(key);
      String de = both.requiredText("de", orElse);
      String en = both.requiredText("en", orElse);
      both.end();
      return Map.of("de", de, "en", en);
    }
    String text = optionalText(key);
    String one = text == null ? orElse : text;
    return Map.of("de", one, "en", one);
  }

  /** A number; NaN never. */
  double number(String key, double low, double high, double orElse) {
    Node value = find(key);
    if (value == null) {
      if (Double.isNaN(orElse)) {
        wrong(key, "is missing. Maybe add a number from " + range(low, high) + ".");
        return low;
      }
      return orElse;
    }
    double number = number(value);
    if (!(number >= low && number <= high)) {
      wrong(key, "is `" + shown(value) + "`; it must be a number from " + range(low, high) + ".");
      return low;
    }
    return number;
  }

  int whole(String key, int low, int high, double orElse) {
    double number = number(key, low, high, orElse);
    if (number != Math.rint(number)) {
      wrong(key, "is `" + number + "`; it must be a whole number. Maybe round it.");
    }
    return (int) number;
  }

  List<Double> numbers(String key, double low, double high) {
    List<Double> all = new ArrayList<>();
    if (!(find(key) instanceof SequenceNode list)) {
      wrong(key, "must be a list of numbers. Maybe write `" + key + ": [1, 2, 3]`.");
      return all;
    }
    for (Node one : list.getValue()) {
      double number = number(one);
      if (!(number >= low && number <= high)) {
        problems.add(
            line(one),
            "`"
                + name(key)
                + "["
                + all.size()
                + "]` is `"
                + shown(one)
                + "`; it must be a number from "
                + range(low, high)
                + ".");
        number = low;
      }
      all.add(number);
    }
    return all;
  }

  /** Pairs of longitude and latitude, flat. */
  List<Double> points(String key, int least) {
    List<Double> flat = new ArrayList<>();
    if (!(find(key) instanceof SequenceNode list) || list.getValue().size() < least) {
      wrong(key, "needs at least " + least + " points. Maybe write `[[9.95, 50.92], …]`.");
      return flat;
    }
    for (Node one : list.getValue()) {
      List<Node> pair = one instanceof SequenceNode two ? two.getValue() : List.of();
      double lon = pair.size() == 2 ? number(pair.get(0)) : Double.NaN;
      double lat = pair.size() == 2 ? number(pair.get(1)) : Double.NaN;
      if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
        problems.add(
            line(one),
            "`"
                + name(key)
                + "` has a point that is no [longitude, latitude]. Maybe [9.95, 50.92].");
        return flat;
      }
      flat.add(lon);
      flat.add(lat);
    }
    return flat;
  }

  /** One longitude and latitude; null where it is missing or wrong, which is noted. */
  @Nullable LonLatSpec lonLat(String key) {
    if (!has(key)) {
      wrong(key, "is missing. Maybe add `" + key + ": [9.95, 50.92]`.");
      return null;
    }
    List<Double> pair = numbers(key, -180, 180);
    if (pair.size() == 2 && Math.abs(pair.get(1)) <= 90) {
      return new LonLatSpec(pair.get(0), pair.get(1));
    }
    wrong(key, "must be a longitude and a latitude. Maybe [9.95, 50.92].");
    return null;
  }

  private static double number(Node node) {
    if (node instanceof ScalarNode scalar
        && (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT))) {
      try {
        return Double.parseDouble(scalar.getValue().replace("_", ""));
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
    return Double.NaN;
  }

  <T extends Enum<T>> T choice(String key, T[] all, T orElse) {
    String value = optionalText(key);
    return value == null ? orElse : Words.choose(value, all, orElse, hint -> wrong(key, hint));
  }

  /** A list of words of an enum, or one. */
  <T extends Enum<T>> List<T> choices(String key, T[] all, T orElse) {
    Node value = find(key);
    if (value == null) {
      return List.of(orElse);
    }
    List<T> found = new ArrayList<>();
    List<Node> nodes = value instanceof SequenceNode list ? list.getValue() : List.of(value);
    for (Node one : nodes) {
      T chosen = Words.choose(shown(one), all, orElse, hint -> wrong(key, hint));
      if (found.contains(chosen)) {
        wrong(key, "names `" + shown(one) + "` twice. Maybe remove one.");
      } else {
        found.add(chosen);
      }
    }
    if (found.isEmpty()) {
      wrong(key, "is an empty list. Maybe remove the key.");
      found.add(orElse);
    }
    return found;
  }

  @Nullable Instant time(String key) {
    String value = requiredText(key, "2026-06-18T14:00:00Z");
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException e) {
      wrong(key, "is `" + value + "`, which is no UTC time. Maybe write 2026-06-18T14:00:00Z.");
      return null;
    }
  }

  /** A file or folder beside the batch file; null where absent or not there, which is noted. */
  @Nullable Path path(String key) {
    String value = optionalText(key);
    if (value == null) {
      return null;
    }
    try {
      Path folder = problems.file().toAbsolutePath().getParent();
      Path there = folder == null ? Path.of(value) : folder.resolve(value).normalize();
      if (Files.isReadable(there)) {
        return there;
      }
      wrong(key, "names `" + value + "`, which is not there. Maybe a typo in the path.");
    } catch (InvalidPathException e) {
      wrong(key, "names `" + value + "`, which is no file name here.");
    }
    return null;
  }

  boolean isMap(String key) {
    return find(key) instanceof MappingNode;
  }

  /** The mapping under a key, an empty one where it is absent. Call {@link #end} on it too. */
  YamlMap map(String key) {
    Node value = find(key);
    if (value != null && !(value instanceof MappingNode)) {
      wrong(key, "must be a section with keys of its own, not `" + shown(value) + "`.");
    }
    MappingNode mapping = value instanceof MappingNode one ? one : null;
    return new YamlMap(problems, name(key), mapping, lines.getOrDefault(key, line));
  }

  /** The mappings of a list, none where it is absent. */
  List<YamlMap> items(String key) {
    List<YamlMap> all = new ArrayList<>();
    Node value = find(key);
    if (value == null) {
      return all;
    }
    if (!(value instanceof SequenceNode list)) {
      wrong(key, "must be a list. Maybe start each entry with `- `.");
      return all;
    }
    for (Node one : list.getValue()) {
      String place = name(key) + "[" + all.size() + "]";
      if (one instanceof MappingNode mapping) {
        all.add(new YamlMap(problems, place, mapping, line(one)));
      } else {
        problems.add(line(one), "`" + place + "` must be an entry with keys, such as `- {id: …}`.");
      }
    }
    return all;
  }

  /** Tells the keys nobody asked for. */
  void end() {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        wrong(key, "is not a key here. " + Words.hint(key, known));
      }
    }
  }

  private static String shown(Node node) {
    return node instanceof ScalarNode scalar
        ? scalar.getValue()
        : node instanceof SequenceNode ? "[…]" : "{…}";
  }

  private static String range(double low, double high) {
    return plain(low) + " to " + plain(high);
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
