package org.freshet.service.scenario;

import java.util.List;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value of a batch file, as it stands there. */
record YamlValue(Node node) {
  /** Line it starts in. */
  int line() {
    return node.getStartMark().getLine() + 1;
  }

  /** It as a number; NaN where it is none. */
  double number() {
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

  boolean isWithin(double low, double high) {
    return number() >= low && number() <= high;
  }

  /** What is wrong with a number that is not within a range, and how it may have come about. */
  String mistake(double low, double high) {
    double number = number();
    String mend =
        Double.isNaN(number) ? "a gap or a decimal comma" : number < 0 ? "its sign" : "its unit";
    return "is `"
        + shown()
        + "`; it must be a number "
        + range(low, high)
        + ". Maybe "
        + mend
        + ".";
  }

  /** Its entries where it is a list, else none. */
  List<YamlValue> items() {
    return node instanceof SequenceNode list
        ? list.getValue().stream().map(YamlValue::new).toList()
        : List.of();
  }

  /** It as people read it; lists and sections are only hinted at. */
  String shown() {
    return node instanceof ScalarNode scalar
        ? scalar.getValue()
        : node instanceof SequenceNode ? "[…]" : "{…}";
  }

  /** A range in words. */
  static String range(double low, double high) {
    return "from " + plain(low) + " to " + plain(high);
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
