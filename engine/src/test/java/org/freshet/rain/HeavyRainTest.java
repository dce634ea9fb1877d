package org.freshet.rain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;

/** Figures of a published KOSTRA-DWD-2020 cell (index 49125). */
class HeavyRainTest {
  private static final double[] PERIODS = {1, 2, 5, 10, 50, 100};
  private static final double[] DURATIONS = {5, 15, 30, 60, 120, 240, 360, 720, 1440, 10_080};
  private static final double[][] DEPTHS = {
    {6.0, 7.4, 9.3, 10.8, 14.9, 16.9},
    {8.9, 10.9, 13.7, 16.0, 22.0, 24.9},
    {11.0, 13.4, 16.9, 19.8, 27.2, 30.8},
    {13.5, 16.4, 20.7, 24.2, 33.3, 37.7},
    {16.4, 20.0, 25.2, 29.4, 40.5, 45.9},
    {19.8, 24.2, 30.5, 35.7, 49.0, 55.6},
    {22.2, 27.1, 34.1, 39.9, 54.8, 62.1},
    {26.8, 32.7, 41.2, 48.2, 66.3, 75.1},
    {32.4, 39.5, 49.8, 58.3, 80.1, 90.7},
    {55.0, 67.2, 84.7, 99.0, 136.0, 154.2},
  };
  private final DepthTable table = new DepthTable(DURATIONS, PERIODS, DEPTHS);
  private final KostraCurve curve =
      new KostraCurve(1.0618, 0.727704, 4.47541, 1.37388, KostraCurve.SHAPE);

  @Test
  void closedFormMeetsEveryTableValueAsPublished() {
    for (int row = 0; row < DURATIONS.length; row++) {
      for (int col = 0; col < PERIODS.length; col++) {
        double depth = curve.depth_mm(DURATIONS[row], PERIODS[col]);
        assertThat(depth).isCloseTo(DEPTHS[row][col], within(0.0077 * DEPTHS[row][col]));
        double period = curve.returnPeriod_a(DURATIONS[row], depth);
        assertThat(period).isCloseTo(PERIODS[col], within(1e-6 * PERIODS[col]));
      }
    }
  }

  @Test
  void fitFindsTheClosedFormOfATable() {
    KostraCurve fitted = KostraCurve.fit(table);
    assertThat(fitted.theta_min()).isCloseTo(1.06, within(0.2));
    assertThat(fitted.eta()).isCloseTo(0.7277, within(0.003));
    for (int row = 0; row < DURATIONS.length; row++) {
      for (int col = 0; col < PERIODS.length; col++) {
        assertThat(fitted.depth_mm(DURATIONS[row], PERIODS[col]))
            .isCloseTo(DEPTHS[row][col], within(0.01 * DEPTHS[row][col]));
      }
    }
  }

  @Test
  void looksReturnPeriodsUpAsTheReferenceSoftwareDoes() {
    assertThat(table.returnPeriod_a(1440, 39.5)).isEqualTo(2);
    assertThat(table.returnPeriod_a(1440, 90.0)).isCloseTo(96.5, within(0.5));
    assertThat(table.returnPeriod_a(1440, 96.3)).isInfinite();
    assertThat(table.returnPeriod_a(1440, 30)).isZero();
    assertThatThrownBy(() -> table.depth_mm(3, 10)).hasMessageContaining("duration (3.0)");
    assertThatThrownBy(() -> table.depth_mm(60, 200)).hasMessageContaining("return period (200.0)");
  }

  @Test
  void refusesATableThatDoesNotGrow() {
    assertThatThrownBy(
            () -> new DepthTable(new double[] {5, 10}, new double[] {1}, new double[][] {{6}, {5}}))
        .hasMessageContaining("does not grow");
  }

  @Test
  void yieldIsLitresPerSecondAndHectare() {
    assertThat(DepthFrequency.yield_l_s_ha(55.6, 240)).isCloseTo(38.6, within(0.05));
  }

