package org.freshet.service.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.service.texts.Texts;
import org.freshet.warning.MessageKind;
import org.freshet.warning.WarningLevel;
import org.freshet.warning.WarningMessage;

/** The event told in plain words: what fell, who was warned when, what was closed and rerouted. */
final class Account {
  private static final int LINE_LENGTH = 92;
  private static final int MAX_NAMES = 6;

  private final EventStory story;
  private final Texts texts;
  private final ZoneId zone;
  private final Map<String, String> stops = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  Account(EventStory story, Texts texts) {
    this.story = story;
    this.texts = texts;
    this.zone = story.replay().map().zone();
    story.replay().map().stops().forEach(stop -> stops.put(stop.id(), stop.name()));
  }

  byte[] file() {
    heading(
        texts.get(
            "account.title",
            Map.of(
                "name", story.replay().map().name(),
                "day", texts.day(story.heaviest().time(), zone))),
        '=');
    rain();
    heading(texts.get("account.warnings"), '-');
    quiet();
    for (AreaStory area : story.areas()) {
      if (area.verdict() != AreaStory.Verdict.QUIET) {
        area(area);
      }
    }
    heading(texts.get("account.streets"), '-');
    streets();
    heading(texts.get("account.lines"), '-');
    new AccountLines(story, texts, stops).sentences().forEach(this::paragraph);
    heading(texts.get("account.balance"), '-');
    balance();
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void rain() {
    Replay replay = story.replay();
    Instant first = null;
    Instant last = null;
    for (Snapshot snapshot : replay.snapshots()) {
      if (snapshot.rain_mm() >= 0.05) {
        first = first == null ? snapshot.time() : first;
        last = snapshot.time();
      }
    }
    if (first == null || last == null) {
      paragraph(texts.get("account.dry"));
      return;
    }
    Snapshot heaviest = story.heaviest();
    paragraph(
        texts.get(
            "account.rain",
            Map.of(
                "name", replay.map().name(),
                "from", clock(first),
                "to", clock(last),
                "sum", texts.number(story.last().rainSum_mm(), 0),
                "volume", texts.number(replay.figures().rain_m3(), 0),
                "peak", texts.number(heaviest.rain_mm(), 1),
                "peak_time", clock(heaviest.time()),
                "minutes", Long.toString(stepMinutes()))));
  }

  private long stepMinutes() {
    List<Snapshot> snapshots = story.replay().snapshots();
    return snapshots.size() < 2
        ? 0
        : Duration.between(snapshots.get(0).time(), snapshots.get(1).time()).toMinutes();
  }

  private void quiet() {
    List<String> names = new ArrayList<>();
    for (AreaStory area : story.areas()) {
      if (area.verdict() == AreaStory.Verdict.QUIET) {
        names.add(area.area().name());
      }
    }
    if (names.size() == story.areas().size()) {
      paragraph(texts.get("account.quiet.all"));
    } else if (!names.isEmpty()) {
      paragraph(texts.get("account.quiet", Map.of("names", texts.list(names))));
    }
  }

  private void area(AreaStory area) {
    List<String> sentences = new ArrayList<>();
    Map<String, String> values = values(area);
    String key = "account.area." + area.verdict().name().toLowerCase(java.util.Locale.ROOT);
    sentences.add(
        texts.get(
            area.firstStreet().isEmpty() && texts.has(key + ".unnamed") ? key + ".unnamed" : key,
            values));
    for (WarningMessage message : raised(area)) {
      sentences.add(
          texts.get(
              "account.area.raised",
              Map.of(
                  "time", clock(message.sent()),
                  "level", Integer.toString(message.level().number()))));
    }
    if (area.peakTime() != null && area.firstFlood() != null) {
      sentences.add(texts.get("account.area.peak", values));
    }
    if (area.flooded().size() > 1) {
      sentences.add(texts.get("account.area.flooded", values));
    }
    for (WarningMessage message : area.messages()) {
      if (message.kind() == MessageKind.END) {
        sentences.add(texts.get("account.area.end", Map.of("time", clock(message.sent()))));
      }
    }
    if (!area.messages().isEmpty()) {
      WarningMessage last = area.messages().get(area.messages().size() - 1);
      if (last.kind() != MessageKind.END) {
        String level = Integer.toString(last.level().number());
        sentences.add(texts.get("account.area.open", Map.of("level", level)));
      }
    }
    paragraph(area.area().name() + ". " + String.join(" ", sentences));
  }

  private static List<WarningMessage> raised(AreaStory area) {
    List<WarningMessage> raised = new ArrayList<>();
    WarningLevel highest = WarningLevel.NONE;
    for (WarningMessage message : area.messages()) {
      if (message.kind() == MessageKind.UPDATE && message.level().compareTo(highest) > 0) {
        raised.add(message);
      }
      highest =
          message.kind() == MessageKind.END || message.level().compareTo(highest) < 0
              ? highest
              : message.level();
    }
    return raised;
  }

  private Map<String, String> values(AreaStory area) {
    Map<String, String> values = new HashMap<>();
    Duration lead = area.lead();
    Instant flood = area.firstFlood();
    Instant peak = area.peakTime();
    values.put("area", area.area().name());
    if (!area.messages().isEmpty()) {
      WarningMessage first = area.messages().get(0);
      values.put("warned", clock(first.sent()));
      values.put("level", Integer.toString(first.level().number()));
    }
    values.put("street", area.firstStreet());
    values.put("flooded", flood == null ? "" : clock(flood));
    values.put("lead", lead == null ? "" : Long.toString(Math.abs(lead.toMinutes())));
    values.put("depth", Long.toString(Math.round(area.peak_m() * 100)));
    values.put("peak_time", peak == null ? "" : clock(peak));
    values.put(
        "peak_street",
        area.peakStreet().isEmpty() ? texts.get("account.unnamed") : area.peakStreet());
    values.put("streets", names(new ArrayList<>(area.flooded().keySet())));
    return values;
  }

  private void streets() {
    Map<String, ClosureStory> deepest = new LinkedHashMap<>();
    int edges = 0;
    for (ClosureStory closure : story.closures()) {
      if (closure.byVehicle().values().stream().noneMatch(span -> span.from() != null)) {
        continue;
      }
      edges++;
      deepest.merge(closure.street().name(), closure, (a, b) -> b.peak_m() > a.peak_m() ? b : a);
    }
    if (edges == 0) {
      paragraph(texts.get("account.streets.none"));
      return;
    }
    deepest.remove("");
    List<ClosureStory> worst = new ArrayList<>(deepest.values());
    worst.sort(
        (a, b) -> {
          int byDepth = Double.compare(b.peak_m(), a.peak_m());
          return byDepth != 0 ? byDepth : Integer.compare(a.street().edge(), b.street().edge());
        });
    paragraph(
        texts.get(
            "account.streets.some",
            Map.of("n", Integer.toString(edges), "names", Integer.toString(worst.size()))));
    worst.stream().limit(MAX_NAMES).forEach(this::street);
    text.append('\n');
  }

  private void street(ClosureStory closure) {
    Set<String> vehicles = new LinkedHashSet<>();
    Instant from = null;
    Instant until = null;
    for (Map.Entry<String, ClosureStory.Span> entry : closure.byVehicle().entrySet()) {
      Instant start = entry.getValue().from();
      Instant end = entry.getValue().lastClosed();
      if (start == null || end == null) {
        continue;
      }
      vehicles.add(vehicle(entry.getKey()));
      from = from == null || start.isBefore(from) ? start : from;
      until = until == null || end.isAfter(until) ? end : until;
    }
    if (from != null && until != null) {
      line(
          "  * "
              + texts.get(
                  until.equals(story.last().time()) ? "account.street.open" : "account.street",
                  Map.of(
                      "street", closure.street().name(),
                      "from", clock(from),
                      "until", clock(until),
                      "depth", Long.toString(Math.round(closure.peak_m() * 100)),
                      "vehicles", texts.list(new ArrayList<>(vehicles)))),
          "    ");
    }
  }

  private String vehicle(String id) {
    String key = "vehicle." + id;
    return texts.has(key)
        ? texts.get(key)
        : story.replay().map().vehicles().stream()
            .filter(vehicle -> vehicle.id().equals(id))
            .map(vehicle -> vehicle.name())
            .findFirst()
            .orElse(id);
  }

  private void balance() {
    RunFigures figures = story.replay().figures();
    paragraph(
        texts.get(
            "account.balance.text",
            Map.of(
                "rain", texts.number(figures.rain_m3(), 0),
                "stored", texts.number(figures.stored_m3(), 0),
                "infiltrated", texts.number(figures.infiltrated_m3(), 0),
                "sewered", texts.number(figures.sewered_m3(), 0),
                "outflow", texts.number(figures.outflow_m3(), 0),
                "error", String.format(java.util.Locale.ROOT, "%.1e", figures.balanceError()))));
    if (figures.corrected_m3() != 0 || figures.bias_m3() != 0) {
      paragraph(
          texts.get(
              "account.balance.corrected",
              Map.of(
                  "corrected", signed(figures.corrected_m3()),
                  "bias", signed(figures.bias_m3()))));
    }
  }

  private String signed(double volume_m3) {
    return (volume_m3 > 0 ? "+" : "") + texts.number(volume_m3, 0);
  }

  private String names(List<String> names) {
    if (names.size() <= MAX_NAMES) {
      return texts.list(names);
    }
    return String.join(", ", names.subList(0, MAX_NAMES))
        + " "
        + texts.get("and_more", Map.of("n", Integer.toString(names.size() - MAX_NAMES)));
  }

  private String clock(Instant time) {
    return texts.clock(time, zone);
  }

  private void heading(String title, char rule) {
    text.append(title).append('\n').append(Character.toString(rule).repeat(title.length()));
    text.append("\n\n");
  }

  private void paragraph(String words) {
    line(words, "");
    text.append('\n');
  }

  private void line(String words, String indent) {
    int length = 0;
    for (String word : words.strip().split(" ")) {
      if (length > 0 && length + word.length() + 1 > LINE_LENGTH) {
        text.append('\n').append(indent);
        length = indent.length();
      } else if (length > 0) {
        text.append(' ');
        length++;
      }
      if (length == 0 && words.startsWith("  ")) {
        text.append("  ");
        length = 2;
      }
      text.append(word);
      length += word.length();
    }
    text.append('\n');
  }
}
