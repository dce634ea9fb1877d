package org.freshet.service.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freshet.reroute.TransitHint;
import org.freshet.service.texts.Texts;

/** The part of the account that speaks of transit lines. */
final class AccountLines {
  private final EventStory story;
  private final Texts texts;
  private final Map<String, String> stops;

  AccountLines(EventStory story, Texts texts, Map<String, String> stops) {
    this.story = story;
    this.texts = texts;
    this.stops = stops;
  }

  /** One paragraph per line and direction. */
  List<String> sentences() {
    if (story.lines().isEmpty()) {
      return List.of(texts.get("account.lines.none"));
    }
    List<String> paragraphs = new ArrayList<>();
    for (LineStory line : story.lines()) {
      paragraphs.add(line(line));
    }
    return paragraphs;
  }

  private String line(LineStory line) {
    TransitHint worst = line.worst();
    List<String> sentences = new ArrayList<>();
    Map<String, String> values = new HashMap<>();
    values.put("line", name(worst));
    values.put("announced", clock(line.announced()));
    values.put("from", clock(line.from()));
    values.put("streets", texts.list(new ArrayList<>(line.streets())));
    values.put("skipped", stops(new ArrayList<>(line.skipped())));
    values.put("last", stops(List.of(worst.lastStopId())));
    values.put("next", stops(List.of(worst.nextStopId())));
    values.put("extra", Long.toString(Math.max(1, Math.round(worst.extra_s() / 60.0))));
    values.put("until", clock(line.last()));
    boolean ahead = line.announced().isBefore(line.from());
    sentences.add(texts.get("account.line." + (ahead ? "ahead" : "now"), values));
    if (!line.skipped().isEmpty()) {
      sentences.add(texts.get("account.line.skipped", values));
    }
    boolean whole = !worst.lastStopId().isEmpty() && !worst.nextStopId().isEmpty();
    if (worst.diversion() != null && whole) {
      boolean longer = worst.extra_s() >= 60;
      sentences.add(texts.get("account.line.diverted" + (longer ? "" : ".short"), values));
    } else if (whole) {
      sentences.add(texts.get("account.line.cut", values));
    }
    if (line.last().isBefore(story.last().time())) {
      sentences.add(texts.get("account.line.again", values));
    }
    return String.join(" ", sentences);
  }

  private String name(TransitHint hint) {
    String kind =
        story.replay().map().lines().stream()
            .filter(line -> line.routeId().equals(hint.routeId()))
            .map(TransitLine::kind)
            .findFirst()
            .orElse("");
    String key = "account.kind." + kind;
    String direction =
        hint.nextStopId().isEmpty()
            ? ""
            : " "
                + texts.get(
                    "account.line.towards", Map.of("stop", stops(List.of(hint.nextStopId()))));
    return (texts.has(key) ? texts.get(key) : texts.get("account.kind.other"))
        + " "
        + hint.routeName()
        + direction;
  }

  private String stops(List<String> ids) {
    List<String> names = new ArrayList<>();
    for (String id : ids) {
      String name = stops.getOrDefault(id, id);
      if (!name.isEmpty() && !names.contains(name)) {
        names.add(name);
      }
    }
    return texts.list(names);
  }

  private String clock(Instant time) {
    return texts.clock(time, story.replay().map().zone());
  }
}
