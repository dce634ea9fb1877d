package org.freshet.service.cap;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freshet.exposure.BlockedStreet;
import org.freshet.rain.RainRarity;
import org.freshet.service.texts.Texts;
import org.freshet.warning.AreaOutlook;
import org.freshet.warning.MessageKind;
import org.freshet.warning.WarningMessage;

/** Headline, description and instruction of a message in one language. */
public final class CapTexts {
  /** Longest headline receivers show in full. */
  static final int MAX_HEADLINE = 140;

  private static final int MAX_STREETS = 5;

  /** Rain of every year or two is no news. */
  private static final int RARE_A = 3;

  private static final int MINUTES_PER_HOUR = 60;

  private final Texts texts;
  private final ZoneId zone;
  private final String status;
  private final Map<String, String> placeNames;

  /**
   * @param texts texts of the language
   * @param zone zone of the clock times
   * @param status CAP status; anything but Actual is said in the headline
   * @param placeNames name of each critical place in this language, by identifier
   */
  public CapTexts(Texts texts, ZoneId zone, String status, Map<String, String> placeNames) {
    this.texts = texts;
    this.zone = zone;
    this.status = status;
    this.placeNames = Map.copyOf(placeNames);
  }

  /** Kind of event, in words. */
  public String event() {
    return texts.get("cap.event");
  }

  /** What a reader must know about an alert that is not actual; empty for one that is. */
  String note() {
    String key = "cap.note." + status;
    return texts.has(key) ? texts.get(key) : "";
  }

  /** One line of at most 140 characters that says what, where and when. */
  public String headline(WarningMessage message) {
    String prefix =
        texts.has("cap.status." + status) ? texts.get("cap.status." + status) + " " : "";
    String form =
        message.kind() == MessageKind.END
            ? "cap.headline.end"
            : message.outlook().observed() ? "cap.headline.now" : "cap.headline.ahead";
    String headline = prefix + texts.get(form, values(message));
    if (headline.length() <= MAX_HEADLINE) {
      return headline;
    }
    int cut = headline.lastIndexOf(' ', MAX_HEADLINE - 1);
    return headline.substring(0, cut < 1 ? MAX_HEADLINE - 1 : cut) + "…";
  }

  /** What happens or happened, when, where and how sure that is. */
  public String description(WarningMessage message) {
    Map<String, String> values = values(message);
    if (message.kind() == MessageKind.END) {
      return texts.get("cap.description.end", values);
    }
    AreaOutlook outlook = message.outlook();
    List<String> sentences = new ArrayList<>();
    String when = outlook.observed() ? "now" : minutesAhead(message) < 2 ? "soon" : "ahead";
    sentences.add(texts.get("cap.description." + when, values));
    if (outlook.peakTime().isAfter(message.sent())) {
      sentences.add(texts.get("cap.description.peak", values));
    }
    RainRarity rarity = outlook.explanation().rarity();
    if (rarity != null && rarity.statedPeriod_a() >= RARE_A) {
      sentences.add(rarity(rarity));
    }
    if (!outlook.streets().isEmpty()) {
      sentences.add(texts.get("cap.description.streets", values));
    }
    if (!outlook.assets().isEmpty()) {
      sentences.add(texts.get("cap.description.places", values));
    }
    BlockedStreet blocked = outlook.explanation().ifBlocked();
    if (blocked != null) {
      sentences.add(blocked(blocked));
    }
    String confidence = outlook.explanation().confidence() < 0.5 ? "low" : "usual";
    sentences.add(texts.get("cap.description.confidence." + confidence, values));
    return String.join(" ", sentences);
  }

  private String rarity(RainRarity rarity) {
    long duration_min = Math.round(rarity.duration_min());
    boolean hours = duration_min % MINUTES_PER_HOUR == 0 && duration_min > MINUTES_PER_HOUR;
    String unit = duration_min == MINUTES_PER_HOUR ? "hour" : hours ? "hours" : "minutes";
    long n = hours ? duration_min / MINUTES_PER_HOUR : duration_min;
    return texts.get(
        rarity.beyondStatistics() ? "cap.description.rarity.beyond" : "cap.description.rarity",
        Map.of(
            "depth", Long.toString(Math.round(rarity.depth_mm())),
            "duration", texts.get("cap.duration." + unit, Map.of("n", Long.toString(n))),
            "years", Integer.toString(rarity.statedPeriod_a()),
            "index", Integer.toString(rarity.index())));
  }

  private String blocked(BlockedStreet blocked) {
    return texts.get(
        blocked.street().isEmpty() ? "cap.description.blocked" : "cap.description.blocked.street",
        Map.of(
            "links", texts.list(blocked.linkNames()),
            "depth", Long.toString(Math.round(blocked.depth_m() * 100)),
            "street", blocked.street()));
  }

  /** What to do. */
  public String instruction(WarningMessage message) {
    return message.kind() == MessageKind.END
        ? texts.get("cap.instruction.end")
        : texts.get("cap.instruction." + message.level().number());
  }

  private Map<String, String> values(WarningMessage message) {
    AreaOutlook outlook = message.outlook();
    Map<String, String> values = new HashMap<>();
    values.put("area", outlook.areaName());
    values.put("level", Integer.toString(message.level().number()));
    values.put("level_name", texts.get("level." + message.level().number()));
    values.put("onset", texts.clock(message.onset(), zone));
    values.put("sent", texts.clock(message.sent(), zone));
    values.put("expires", texts.clock(message.expires(), zone));
    values.put("day", texts.day(message.onset(), zone));
    values.put("minutes", Long.toString(minutesAhead(message)));
    values.put("peak", Long.toString(Math.round(outlook.peak_m() * 100)));
    values.put("peak_time", texts.clock(outlook.peakTime(), zone));
    values.put("streets", streets(outlook.streets()));
    values.put("places", places(outlook.assets()));
    values.put("confidence", Long.toString(Math.round(outlook.explanation().confidence() * 100)));
    return values;
  }

  static long minutesAhead(WarningMessage message) {
    return Math.max(0, Duration.between(message.sent(), message.onset()).toMinutes());
  }

  private String streets(List<String> names) {
    if (names.size() <= MAX_STREETS) {
      return texts.list(names);
    }
    return String.join(", ", names.subList(0, MAX_STREETS))
        + " "
        + texts.get("and_more", Map.of("n", Integer.toString(names.size() - MAX_STREETS)));
  }

  private String places(List<String> ids) {
    List<String> names = new ArrayList<>();
    for (String id : ids) {
      names.add(placeNames.getOrDefault(id, id));
    }
    return texts.list(names);
  }
}
