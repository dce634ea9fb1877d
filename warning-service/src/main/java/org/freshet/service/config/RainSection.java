package org.freshet.service.config;

import java.util.ArrayList;
import java.util.List;
import org.freshet.service.config.AreaConfig.Fallback;
import org.freshet.service.config.AreaConfig.Gauge;
import org.freshet.service.config.AreaConfig.GaugeKind;
import org.freshet.service.config.AreaConfig.Rain;
import org.freshet.service.config.AreaConfig.RainSource;
import org.freshet.service.config.AreaConfig.RainType;

/** Reads the sections {@code rain} and {@code gauges}. */
final class RainSection {
  private static final int DAY_MIN = 24 * 60;

  private RainSection() {}

  static Rain rain(Section section) {
    List<RainSource> sources = new ArrayList<>();
    for (Section item : section.items("sources")) {
      sources.add(source(item));
    }
    if (sources.isEmpty()) {
      section.wrong(
          "sources", "is missing or empty. Maybe add `- {id: radar, type: radolan, path: radar}`.");
    }
    Rain rain =
        new Rain(
            List.copyOf(sources),
            section.choice("fallback", Fallback.values(), Fallback.LAST_FRAME));
    section.end();
    return rain;
  }

  private static RainSource source(Section item) {
    RainType type = item.choice("type", RainType.values(), RainType.RADOLAN);
    if (type != RainType.GAUGES && !item.has("path")) {
      item.wrong("path", "is missing. Maybe add the folder of the frames, `path: radar`.");
    }
    Section shift = item.section("shift");
    RainSource source =
        new RainSource(
            item.requiredText("id", "radar"),
            type,
            item.path("path"),
            item.whole("interval_min", 1, DAY_MIN, 5),
            shift.decimal("east_m", -5_000_000, 5_000_000, 0.0),
            shift.decimal("north_m", -5_000_000, 5_000_000, 0.0));
    shift.end();
    item.end();
    return source;
  }

  static List<Gauge> gauges(List<Section> items) {
    List<Gauge> gauges = new ArrayList<>();
    for (Section item : items) {
      gauges.add(gauge(item));
    }
    return List.copyOf(gauges);
  }

  private static Gauge gauge(Section item) {
    String id = item.requiredText("id", "W1");
    List<Double> stages = item.decimals("stages_m");
    for (int i = 1; i < stages.size(); i++) {
      if (stages.get(i) <= stages.get(i - 1)) {
        item.wrong("stages_m", "is " + stages + ". Maybe put the stages in ascending order.");
        break;
      }
    }
    Gauge gauge =
        new Gauge(
            id,
            item.choice("kind", GaugeKind.values(), GaugeKind.LEVEL),
            item.text("name", id),
            item.decimal("lon", -180, 180, null),
            item.decimal("lat", -90, 90, null),
            item.path("file"),
            item.whole("interval_min", 1, DAY_MIN, 5),
            item.decimal("zero_m", -500, 9000, Double.NaN),
            List.copyOf(stages));
    item.end();
    return gauge;
  }
}
