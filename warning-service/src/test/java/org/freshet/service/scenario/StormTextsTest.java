package org.freshet.service.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.freshet.grid.GridGeometry;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.freshet.rain.RainPattern;
import org.freshet.rain.StarkregenScheme;
import org.freshet.rain.StormIndex;
import org.freshet.service.scenario.BatchSpec.RainForm;
import org.freshet.service.scenario.BatchSpec.RainSpec;
import org.freshet.service.sheet.SheetContent.Fact;
import org.freshet.service.sheet.SheetTexts;
import org.junit.jupiter.api.Test;

/** What a sheet says of a storm. */
class StormTextsTest {
  private static final Instant START = Instant.parse("2026-06-18T15:00:00Z");
  private static final RainForm BLOCK = new RainForm.Block(60, Double.NaN, 30);
  private static final RainPattern CELL = new RainPattern.MovingCell(0, 0.5, 90, 8, 3000, 0);

  private static PlannedStorm storm(
      RainForm form, RainPattern pattern, double percent, double period_a) {
    Map<String, String> name = Map.of("de", "Regen", "en", "rain");
    return new PlannedStorm(
        new RainSpec(1, "a", name, form, pattern, 500, percent),
        RainGrid.of(new GridGeometry(1, 1, 0, 0, 1000, 1000, "EPSG:25832")),
        List.of(new RainFrame(START, START.plusSeconds(1800), new float[] {72}, "test")),
        72,
        50,
        30,
        400,
        new StormIndex(StarkregenScheme.SCHMITT_2018, 8, 30, 72, period_a),
        "KOSTRA",
        "");
  }

  private static List<String> told(PlannedStorm storm) {
    return new StormTexts(storm, new SheetTexts("en"))
        .facts().stream().map(StormTextsTest::text).toList();
  }

  private static String text(Fact fact) {
    return fact.label() + ": " + fact.value();
  }

  @Test
  void aPlainStormIsToldWithoutPatternAndSurcharge() {
    assertThat(told(storm(BLOCK, RainPattern.UNIFORM, 0, 30)))
        .containsExactly(
            "Rain: 72.0 mm in 30 min",
            "Rain yield: 400 l/(s ha)",
            "Heavy rain index: 8 (Schmitt et al. 2018)",
            "Return period: 30 years (in 30 min)",
            "Statistics: KOSTRA");
  }

  @Test
  void patternAndSurchargeAreTold() {
    PlannedStorm storm = storm(BLOCK, CELL, 20, 100.00001);
    assertThat(told(storm))
        .contains(
            "Rain: 72.0 mm in 30 min at the wettest place",
            "Mean of the area: 50.0 mm",
            "Pattern: moving cell",
            "Climate surcharge: +20 %",
            "Return period: 100 years (in 30 min)");
    assertThat(new StormTexts(storm, new SheetTexts("de")).line())
        .isEqualTo(
            "72,0 mm in 30 min am nassesten Ort, ziehende Zelle, Klimazuschlag +20 %,"
                + " 400 l/(s ha), Starkregenindex 8 (Schmitt et al. 2018)");
  }

  @Test
  void whatStatisticsDoNotKnowIsNotGuessed() {
    RainForm past = new RainForm.Radar(START, START.plusSeconds(1800), false);
    assertThat(told(storm(past, RainPattern.UNIFORM, 0, Double.POSITIVE_INFINITY)))
        .contains(
            "Pattern: radar 2026-06-18 15:00 to 2026-06-18 15:30 UTC",
            "Return period: over 100 years (in 30 min)");
    assertThat(told(storm(BLOCK, RainPattern.UNIFORM, 0, 0)))
        .contains("Return period: under a year");
  }
}
