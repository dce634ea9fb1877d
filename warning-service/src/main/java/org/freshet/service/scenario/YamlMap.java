package org.freshet.service.scenario;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
      int at = new YamlValue(tuple.getKeyNode()).line();
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

  /** A number; NaN never, unless it may be left out and is. */
  double number(String key, double low, double high, double orElse) {
    Node value = find(key);
    if (value == null) {
      if (Double.isNaN(orElse)) {
        wrong(key, "is missing. Maybe add a number " + YamlValue.range(low, high) + ".");
        return low;
      }
      return orElse;
    }
    YamlValue one = new YamlValue(value);
    if (!one.isWithin(low, high)) {
      wrong(key, one.mistake(low, high));
      return low;
    }
    return one.number();
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
    for (YamlValue one : new YamlValue(list).items()) {
      boolean good = one.isWithin(low, high);
      if (!good) {
        String place = "`" + name(key) + "[" + all.size() + "]` ";
        problems.add(one.line(), place + one.mistake(low, high));
      }
      all.add(good ? one.number() : low);
    }
    return all;
  }

  /** The entries of a list; none where there is no list. */
  List<YamlValue> values(String key) {
    Node value = find(key);
    return value == null ? List.of() : new YamlValue(value).items();
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
    YamlValue given = new YamlValue(value);
    for (YamlValue one : value instanceof SequenceNode ? given.items() : List.of(given)) {
      T chosen = Words.choose(one.shown(), all, orElse, hint -> wrong(key, hint));
      if (found.contains(chosen)) {
        wrong(key, "names `" + one.shown() + "` twice. Maybe remove one.");
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
      wrong(key, "names `" + value + "`, which is no file name here. Maybe a typo.");
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
      String shown = new YamlValue(value).shown();
      wrong(key, "is `" + shown + "`; it must be a section with keys. Maybe `" + key + ": {…}`.");
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
      int at = new YamlValue(one).line();
      if (one instanceof MappingNode mapping) {
        all.add(new YamlMap(problems, place, mapping, at));
      } else {
        problems.add(at, "`" + place + "` must be an entry with keys. Maybe `- {id: …}`.");
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
}
