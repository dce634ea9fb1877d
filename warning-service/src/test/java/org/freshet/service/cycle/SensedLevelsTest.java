package org.freshet.service.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.freshet.service.cycle.CulvertBank.FIVE;
import static org.freshet.service.cycle.CulvertBank.LEFT;
import static org.freshet.service.cycle.CulvertBank.RIGHT;
import static org.freshet.service.cycle.CulvertBank.T0;
import static org.freshet.service.cycle.CulvertBank.rain;

import java.time.Instant;
import java.util.List;
import org.freshet.flood.FloodState;
import org.freshet.gauge.GaugeState;
import org.freshet.service.publish.WaterCorrection;
import org.junit.jupiter.api.Test;

class SensedLevelsTest {
  private static final Instant NOW = T0.plus(FIVE.multipliedBy(2));
  private static final SensedLevels SENSED =
      new SensedLevels(List.of(new SensedLevels.Place("street", RIGHT, 1.5, 0.8)));

  private final FloodState state = CulvertBank.model().dry(T0).step(rain(0, 10)).step(rain(1, 0));

  private static GaugeState gauge(String id, double level_m, Instant observed, double confidence) {
    return new GaugeState(
        id, NOW, level_m, observed, "live", 0, Double.NaN, Double.NaN, 0, List.of(), confidence);
  }

  private static double depth_m(FloodState state, int cell) {
    return state.levels().depth_m(state.model().terrain(), cell);
  }

  private FieldReports.Corrected applied(List<FieldReport> people, GaugeState... gauges) {
    List<FieldReport> sensed = SENSED.reports(List.of(gauges));
    return new FieldReports(people).apply(state, NOW.minus(FIVE), List.of(), sensed);
  }

  @Test
  void aTrustedGaugeMovesTheWaterByItsTrustAndHowSureItsLevelIs() {
    double before_m = depth_m(state, RIGHT);
    FieldReports.Corrected sure = applied(List.of(), gauge("street", 1.5, NOW, 1));
    assertThat(depth_m(sure.state(), RIGHT)).isCloseTo(0.2 * before_m + 0.8, within(1e-4));
    FieldReports.Corrected doubtful = applied(List.of(), gauge("street", 1.5, NOW, 0.5));
    assertThat(depth_m(doubtful.state(), RIGHT)).isCloseTo(0.6 * before_m + 0.4, within(1e-4));
    WaterCorrection told = sure.made().get(0);
    assertThat(told.report()).isEqualTo("street@" + NOW);
    assertThat(told.bias().after()).as("teaches the runoff").isGreaterThan(1);
    assertThat(sure.state().balance().relativeError()).isLessThan(1e-12);
  }

  @Test
  void gaugesNobodyTrustsAndThoseWithoutALevelMoveNothing() {
    FieldReports.Corrected done =
        applied(
            List.of(),
            gauge("river", 9, NOW, 1),
            gauge("street", Double.NaN, Instant.EPOCH, 0),
            GaugeState.silent("street", NOW, "live", 0));
    assertThat(done.made()).isEmpty();
    assertThat(done.state()).isSameAs(state);
  }

  @Test
  void aValueCountsOnceAndAnOldOneNotAtAll() {
    GaugeState known = gauge("street", 1.5, NOW.minusSeconds(400), 1);
    FieldReports.Corrected done = applied(List.of(), known);
    assertThat(done.made()).hasSize(1);
    FieldReports.Corrected again =
        new FieldReports(List.of())
            .apply(done.state(), NOW.minus(FIVE), done.made(), SENSED.reports(List.of(known)));
    assertThat(again.made()).isEmpty();
    assertThat(applied(List.of(), gauge("street", 1.5, NOW.minusSeconds(7200), 1)).made())
        .isEmpty();
  }

  @Test
  void thatItAgreesIsNoNews() {
    double zeroToLevel_m = depth_m(state, RIGHT) + 2 - 1.5;
    assertThat(applied(List.of(), gauge("street", zeroToLevel_m + 0.004, NOW, 1)).made()).isEmpty();
    assertThat(applied(List.of(), gauge("street", zeroToLevel_m + 0.05, NOW, 1)).made()).hasSize(1);
  }

  @Test
  void aPersonMayTakeOneBackUnderItsName() {
    FieldReports.Corrected done = applied(List.of(), gauge("street", 1.5, NOW, 1));
    Instant back = NOW.plus(FIVE);
    FieldReport row = new FieldReport("street@" + NOW, NOW, "operator", RIGHT, 3, null, 0.8, back);
    FloodState later = done.state().step(rain(2, 0));
    FieldReports.Corrected undone =
        new FieldReports(List.of(row)).apply(later, NOW, done.made(), List.of());
    assertThat(undone.made()).singleElement().matches(WaterCorrection::withdrawn);
    assertThat(depth_m(undone.state(), RIGHT))
        .isCloseTo(depth_m(state.step(rain(2, 0)), RIGHT), within(1e-4));
    assertThat(undone.state().runoffFactor(state.model().terrain().leafOf(LEFT))).isEqualTo(1);
  }
}
