package org.freshet.service.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.freshet.gauge.AlarmStages;
import org.freshet.gauge.GaugeState;
import org.freshet.gauge.Observation;
import org.freshet.gauge.QualityFlags;
import org.freshet.gauge.Quantity;
import org.junit.jupiter.api.Test;

class GaugeDeskTest {
  private static final Duration STEP = Duration.ofMinutes(15);
  private static final Instant NOON = Instant.parse("2026-06-18T12:00:00Z");

  private final NavigableMap<Instant, Observation> series = new TreeMap<>();
  private final GaugeValues values =
      (key, quantity, from, to) -> List.copyOf(series.subMap(from, true, to, true).values());

  private GaugeDesk desk() {
    AlarmStages stages = new AlarmStages(new double[] {1.2, 1.5}, 0.02);
    return new GaugeDesk(List.of(new LevelGauge("W1", "w1", "live", STEP, stages)), values);
  }

  private void put(Instant time, double level_m) {
    series.put(time, new Observation("w1", Quantity.LEVEL_M, time, Duration.ZERO, level_m, 0));
  }

  /** A tide: a past that can be foreseen. */
  private static double tide_m(Instant time) {
    double hours = time.getEpochSecond() / 3600.0;
    return 1 + 0.4 * Math.sin(2 * Math.PI * hours / 12.42);
  }

  private void past(Duration length) {
    for (Instant time = NOON.minus(length); !time.isAfter(NOON); time = time.plus(STEP)) {
      put(time, tide_m(time));
    }
  }

  @Test
  void foreseesWithAnIntervalOnceItHasSeenEnough() {
    past(Duration.ofDays(20));
    GaugeState state = desk().states(NOON).get(0);
    assertThat(state.level_m()).isEqualTo(tide_m(NOON));
    assertThat(state.age()).isZero();
    assertThat(state.confidence()).isEqualTo(1);
    assertThat(state.riseRank()).isBetween(0.0, 1.0);
    assertThat(state.forecast()).extracting(lead -> lead.lead()).contains(1, 4, 24);
    state
        .forecast()
        .forEach(
            lead -> {
              double truth_m = tide_m(NOON.plus(STEP.multipliedBy(lead.lead())));
              assertThat(lead.level_m()).isBetween(truth_m - 0.05, truth_m + 0.05);
              assertThat(lead.low_m()).isLessThanOrEqualTo(lead.level_m());
              assertThat(lead.high_m()).isGreaterThanOrEqualTo(lead.level_m());
            });
  }

  @Test
  void withoutAPastItTellsLevelRiseAndStageAndForeseesNothing() {
    for (int i = 0; i <= 8; i++) {
      put(NOON.minus(STEP.multipliedBy(8 - i)), 1 + 0.05 * i);
    }
    GaugeState state = desk().states(NOON).get(0);
    assertThat(state.stage()).isEqualTo(1);
    assertThat(state.trend()).isEqualTo(GaugeState.Trend.RISING);
    assertThat(state.rise_m_h()).isBetween(0.19, 0.21);
    assertThat(state.forecast()).isEmpty();
  }

  @Test
  void aSpikeIsFlaggedAndASilentGaugeIsUnknownNotLow() {
    past(Duration.ofDays(3));
    put(NOON.minus(STEP), 9);
    GaugeState state = desk().states(NOON).get(0);
    assertThat(state.level_m()).isEqualTo(tide_m(NOON));
    put(NOON, 60);
    state = desk().states(NOON).get(0);
    assertThat(QualityFlags.names(state.flags())).contains("RANGE");
    assertThat(state.level_m()).isLessThan(2);
    GaugeState later = desk().states(NOON.plus(Duration.ofDays(2))).get(0);
    assertThat(later.level_m()).isNaN();
    assertThat(later.confidence()).isZero();
  }

  @Test
  void aStageEndsOnlyBelowItsMarginAlsoAfterARestart() {
    put(NOON.minus(STEP), 1.21);
    GaugeDesk desk = desk();
    GaugeState before = desk.states(NOON.minus(STEP)).get(0);
    assertThat(before.stage()).isEqualTo(1);
    put(NOON, 1.19);
    assertThat(desk.states(NOON).get(0).stage()).isEqualTo(1);
    GaugeDesk restarted = desk();
    restarted.resume(List.of(before));
    assertThat(restarted.states(NOON).get(0).stage()).isEqualTo(1);
    assertThat(desk().states(NOON).get(0).stage()).isZero();
  }
}
