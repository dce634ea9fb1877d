package org.freshet.service.publish;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which water somebody asks for.
 *
 * @param time an instant of the forecast; null: so long after now
 * @param lead time after now, where no instant is named; zero is now
 * @param member number of a member of the forecast; null: a quantile of all
 * @param quantile share of the members that stand no higher, sink by sink, 0 to 1
 * @param depth_m shallower water counts as dry, m
 */
public record WaterChoice(
    @Nullable Instant time,
    Duration lead,
    @Nullable Integer member,
    double quantile,
    double depth_m) {
  private static final Set<String> KEYS =
      new TreeSet<>(Set.of("time", "lead_min", "member", "quantile", "depth_m"));
  private static final double MOST_DEPTH_M = 100;
  private static final int MOST_LEAD_MIN = 10_000;

  /** Checks the numbers. */
  public WaterChoice {
    if (!(quantile >= 0 && quantile <= 1)) {
      throw new IllegalArgumentException("quantile (" + quantile + ") must be 0 to 1.");
    }
    if (!(depth_m > 0 && depth_m <= MOST_DEPTH_M)) {
      throw new IllegalArgumentException(
          "depth_m (" + depth_m + ") must be above 0 and at most " + MOST_DEPTH_M + ".");
    }
  }

  /**
   * Reads a query: {@code time} or {@code lead_min} (0), {@code member} or {@code quantile} (0.5),
   * {@code depth_m} (0.05).
   *
   * @throws IllegalArgumentException in words for whoever asked
   */
  public static WaterChoice of(Map<String, String> query) {
    for (String key : query.keySet()) {
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException("(" + key + ") is unknown. Maybe one of " + KEYS + ".");
      }
    }
    notBoth(query, "time", "lead_min");
    notBoth(query, "member", "quantile");
    String time = query.get("time");
    return new WaterChoice(
        time == null ? null : instant(time),
        Duration.ofMinutes(whole(query, "lead_min", MOST_LEAD_MIN)),
        query.containsKey("member") ? whole(query, "member", Integer.MAX_VALUE) : null,
        number(query, "quantile", 0.5),
        number(query, "depth_m", 0.05));
  }

  private static void notBoth(Map<String, String> query, String one, String other) {
    if (query.containsKey(one) && query.containsKey(other)) {
      throw new IllegalArgumentException(
          "Both " + one + " and " + other + " are given. Maybe leave one out.");
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "time (" + text + ") is no instant. Maybe like 2026-06-18T15:30:00Z.", e);
    }
  }

  private static int whole(Map<String, String> query, String key, int most) {
    String text = query.getOrDefault(key, "0");
    try {
      int number = Integer.parseInt(text);
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " (" + text + ") is no whole number.", e);
    }
    throw new IllegalArgumentException(key + " (" + text + ") must be 0 to " + most + ".");
  }

  private static double number(Map<String, String> query, String key, double otherwise) {
    String text = query.get(key);
    try {
      return text == null ? otherwise : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " (" + text + ") is no number.", e);
    }
  }
}
