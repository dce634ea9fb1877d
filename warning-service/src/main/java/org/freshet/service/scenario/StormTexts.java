package org.freshet.service.scenario;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.freshet.rain.RainPattern;
import org.freshet.rain.StormIndex;
import org.freshet.service.scenario.BatchSpec.RainForm;
import org.freshet.service.sheet.SheetContent.Fact;
import org.freshet.service.sheet.SheetTexts;

/** What people read of a storm, in one language. Immutable. */
final class StormTexts {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Beyond it tables say nothing and closed forms little. */
  private static final double LONGEST_PERIOD_A = 100;

  private final PlannedStorm storm;
  private final SheetTexts texts;

  StormTexts(PlannedStorm storm, SheetTexts texts) {
    this.storm = storm;
    this.texts = texts;
  }

  /** Line by line, for a sheet. */
  List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    add(facts, "rain", depth());
    if (!storm.isUniform()) {
      add(facts, "mean", texts.number(storm.mean_mm(), 1) + " mm");
      add(facts, "spread", spread());
    }
    if (storm.rain().climate_percent() != 0) {
      add(facts, "climate", climate());
    }
    add(facts, "yield", perHectare());
    StormIndex index = storm.index();
    if (index != null) {
      add(facts, "index", index(index));
      add(facts, "period", period(index));
      add(facts, "statistics", storm.statistics());
    }
    return facts;
  }

  private void add(List<Fact> facts, String key, String value) {
    facts.add(new Fact(texts.get(key), value));
  }

  /** In one line, for a page. */
  String line() {
    List<String> parts = new ArrayList<>();
    parts.add(depth());
    if (!storm.isUniform()) {
      parts.add(spread());
    }
    if (storm.rain().climate_percent() != 0) {
      parts.add(texts.get("climate") + " " + climate());
    }
    parts.add(perHectare());
    StormIndex index = storm.index();
    if (index != null) {
      parts.add(texts.get("index") + " " + index(index));
    }
    return String.join(", ", parts);
  }

  private String depth() {
    String key = storm.isUniform() ? "rain.depth" : "rain.most";
    String minutes = texts.number(storm.duration_min(), 0);
    return texts.get(key, texts.number(storm.sum_mm(), 1), minutes);
  }

  private String perHectare() {
    return texts.number(storm.yield_l_s_ha(), 0) + " l/(s ha)";
  }

  private String climate() {
    double percent = storm.rain().climate_percent();
    return texts.change(percent, percent == Math.rint(percent) ? 0 : 1) + " %";
  }

  private String spread() {
    if (storm.rain().form() instanceof RainForm.Radar radar) {
      return texts.get("spread.radar", time(radar.from()), time(radar.to()));
    }
    boolean cell = storm.rain().pattern() instanceof RainPattern.MovingCell;
    return texts.get(cell ? "spread.moving-cell" : "spread.gradient");
  }

  private static String time(Instant time) {
    return TIME.format(time);
  }

  private String index(StormIndex index) {
    return texts.get("index.value", Integer.toString(index.index()), index.scheme().title());
  }

  private String period(StormIndex index) {
    double period_a = index.returnPeriod_a();
    if (period_a < 1) {
      return texts.get("period.below");
    }
    String minutes = texts.number(index.duration_min(), 0);
    // A storm made for 100 years must not be over them by its rounding.
    return period_a > LONGEST_PERIOD_A * (1 + 1e-6)
        ? texts.get("period.over", minutes)
        : texts.get("period.value", texts.number(period_a, 0), minutes);
  }
}
