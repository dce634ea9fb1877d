package org.freshet.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LevelForecasterTest {
  private static final long SEED = 11;

  /** A brook: rain runs through two stores in a row. */
  private static LevelHistory brook(int steps) {
    Random random = new Random(SEED);
    double[] level_m = new double[steps];
    double[] rain_mm = new double[steps];
    double first = 0;
    double second = 0;
    int wet = 0;
    for (int i = 0; i < steps; i++) {
      wet = random.nextInt(120) == 0 ? 4 + random.nextInt(10) : wet - 1;
      rain_mm[i] = wet > 0 ? 4 * random.nextDouble() : 0;
      second += 0.2 * first - 0.08 * second;
      first += rain_mm[i] - 0.2 * first;
      level_m[i] = 0.3 + 0.03 * second + 0.001 * random.nextGaussian();
    }
    return new LevelHistory(level_m, rain_mm);
  }

  @Test
  void beatsPersistenceWhereRainIsKnownAndItsIntervalsHold() {
    LevelHistory history = brook(4000);
    LevelForecaster forecaster = new LevelForecaster(history.part(0, 3000), 4, 8);
    double[] squares = new double[2];
    int inside = 0;
    int count = 0;
    for (int at = 3010; at < 3980; at++) {
      LeadForecast four = forecaster.forecast(history, at).orElseThrow().get(0);
      double truth = history.level_m()[at + 4];
      squares[0] += Math.pow(four.level_m() - truth, 2);
      squares[1] += Math.pow(history.level_m()[at] - truth, 2);
      inside += truth >= four.low_m() && truth <= four.high_m() ? 1 : 0;
      count++;
    }
    assertThat(squares[0]).as("seed %s", SEED).isLessThan(0.5 * squares[1]);
    assertThat((double) inside / count).isBetween(0.7, 0.9);
  }

  @Test
  void widensItsIntervalsAfterForecastsThatWentWrong() {
    Random random = new Random(SEED);
    double[] walk = new double[1500];
    for (int i = 1; i < walk.length; i++) {
      double step_m = i < 1200 ? 0.01 : 0.05;
      walk[i] = walk[i - 1] + step_m * random.nextGaussian();
    }
    LevelHistory history = LevelHistory.ofLevels(walk);
    LevelForecaster forecaster = new LevelForecaster(history.part(0, 1200), 4);
    int inside = 0;
    for (int at = 1300; at < 1490; at++) {
      LeadForecast four = forecaster.forecast(history, at).orElseThrow().get(0);
      inside += walk[at + 4] >= four.low_m() && walk[at + 4] <= four.high_m() ? 1 : 0;
    }

    assertThat(inside / 190.0).as("seed %s", SEED).isBetween(0.65, 0.9);
  }

  @Test
  void fallsBackToPersistenceWhereNothingCanBeLearnt() {
    Random random = new Random(SEED);
    double[] walk = new double[1500];
    for (int i = 1; i < walk.length; i++) {
      walk[i] = walk[i - 1] + 0.01 * random.nextGaussian();
    }
    LevelHistory history = LevelHistory.ofLevels(walk);
    LeadForecast forecast = new LevelForecaster(history, 4).forecast(history).orElseThrow().get(0);

    assertThat(forecast.method()).isEqualTo(LevelMethod.PERSISTENCE);
    assertThat(forecast.level_m()).isEqualTo(walk[1499]);
    assertThat(forecast.low_m()).isLessThan(forecast.level_m());
    assertThat(forecast.high_m()).isGreaterThan(forecast.level_m());
  }

  @Test
  void saysNothingAfterAGapAndRefusesAShortPast() {
    LevelHistory history = brook(500);
    LevelForecaster forecaster = new LevelForecaster(history, 2);
    history.level_m()[496] = Double.NaN;

    assertThat(forecaster.forecast(history)).isEmpty();
    assertThatThrownBy(() -> new LevelForecaster(history.part(0, 50), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too few");
  }

  @Test
  void doesNotLookAhead() {
    LevelHistory history = brook(1000);
    LevelForecaster forecaster = new LevelForecaster(history.part(0, 800), 4);
    List<LeadForecast> before = forecaster.forecast(history, 900).orElseThrow();
    java.util.Arrays.fill(history.level_m(), 901, 1000, 99);
    java.util.Arrays.fill(history.rain_mm(), 901, 1000, 99);

    assertThat(forecaster.forecast(history, 900).orElseThrow()).isEqualTo(before);
  }

  @Test
  void tellsTheStateOfAGaugeWithAgeStageTrendAndConfidence() {
    LevelHistory history = brook(1000);
    Duration interval = Duration.ofMinutes(15);
    RiseClimatology climatology = new RiseClimatology(history.level_m(), 4);
    GaugeStateMaker maker =
        new GaugeStateMaker(
            "mqtt",
            interval,
            new AlarmStages(new double[] {1, 2}, 0.05),
            climatology,
            new LevelForecaster(history, 4));
    Instant start = Instant.parse("2024-06-01T00:00:00Z");
    List<Observation> levels = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Instant time = start.plus(interval.multipliedBy(i));
      levels.add(new Observation("b", Quantity.LEVEL_M, time, Duration.ZERO, 0.1 * i, 0));
    }
    Instant newest = levels.get(19).time();

    GaugeState fresh = maker.state("b", newest.plusSeconds(60), levels, new double[0], 0);
    assertThat(fresh.stage()).isEqualTo(1);
    assertThat(fresh.trend()).isEqualTo(GaugeState.Trend.RISING_FAST);
    assertThat(fresh.rise_m_h()).isCloseTo(0.4, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(fresh.confidence()).isEqualTo(1);
    assertThat(fresh.forecast()).hasSize(1);

    GaugeState late = maker.state("b", newest.plusSeconds(45 * 60), levels, new double[0], 1);
    assertThat(late.age()).isEqualTo(Duration.ofMinutes(45));
    assertThat(late.confidence()).isEqualTo(0.5);

    levels.set(19, levels.get(19).flagged(QualityFlags.SPIKE));
    GaugeState doubted = maker.state("b", newest, levels, new double[0], 1);
    assertThat(doubted.level_m()).isCloseTo(1.8, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(doubted.confidence()).isEqualTo(0.5);
    assertThat(QualityFlags.names(doubted.flags())).containsExactly("SPIKE");

    GaugeState silent = maker.state("b", newest, List.of(), new double[0], 2);
    assertThat(silent.level_m()).isNaN();
    assertThat(silent.confidence()).isZero();
    assertThat(silent.trend()).isEqualTo(GaugeState.Trend.UNKNOWN);
  }
}
