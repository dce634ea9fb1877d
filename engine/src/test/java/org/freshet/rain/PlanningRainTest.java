package org.freshet.rain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.freshet.grid.GridGeometry;
import org.junit.jupiter.api.Test;

/** Rain to plan with: where KOSTRA cells lie, patterns, surcharge, index of a storm. */
class PlanningRainTest {
  private static final Instant START = Instant.parse("2026-06-18T15:00:00Z");
  private static final GridGeometry AREA =
      new GridGeometry(400, 600, 5000, 9000, 10, 10, "EPSG:25832");
  private final KostraCurve cell117111 =
      new KostraCurve(1.107, 0.75176, 5.4676, 1.9635, KostraCurve.SHAPE);

  @Test
  void berlinLiesInItsPublishedCell() {
    assertThat(KostraGrid.KOSTRA_2020.indexAt(4_552_036, 3_273_268)).isEqualTo(105_190);
    assertThat(KostraGrid.KOSTRA_2020.indexAt(3_599_999, 3_273_268)).isEqualTo(KostraGrid.OUTSIDE);
    assertThat(KostraGrid.KOSTRA_2020.indexAt(5_100_000, 3_273_268)).isEqualTo(KostraGrid.OUTSIDE);
    assertThat(KostraGrid.KOSTRA_2010R.indexAt(3_710_675, 3_149_247.8)).isZero();
    assertThat(KostraGrid.KOSTRA_2010R.indexAt(4_354_524, 2_271_848)).isEqualTo(106_078);
    assertThat(KostraGrid.KOSTRA_2010R.contains(107_000)).isFalse();
    assertThat(KostraGrid.KOSTRA_2010R.contains(50_079)).isFalse();
    assertThat(KostraGrid.KOSTRA_2010R.contains(50_078)).isTrue();
  }

  @Test
  void closedFormPredictsAHeldOutValue() {
    assertThat(cell117111.depth_mm(240, 100)).isCloseTo(65.9, within(0.05));
  }

  @Test
  void returnPeriodsLieOnALineBetweenTableValues() {
    KostraCurve cell49125 = new KostraCurve(1.0618, 0.727704, 4.47541, 1.37388, KostraCurve.SHAPE);
    double thirty_mm = Math.round(10 * cell49125.depth_mm(1440, 30)) / 10.0;
    double[] periods = {30, 50};
    double[][] depths = {{thirty_mm, 80.1}};
    DepthTable table = new DepthTable(new double[] {1440}, periods, depths);
    assertThat(table.returnPeriod_a(1440, 75.3)).isCloseTo(37.3, within(0.4));
  }

  @Test
  void surchargeScalesEveryInterval() {
    assertThat(new ClimateSurcharge(20).on(new double[] {1, 5})).containsExactly(1.2, 6.0);
    assertThatThrownBy(() -> new ClimateSurcharge(Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void uniformRainNeedsOneCell() {
    PlannedRain rain = storm(RainPattern.UNIFORM, 5, 7);
    assertThat(rain.geometry().cells()).isEqualTo(1);
    assertThat(rain.mean_mm()).isEqualTo(12);
    assertThat(rain.frames().get(1).end()).isEqualTo(START.plusSeconds(600));
  }

  @Test
  void gradientGrowsTowardsItsDirection() {
    PlannedRain rain = storm(new RainPattern.Gradient(90, 0.5), 10);
    GridGeometry grid = rain.geometry();
    float west = rain.frames().get(0).rain_mm(grid.cell(0, 0));
    float east = rain.frames().get(0).rain_mm(grid.cell(0, grid.cols() - 1));
    assertThat(west).isCloseTo(5.4f, within(0.5f));
    assertThat(east).isCloseTo(9.6f, within(0.5f));
    assertThat(rain.mean_mm()).isCloseTo(7.5, within(1e-5));
  }

  @Test
  void movingCellIsWhereItsSpeedBringsIt() {
    RainPattern cell = new RainPattern.MovingCell(0, 0.5, 90, 10, 500, 0.1);
    PlannedRain rain = storm(cell, 10, 10);
    assertThat(centre(rain, 0)).isCloseTo(5000 + 10 * 150, within(300.0));
    assertThat(centre(rain, 1)).isCloseTo(5000 + 10 * 450, within(300.0));
    for (RainFrame frame : rain.frames()) {
      for (int i = 0; i < frame.cells(); i++) {
        assertThat(frame.rain_mm(i)).isBetween(0.99f, 10f);
      }
    }
  }

  private static double centre(PlannedRain rain, int frame) {
    int most = 0;
    for (int cell = 0; cell < rain.geometry().cells(); cell++) {
      RainFrame one = rain.frames().get(frame);
      most = one.rain_mm(cell) > one.rain_mm(most) ? cell : most;
    }
    return rain.geometry().x(rain.geometry().col(most));
  }

  @Test
  void refusesRainThatIsNone() {
    assertThatThrownBy(() -> storm(RainPattern.UNIFORM, 3, Double.NaN))
        .hasMessageContaining("interval 1");
    assertThatThrownBy(() -> storm(RainPattern.UNIFORM, -1)).hasMessageContaining("-1.0 mm");
    assertThatThrownBy(() -> new RainPattern.Gradient(0, 50)).hasMessageContaining("percent");
  }

  @Test
  void stormHasTheIndexOfItsWorstDuration() {
    double[] euler = DesignStorm.eulerTwo(cell117111, 100, 5, 12, DesignStorm.PEAK_SHARE);
    StormIndex index = StormIndex.of(euler, 5, cell117111, StarkregenScheme.SCHMITT_2018);
    assertThat(index.index()).isEqualTo(7);
    assertThat(index.returnPeriod_a()).isCloseTo(100, within(1e-6));
    double[] ten = {0, 0, cell117111.depth_mm(5, 10), 0};
    assertThat(StormIndex.of(ten, 5, cell117111, StarkregenScheme.SCHMITT_2018))
        .extracting(StormIndex::index, StormIndex::duration_min)
        .containsExactly(3, 5.0);
  }

  @Test
  void mudersbachFollowsHisFormula() {
    assertThat(StarkregenScheme.mudersbach(20, 60)).isEqualTo(6);
    assertThat(StarkregenScheme.mudersbach(1, 60)).isEqualTo(1);
    assertThat(StarkregenScheme.mudersbach(100, 5)).isEqualTo(12);
    assertThat(StarkregenScheme.MUDERSBACH.index(Double.NaN, 60, cell117111)).isZero();
  }

  @Test
  void blockOfAHundredMillimetresIsYieldedAsPublished() {
    assertThat(DepthFrequency.yield_l_s_ha(100, 60)).isCloseTo(277.78, within(0.01));
    assertThat(DepthFrequency.yield_l_s_ha(10, 15)).isCloseTo(111.11, within(0.01));
  }

  private static PlannedRain storm(RainPattern pattern, double... depths_mm) {
    return PlannedRain.of(depths_mm, Duration.ofMinutes(5), START, pattern, AREA, 500);
  }
}
