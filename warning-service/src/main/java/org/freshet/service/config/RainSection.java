package org.freshet.service.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.freshet.service.config.AreaConfig.Fallback;
import org.freshet.service.config.AreaConfig.Gauge;
import org.freshet.service.config.AreaConfig.GaugeKind;
import org.freshet.service.config.AreaConfig.OfficialForecast;
import org.freshet.service.config.AreaConfig.Rain;
import org.freshet.service.config.AreaConfig.RainSource;
import org.freshet.service.config.AreaConfig.RainType;
import org.jspecify.annotations.Nullable;

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
            section.choice("fallback", Fallback.values(), Fallback.LAST_FRAME),
            section.path("statistics"));
    section.end();
    return rain;
  }

  private static RainSource source(Section item) {
    RainType type = item.choice("type", RainType.values(), RainType.RADOLAN);
    if (type != RainType.GAUGES && !item.has("path")) {
      item.wrong("path", "is missing. Maybe add the folder of the frames, `path: radar`.");
    }
    Section shift = item.section("shift");
    int interval_min = item.whole("interval_min", 1, DAY_MIN, 5);
    String url = url(item);
    RainSource source =
        new RainSource(
            item.requiredText("id", "radar"),
            type,
            url == null ? item.path("path") : item.target("path", "radar"),
            interval_min,
            url,
            Duration.ofSeconds(item.whole("every_s", 5, 86_400, 60)),
            Duration.ofMinutes(item.whole("max_age_min", 1, DAY_MIN, 3 * interval_min)),
            item.has("forecast") ? forecast(item.section("forecast")) : null,
            shift.decimal("east_m", -5_000_000, 5_000_000, 0.0),
            shift.decimal("north_m", -5_000_000, 5_000_000, 0.0));
    shift.end();
    item.end();
    return source;
  }

  private static OfficialForecast forecast(Section section) {
    String url = url(section);
    OfficialForecast forecast =
        new OfficialForecast(
            section.target("path", "forecast"),
            url,
            Duration.ofMinutes(section.whole("max_age_min", 1, DAY_MIN, 15)));
    if (url == null) {
      // Somebody else fills the folder, so it has to be there.
      section.path("path");
    }
    section.end();
    return forecast;
  }

  private static @Nullable String url(Section section) {
    String url = section.optionalText("url");
    if (url != null && !url.startsWith("https://") && !url.startsWith("http://")) {
      section.wrong("url", "is `" + url + "`. Maybe start it with https://.");
      return null;
    }
    return url;
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
            List.copyOf(stages),
            item.text("key", id),
            item.decimal("trust", 0, 1, 0.0));
    boolean level = gauge.kind() == GaugeKind.LEVEL && !Double.isNaN(gauge.zero_m());
    if (gauge.trust() > 0 && !level) {
      item.wrong(
          "trust", "holds for a level gauge with `zero_m` only. Maybe add that, or leave it.");
    }
    item.end();
    return gauge;
  }
}
