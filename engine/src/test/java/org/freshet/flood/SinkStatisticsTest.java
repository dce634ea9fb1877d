package org.freshet.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.freshet.rain.RainForecast;
import org.freshet.sink.SinkLevels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinkStatisticsTest {
  private static final List<Double> SHARES = List.of(0.1, 0.5, 1.0);
  private static final List<Double> DEPTHS_M = List.of(0.05, 0.3);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16})
  void theyAreThoseOfTheWholeForecastForAnyNumberOfThreads(int threads) {
    Random random = new Random(61);
    FloodModel model = FloodModelTest.anything(random);
    RainForecast rain = FloodForecastTest.rain(model, random, 7, 5);
    FloodState start = model.dry(FloodModelTest.T0);
    FloodForecast whole = model.forecast(start, rain);
    SinkStatistics statistics = SinkStatistics.of(start, rain, SHARES, DEPTHS_M, threads);
    assertThat(statistics.times()).isEqualTo(whole.times());
    for (int lead = 0; lead < 5; lead++) {
      for (int leaf = 0; leaf < model.runoff().leafCount(); leaf++) {
        for (int share = 0; share < SHARES.size(); share++) {
          SinkLevels expected = whole.quantile(lead, SHARES.get(share));
          assertThat(Float.floatToIntBits(statistics.quantile(lead, share).level_m(leaf)))
              .isEqualTo(Float.floatToIntBits(expected.level_m(leaf)));
        }
        float level_m = (float) (model.terrain().hierarchy().pitElevation_m(leaf) + 0.3);
        assertThat(statistics.probability(lead, 1, leaf))
            .isEqualTo(whole.probability(lead, leaf, level_m));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 0.8})
  void theTimeToADepthIsTheFirstLeadTimeThatIsLikelyEnough(double share) {
    Random random = new Random(62);
    FloodModel model = FloodModelTest.anything(random);
    RainForecast rain = FloodForecastTest.rain(model, random, 6, 5);
    SinkStatistics statistics =
        SinkStatistics.of(model.dry(FloodModelTest.T0), rain, SHARES, DEPTHS_M, 2);
    int found = 0;
    for (int leaf = 0; leaf < model.runoff().leafCount(); leaf++) {
      Instant time = statistics.timeTo(0, leaf, share);
      int lead = time == null ? 5 : statistics.times().indexOf(time);
      for (int i = 0; i < lead; i++) {
        assertThat(statistics.probability(i, 0, leaf)).isLessThan(share);
      }
      found += time == null ? 0 : 1;
    }
    assertThat(found).isPositive();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void quantilesOutOfRangeAreRefused(double share) {
    Random random = new Random(63);
    FloodModel model = FloodModelTest.anything(random);
    RainForecast rain = FloodForecastTest.rain(model, random, 2, 2);
    FloodState start = model.dry(FloodModelTest.T0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SinkStatistics.of(start, rain, List.of(share), DEPTHS_M, 1));
  }
}
