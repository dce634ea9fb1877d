package org.freshet.service.scenario;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.freshet.rain.DesignStorm;
import org.freshet.rain.RainPattern;
import org.freshet.service.scenario.BatchSpec.RainForm;
import org.freshet.service.scenario.BatchSpec.RainSpec;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code rains}. */
final class RainReader {
  /** Design storms are made of intervals of this length, min. */
  static final int INTERVAL_MIN = 5;

  private static final int LONGEST_MIN = 4320;
  private static final double MOST_A = 10_000;
  private static final double MOST_MM = 1000;
  private static final double REQUIRED = Double.NaN;

  private enum Type {
    BLOCK,
    EULER2,
    SERIES,
    RADAR
  }

  private enum Spread {
    UNIFORM,
    MOVING_CELL,
    GRADIENT
  }

  private RainReader() {}

  static boolean needsStatistics(RainForm form) {
    return form instanceof RainForm.Euler
        || (form instanceof RainForm.Block block && !Double.isNaN(block.period_a()));
  }

  /** How the file calls a form of rain. */
  static String word(RainForm form) {
    Type type =
        form instanceof RainForm.Block
            ? Type.BLOCK
            : form instanceof RainForm.Euler
                ? Type.EULER2
                : form instanceof RainForm.Series ? Type.SERIES : Type.RADAR;
    return Words.word(type);
  }

  /** How the file calls a pattern. */
  static String word(RainPattern pattern) {
    Spread spread =
        pattern instanceof RainPattern.Uniform
            ? Spread.UNIFORM
            : pattern instanceof RainPattern.MovingCell ? Spread.MOVING_CELL : Spread.GRADIENT;
    return Words.word(spread);
  }

  static RainSpec read(YamlMap item) {
    String id = item.requiredText("id", "heavy");
    Type type = Type.BLOCK;
    if (item.has("type")) {
      type = item.choice("type", Type.values(), Type.BLOCK);
    } else {
      item.wrong("type", "is missing. Maybe add `type: block`.");
    }
    RainForm form =
        switch (type) {
          case BLOCK -> block(item);
          case EULER2 -> euler(item);
          case SERIES -> series(item);
          case RADAR -> radar(item);
        };
    boolean radar = type == Type.RADAR;
    double percent = item.number("climate_percent", -50, 200, 0);
    RainPattern pattern = RainPattern.UNIFORM;
    double cell_m = 500;
    if (!radar && item.has("pattern")) {
      YamlMap section = item.map("pattern");
      pattern = pattern(section);
      cell_m = section.number("cell_m", 50, 10_000, cell_m);
      section.end();
    }
    RainSpec rain =
        new RainSpec(item.line(), id, item.names("name", id), form, pattern, cell_m, percent);
    item.end();
    return rain;
  }

  private static RainForm block(YamlMap item) {
    boolean depth = item.has("depth_mm");
    if (depth == item.has("return_period_a")) {
      item.wrong(
          "depth_mm", "or `return_period_a` is needed, one of the two. Maybe remove or add one.");
      duration(item);
      return new RainForm.Block(1, Double.NaN, INTERVAL_MIN);
    }
    double depth_mm = depth ? item.number("depth_mm", 0, MOST_MM, REQUIRED) : Double.NaN;
    double period_a = depth ? Double.NaN : item.number("return_period_a", 1, MOST_A, REQUIRED);
    return new RainForm.Block(depth_mm, period_a, duration(item));
  }

  private static RainForm euler(YamlMap item) {
    return new RainForm.Euler(
        item.number("return_period_a", 1, MOST_A, REQUIRED),
        duration(item),
        item.number("peak_share", 0, 1, DesignStorm.PEAK_SHARE));
  }

  private static int duration(YamlMap item) {
    int duration_min = item.whole("duration_min", INTERVAL_MIN, LONGEST_MIN, REQUIRED);
    if (duration_min % INTERVAL_MIN != 0) {
      int round = (duration_min / INTERVAL_MIN + 1) * INTERVAL_MIN;
      item.wrong(
          "duration_min",
          "is `" + duration_min + "`; it must be a multiple of 5. Maybe " + round + ".");
    }
    return duration_min;
  }

  private static RainForm series(YamlMap item) {
    int interval_min = item.whole("interval_min", 1, 60, INTERVAL_MIN);
    List<Double> depths_mm = item.numbers("depths_mm", 0, MOST_MM);
    if (depths_mm.isEmpty()) {
      item.wrong("depths_mm", "holds no depth. Maybe `[2, 5, 12, 3]`.");
    }
    return new RainForm.Series(interval_min, depths_mm);
  }

  private static RainForm radar(YamlMap item) {
    Instant from = time(item, "from");
    Instant to = time(item, "to");
    boolean allowed = item.choice("gaps", Gaps.values(), Gaps.REFUSE) == Gaps.FALLBACK;
    if (from == null || to == null) {
      return new RainForm.Radar(Instant.EPOCH, Instant.EPOCH, allowed);
    }
    if (!from.isBefore(to)) {
      item.wrong("to", "(" + to + ") must be later than `from` (" + from + "). Maybe swap them.");
    }
    return new RainForm.Radar(from, to, allowed);
  }

  private static @Nullable Instant time(YamlMap item, String key) {
    String value = item.requiredText(key, "2026-06-18T14:00:00Z");
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException e) {
      item.wrong(
          key, "is `" + value + "`, which is no UTC time. Maybe write 2026-06-18T14:00:00Z.");
      return null;
    }
  }

  private enum Gaps {
    REFUSE,
    FALLBACK
  }

  private static RainPattern pattern(YamlMap section) {
    Spread type = section.choice("type", Spread.values(), Spread.UNIFORM);
    if (type == Spread.MOVING_CELL) {
      return new RainPattern.MovingCell(
          section.number("start_x", -10, 10, 0),
          section.number("start_y", -10, 10, 0.5),
          section.number("towards_deg", 0, 360, 90),
          section.number("speed_m_s", 0, 40, 8),
          section.number("radius_m", 100, 50_000, 3000),
          section.number("background", 0, 1, 0));
    }
    return type == Spread.GRADIENT
        ? new RainPattern.Gradient(
            section.number("towards_deg", 0, 360, 90), section.number("least", 0, 1, 0.5))
        : RainPattern.UNIFORM;
  }
}
