package org.freshet.gauge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RainQcTest {
  private static final int STEPS = 60;
  private static final RainQcOptions OPTIONS = RainQcOptions.of(Duration.ofMinutes(5));

  private static RainNetwork network(int size) {
    List<String> ids = IntStream.range(0, size).mapToObj(i -> "g" + i).toList();
    double[] x_m = IntStream.range(0, size).mapToDouble(i -> 1000.0 * i).toArray();
    return new RainNetwork(ids, x_m, new double[size], 10_000);
  }

  /** One gauge alone: no neighbours to compare with. */
  private static int[] alone(float... rain_mm) {
    return new RainQc(network(1), OPTIONS).check(new float[][] {rain_mm})[0];
  }

  private static boolean has(int flags, int flag) {
    return (flags & flag) != 0;
  }

  @Test
  void flagsWhatCannotFallAndKeepsTheLargestThatCan() {
    int[] flags = alone(0, -1, 62, 60, Float.NaN);

    assertThat(has(flags[1], QualityFlags.RANGE)).isTrue();
    assertThat(has(flags[2], QualityFlags.RANGE)).isTrue();
    assertThat(has(flags[3], QualityFlags.RANGE)).isFalse();
    assertThat(has(flags[4], QualityFlags.MISSING)).isTrue();
  }

  @Test
  void flagsALoneSpikeButNotTheBurstOfAStorm() {
    assertThat(has(alone(0, 8, 0)[1], QualityFlags.SPIKE)).isTrue();
    assertThat(has(alone(0, 8, 3, 0)[1], QualityFlags.SPIKE)).isFalse();
    assertThat(has(alone(0, 2, 0)[1], QualityFlags.SPIKE)).isFalse();
    assertThat(has(alone(1, 40, 3)[1], QualityFlags.RATE_OF_CHANGE)).isTrue();
  }

  @Test
  void flagsTheSumAfterAnOutageButNotRainThatGoesOn() {
    float none = Float.NaN;

    assertThat(has(alone(0, none, none, none, 9, 0)[4], QualityFlags.ACCUMULATION)).isTrue();
    assertThat(has(alone(0, none, none, none, 4, 3)[4], QualityFlags.ACCUMULATION)).isFalse();
    assertThat(has(alone(0, none, 9, 0)[2], QualityFlags.ACCUMULATION)).isFalse();
  }

  @Test
  void flagsAStuckWetValueButNeitherDryWeatherNorDrizzle() {
    float[] stuck = {0.1f, 0, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0};
    float[] drizzle = new float[20];
    Arrays.fill(drizzle, 0.1f);

    assertThat(has(alone(stuck)[2], QualityFlags.FLAT_LINE)).isTrue();
    assertThat(has(alone(stuck)[8], QualityFlags.FLAT_LINE)).isFalse();
    assertThat(alone(drizzle)).containsOnly(QualityFlags.UNCHECKED);
    assertThat(alone(new float[200])).containsOnly(QualityFlags.UNCHECKED);
  }

  @Test
  void flagsABlockedGaugeUntilItShowsRainAgain() {
    float[][] rain_mm = new float[7][20];
    for (int other = 1; other < 7; other++) {
      Arrays.fill(rain_mm[other], 2, 10, 0.3f);
    }
    rain_mm[0][15] = 0.1f;
    int[] flags = new RainQc(network(7), OPTIONS).check(rain_mm)[0];

    for (int time = 0; time < 20; time++) {
      assertThat(has(flags[time], QualityFlags.NEIGHBOUR_LOW))
          .as("time %s", time)
          .isEqualTo(time >= 7 && time < 15);
    }
  }

  @Test
  void leavesAGaugeWithTooFewNeighboursUnchecked() {
    float[][] rain_mm = new float[5][3];
    rain_mm[0][1] = 12;

    assertThat(new RainQc(network(5), OPTIONS).check(rain_mm)[0])
        .containsExactly(
            QualityFlags.UNCHECKED,
            QualityFlags.UNCHECKED | QualityFlags.SPIKE,
            QualityFlags.UNCHECKED);
  }

  @Test
  void flagsWhatContradictsTheRadarOverAnHour() {
    float[][] deaf = new float[1][12];
    float[][] wet = new float[1][12];
    float[][] dry = new float[1][12];
    float[][] shouting = new float[1][12];
    Arrays.fill(wet[0], 0.3f);
    shouting[0][4] = 1.5f;
    shouting[0][5] = 1.5f;
    RainQc qc = new RainQc(network(1), OPTIONS);

    assertThat(has(qc.check(deaf, wet, wet)[0][0], QualityFlags.RADAR)).isTrue();
    assertThat(has(qc.check(deaf, dry, wet)[0][0], QualityFlags.RADAR)).isFalse();
    assertThat(has(qc.check(shouting, dry, dry)[0][4], QualityFlags.RADAR)).isTrue();
    assertThat(has(qc.check(shouting, dry, dry)[0][0], QualityFlags.RADAR)).isFalse();
    assertThat(has(qc.check(shouting, dry, wet)[0][4], QualityFlags.RADAR)).isFalse();
    dry[0][3] = Float.NaN;
    assertThat(has(qc.check(shouting, dry, dry)[0][4], QualityFlags.RADAR)).isFalse();
  }

  @Test
  void agreesWithNeighbourRulesWrittenOutNaively() {
    long seed = 20190919;
    Random random = new Random(seed);
    for (int round = 0; round < 30; round++) {
      float[][] rain_mm = storm(random, 9);
      int[][] flags = new RainQc(network(9), OPTIONS).check(rain_mm);
      for (int station = 0; station < 9; station++) {
        boolean[][] naive = naive(rain_mm, station);
        for (int time = 0; time < STEPS; time++) {
          assertThat(has(flags[station][time], QualityFlags.NEIGHBOUR_LOW))
              .as("low, seed %s round %s station %s time %s", seed, round, station, time)
              .isEqualTo(naive[0][time]);
          assertThat(has(flags[station][time], QualityFlags.NEIGHBOUR_HIGH))
              .as("high, seed %s round %s station %s time %s", seed, round, station, time)
              .isEqualTo(naive[1][time]);
        }
      }
    }
  }

  private static float[][] storm(Random random, int stations) {
    float[][] rain_mm = new float[stations][STEPS];
    for (int time = 0; time < STEPS; time++) {
      double wet = Math.sin(time / 8.0) > 0 ? 0.5 : 0;
      for (float[] one : rain_mm) {
        double value = wet == 0 ? 0 : Math.max(0, wet + 0.3 * random.nextGaussian());
        one[time] = random.nextInt(12) == 0 ? Float.NaN : (float) value;
        one[time] = random.nextInt(40) == 0 ? 20 * random.nextFloat() : one[time];
      }
    }
    Arrays.fill(rain_mm[random.nextInt(stations)], 10, 40, 0);
    return rain_mm;
  }

  private static boolean[][] naive(float[][] rain_mm, int station) {
    boolean[] low = new boolean[STEPS];
    boolean[] high = new boolean[STEPS];
    for (int time = 0; time < STEPS; time++) {
      float own = rain_mm[station][time];
      double median = median(rain_mm, station, time);
      boolean zeros = time >= 5;
      for (int back = 0; back < 6 && zeros; back++) {
        zeros = rain_mm[station][time - back] == 0 && median(rain_mm, station, time - back) > 0;
      }
      low[time] =
          !Float.isNaN(own) && own == 0 && (zeros || stillBlocked(rain_mm, station, low, time));
      double limit = median < 0.4 ? 10 : 25 * median;
      high[time] = !Double.isNaN(median) && own > limit;
    }
    return new boolean[][] {low, high};
  }

  private static boolean stillBlocked(float[][] rain_mm, int station, boolean[] low, int time) {
    int before = time - 1;
    while (before >= 0 && Float.isNaN(rain_mm[station][before])) {
      before--;
    }
    return before >= 0 && low[before];
  }

  private static double median(float[][] rain_mm, int station, int time) {
    double[] values =
        IntStream.range(0, rain_mm.length)
            .filter(other -> other != station && !Float.isNaN(rain_mm[other][time]))
            .mapToDouble(other -> rain_mm[other][time])
            .sorted()
            .toArray();
    int half = values.length / 2;
    return values.length < 5
        ? Double.NaN
        : values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }
}
