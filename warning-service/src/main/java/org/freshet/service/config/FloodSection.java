package org.freshet.service.config;

import java.util.ArrayList;
import java.util.List;
import org.freshet.flood.FlowLink;
import org.freshet.flood.OverlandFlow;
import org.freshet.flood.TravelOptions;
import org.freshet.service.config.FloodSettings.Basin;
import org.freshet.service.config.FloodSettings.Link;
import org.freshet.service.config.FloodSettings.Spot;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code flood}. */
final class FloodSection {
  /** One gully of 20 l/s per 400 m²: a rule of thumb. */
  private static final double GULLIES_MM_H = 180;

  private static final double DESIGN_RAIN_MM_H = 50;
  private static final double LOWEST_M = -500;
  private static final double HIGHEST_M = 9000;
  private static final double MOST_M3_S = 1000;

  private FloodSection() {}

  private enum Sewers {
    WORKING,
    SURCHARGED
  }

  private enum Formula {
    UPLAND,
    KINEMATIC
  }

  static FloodSettings flood(Section section) {
    Section before = section.section("rain_before");
    FloodSettings settings =
        new FloodSettings(
            section.choice("sewers", Sewers.values(), Sewers.WORKING) == Sewers.WORKING,
            section.texts("surcharged", List.of()),
            section.decimal("gully_mm_h", 0, 10_000, GULLIES_MM_H),
            section.decimal("pool_infiltration_mm_h", 0, 10_000, 0.0),
            travel(section.section("travel")),
            days(before),
            before.decimal("recent_mm", 0, 1000, 0.0),
            section.items("links").stream().map(FloodSection::link).toList(),
            section.texts("if_blocked", List.of()),
            section.items("basins").stream().map(FloodSection::basin).toList(),
            section.path("reports"));
    before.end();
    section.end();
    return settings;
  }

  private static TravelOptions travel(Section section) {
    Formula formula = section.choice("formula", Formula.values(), Formula.UPLAND);
    double rain_mm_h = section.decimal("rain_mm_h", 1, 1000, DESIGN_RAIN_MM_H);
    if (formula == Formula.UPLAND && section.has("rain_mm_h")) {
      section.wrong("rain_mm_h", "holds for `formula: kinematic` only. Maybe leave it out.");
    }
    section.end();
    return formula == Formula.UPLAND
        ? TravelOptions.defaults()
        : TravelOptions.by(OverlandFlow.KinematicWave.of(rain_mm_h));
  }

  private static List<Double> days(Section before) {
    List<Double> days_mm = new ArrayList<>();
    for (double day_mm : before.decimals("days_mm")) {
      if (day_mm >= 0 && day_mm <= 1000) {
        days_mm.add(day_mm);
      } else {
        before.wrong(
            "days_mm",
            "holds `" + day_mm + "`; rain of a day is 0 to 1000 mm. Maybe another unit.");
      }
    }
    return days_mm;
  }

  private static Link link(Section item) {
    String id = item.requiredText("id", "pump-1");
    Link link =
        new Link(
            id,
            item.text("name", id),
            item.choice("kind", FlowLink.Kind.values(), FlowLink.Kind.CULVERT),
            spot(item.section("from")),
            optionalSpot(item, "to"),
            item.decimal("invert_m", LOWEST_M, HIGHEST_M, null),
            item.decimal("full_m", 0, 100, 0.0),
            item.decimal("capacity_m3_s", 0, MOST_M3_S, null),
            item.truth("blocked", false));
    if (link.blocked() && !link.kind().canBlock()) {
      item.wrong("blocked", "holds for a culvert or an underpass-drain only. Maybe leave it out.");
    }
    item.end();
    return link;
  }

  private static Basin basin(Section item) {
    Basin basin =
        new Basin(
            item.requiredText("id", "basin-1"),
            spot(item.section("inlet")),
            item.decimal("inlet_m", LOWEST_M, HIGHEST_M, null),
            item.decimal("intake_m3_s", 0, MOST_M3_S, null),
            item.decimal("volume_m3", 0, 1e9, null),
            item.decimal("throttle_m3_s", 0, MOST_M3_S, 0.0),
            optionalSpot(item, "to"));
    item.end();
    return basin;
  }

  private static @Nullable Spot optionalSpot(Section item, String key) {
    return item.has(key) ? spot(item.section(key)) : null;
  }

  private static Spot spot(Section section) {
    Spot spot =
        new Spot(section.decimal("lon", -180, 180, null), section.decimal("lat", -90, 90, null));
    section.end();
    return spot;
  }
}