  @Test
  void eulerTwoPutsThePeakAtThreeTenths() {
    double[] durations = {5, 10, 15, 20, 30, 45, 60};
    double[][] depths = {{16.9}, {21.8}, {24.9}, {27.3}, {30.8}, {34.7}, {37.7}};
    DepthTable century = new DepthTable(durations, new double[] {100}, depths);
    double[] storm = DesignStorm.eulerTwo(century, 100, 5, 12, DesignStorm.PEAK_SHARE);
    double[] wanted = {2.4, 3.1, 4.9, 16.9, 1.75, 1.75, 1.3, 1.3, 1.3, 1.0, 1.0, 1.0};
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      assertThat(storm[i]).isCloseTo(wanted[i], within(1e-9));
      sum += storm[i];
    }
    assertThat(sum).isCloseTo(37.7, within(1e-9));
  }

  @Test
  void aPeakAtAThirdMovesTheStormByOneInterval() {
    double[] early = DesignStorm.eulerTwo(curve, 100, 5, 12, DesignStorm.PEAK_SHARE);
    double[] late = DesignStorm.eulerTwo(curve, 100, 5, 12, 1 / 3.0);
    assertThat(indexOfLargest(early)).isEqualTo(3);
    assertThat(indexOfLargest(late)).isEqualTo(4);
    assertThat(late[4]).isEqualTo(early[3]).isCloseTo(16.9, within(0.05));
    assertThat(late[0]).isLessThan(late[1]);
    assertThat(late[11]).isLessThan(late[5]);
  }

  private static int indexOfLargest(double[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    return largest;
  }

  @Test
  void theShapeOfTheTablesIsATenth() {
    double least = Double.POSITIVE_INFINITY;
    double best = 0;
    for (int hundredth = 4; hundredth <= 16; hundredth++) {
      double misfit = misfit(hundredth / 100.0);
      best = misfit < least ? hundredth / 100.0 : best;
      least = Math.min(least, misfit);
    }
    assertThat(best).isEqualTo(KostraCurve.SHAPE);
  }

  /** Squared relative errors of the curve of a shape, its location and scale by least squares. */
  private double misfit(double xi) {
    SimpleRegression line = new SimpleRegression();
    for (int row = 0; row < DURATIONS.length; row++) {
      double scaling = DURATIONS[row] * Math.pow(DURATIONS[row] + 1.0618, -0.727704);
      for (int col = 0; col < PERIODS.length; col++) {
        line.addData((Math.pow(PERIODS[col], xi) - 1) / xi, DEPTHS[row][col] / scaling);
      }
    }
    return line.getSumSquaredErrors();
  }

  @Test
  void blockRainIsTheSameInEveryIntervalAndFramesCarryIt() {
    double[] block = DesignStorm.block(60, 12);
    assertThat(block).hasSize(12).containsOnly(5.0);
    Instant start = Instant.parse("2026-06-18T15:00:00Z");
    var frames = DesignStorm.frames(block, start, Duration.ofMinutes(5), 3);
    assertThat(frames.get(11).end()).isEqualTo(start.plusSeconds(3600));
    assertThat(frames.get(4).rain_mm()).containsExactly(5, 5, 5);
    assertThat(frames.get(4).intensity_mm_h(0)).isEqualTo(60.0);
  }

  @Test
  void indexFollowsReturnPeriodThenTheRatioToTheCentury() {
    double[] depths = {13.4, 13.5, 16.4, 16.5, 20.7, 24.2, 24.3, 33.3, 37.7, 45.1};
    int[] wanted = {0, 1, 1, 2, 2, 3, 4, 6, 7, 7};
    for (int i = 0; i < depths.length; i++) {
      assertThat(Starkregenindex.of(depths[i], 60, table))
          .as("%s mm", depths[i])
          .isEqualTo(wanted[i]);
    }
    double[] extreme = {45.25, 52.79, 60.33, 82.95, 105.57};
    for (int i = 0; i < extreme.length; i++) {
      assertThat(Starkregenindex.of(extreme[i], 60, table)).isEqualTo(8 + i);
    }
    assertThat(Starkregenindex.of(Double.NaN, 60, table)).isZero();
    assertThat(Starkregenindex.severity(7)).isEqualTo(Starkregenindex.Severity.UNUSUAL);
    assertThat(Starkregenindex.severity(12)).isEqualTo(Starkregenindex.Severity.EXTREME);
  }

  @Test
  void runningSumsAgreeWithAddingUpAfresh() {
    long seed = 99;
    Random random = new Random(seed);
    int[] durations = {5, 15, 60};
    RunningSums sums = new RunningSums(4, Duration.ofMinutes(5), durations);
    float[][] rain = new float[40][4];
    Instant start = Instant.parse("2026-06-18T15:00:00Z");
    double[] largest = new double[3];
    for (int t = 0; t < rain.length; t++) {
      for (int cell = 0; cell < 4; cell++) {
        rain[t][cell] = random.nextInt(5) == 0 ? Float.NaN : random.nextFloat() * 3;
      }
      Instant from = start.plusSeconds(300L * t);
      sums.add(new RainFrame(from, from.plusSeconds(300), rain[t], "test"));
      for (int window = 0; window < 3; window++) {
        double sum = 0;
        int unknown = 0;
        int length = durations[window] / 5;
        for (int back = 0; back < length && back <= t; back++) {
          float value = rain[t - back][2];
          unknown += Float.isNaN(value) ? 1 : 0;
          sum += Float.isNaN(value) ? 0 : value;
        }
        largest[window] = Math.max(largest[window], sum);
        assertThat(sums.sum_mm(window, 2)).as("seed %d", seed).isCloseTo(sum, within(1e-5));
        assertThat(sums.largest_mm(window, 2)).isCloseTo(largest[window], within(1e-5));
        assertThat(sums.unknownShare(window, 2)).isCloseTo((double) unknown / length, within(1e-9));
      }
    }
  }

  @Test
  void namesTheDurationWithTheHighestIndex() {
    RunningSums sums = new RunningSums(1, Duration.ofMinutes(5), 5, 15, 60);
    Instant t = Instant.parse("2026-06-18T15:00:00Z");
    for (int i = 0; i < 12; i++) {
      float[] rain = {i < 9 ? 0.1f : 8f};
      sums.add(new RainFrame(t.plusSeconds(300L * i), t.plusSeconds(300L * i + 300), rain, "test"));
    }
    // 8 mm in 5 min comes every 2 to 5 years, 24 mm in 15 min nearly once in a century.
    assertThat(sums.duration_min(sums.worstWindow(0, table))).isEqualTo(15);
  }
}
