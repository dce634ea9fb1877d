package org.freshet.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.TerrainModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinkOutlooksTest {
  /** One pit of one cell under a flat of eight; all else drains off. */
  private static final TerrainModel PIT =
      Terrains.drawn(
          """
          9 9 9 9 9
          9 3 3 3 9
          9 3 2 3 9
          9 3 3 3 9
          9 9 9 9 9
          """);

  private static SinkOutlook outlook(FloodModel model, double... rain_mm) {
    FloodState state = model.dry(FloodModelTest.T0).step(FloodModelTest.uniform(model, 0, 10));
    List<List<RainFrame>> members = new ArrayList<>();
    for (double member_mm : rain_mm) {
      List<RainFrame> frames = new ArrayList<>();
      for (int step = 1; step <= 6; step++) {
        frames.add(FloodModelTest.uniform(model, step, member_mm));
      }
      members.add(frames);
    }
    RainForecast rain = new RainForecast(state.time(), members, "test", Duration.ZERO);
    SinkOutlooks outlooks =
        new SinkOutlooks(state, model.forecast(state, rain), List.of(30, 45), Duration.ZERO);
    return Objects.requireNonNull(outlooks.of(0));
  }

  @Test
  void quantilesProbabilitiesAndTimesAreThoseOfTheMembers() {
    FloodModel model = FloodModelTest.sealed(PIT);
    SinkOutlook outlook = outlook(model, 0, 2, 10, 40);
    assertThat(outlook.depth_m()).isCloseTo(9 * 0.010, within(1e-5));
    assertThat(outlook.leads()).hasSize(1);
    SinkOutlook.Lead lead = outlook.leads().get(0);
    Instant in30 = FloodModelTest.T0.plus(Duration.ofMinutes(35));
    assertThat(lead.time()).isEqualTo(in30);
    assertThat(lead.low_m()).isCloseTo(0.09, within(1e-5));
    assertThat(lead.median_m()).isCloseTo(0.09 + 6 * 9 * 0.002, within(1e-5));
    assertThat(lead.reach()).containsExactly(0.75, 0.5, 0.5);
    SinkOutlook.Threshold ten = outlook.thresholds().get(0);
    assertThat(ten.probability()).isEqualTo(0.75);
    assertThat(ten.reached()).isEqualTo(FloodModelTest.T0.plus(Duration.ofMinutes(10)));
  }

  @Test
  void theyAreThoseOfTheWholeForecast() {
    Random random = new Random(61);
    FloodModel model = FloodModelTest.anything(random);
    RainForecast rain = FloodForecastTest.rain(model, random, 7, 5);
    FloodState start = model.dry(FloodModelTest.T0);
    FloodForecast whole = model.forecast(start, rain, 2);
    SinkOutlooks outlooks =
        new SinkOutlooks(start, whole, List.of(5, 10, 15, 20, 25), Duration.ZERO);
    DepressionHierarchy sinks = model.terrain().hierarchy();
    int wet = 0;
    for (int leaf = 0; leaf < sinks.leafCount(); leaf++) {
      SinkOutlook outlook = outlooks.ofAny(leaf);
      for (int lead = 0; lead < 5; lead++) {
        SinkOutlook.Lead told = outlook.leads().get(lead);
        assertThat(told.low_m()).isEqualTo(depth_m(whole.quantile(lead, 0.1), sinks, leaf));
        assertThat(told.median_m()).isEqualTo(depth_m(whole.quantile(lead, 0.5), sinks, leaf));
        assertThat(told.high_m()).isEqualTo(depth_m(whole.quantile(lead, 0.9), sinks, leaf));
        for (int depth = 0; depth < SinkOutlooks.DEPTHS_M.size(); depth++) {
          double level_m = sinks.pitElevation_m(leaf) + SinkOutlooks.DEPTHS_M.get(depth);
          assertThat(told.reach().get(depth)).isEqualTo(whole.probability(lead, leaf, level_m));
        }
        wet += told.median_m() > 0 ? 1 : 0;
      }
    }
    assertThat(wet).isPositive();
  }

  private static double depth_m(SinkLevels levels, DepressionHierarchy sinks, int leaf) {
    return SinkOutlooks.depth_m(levels, leaf, sinks.pitElevation_m(leaf));
  }

  @Test
  void theTimeToADepthIsTheFirstAtWhichHalfOfTheMembersHaveBeenThere() {
    Random random = new Random(62);
    FloodModel model = FloodModelTest.anything(random);
    RainForecast rain = FloodForecastTest.rain(model, random, 6, 5);
    FloodState start = model.dry(FloodModelTest.T0);
    FloodForecast whole = model.forecast(start, rain);
    SinkOutlooks outlooks = new SinkOutlooks(start, whole, List.of(5), Duration.ZERO);
    DepressionHierarchy sinks = model.terrain().hierarchy();
    int found = 0;
    for (int leaf = 0; leaf < sinks.leafCount(); leaf++) {
      for (SinkOutlook.Threshold threshold : outlooks.ofAny(leaf).thresholds()) {
        int until = 0;
        while (until < 5 && 2 * reached(whole, until, leaf, threshold.depth_m()) < 6) {
          until++;
        }
        Instant expected = until == 5 ? null : whole.times().get(until);
        assertThat(threshold.reached()).isEqualTo(expected);
        assertThat(threshold.probability())
            .isEqualTo(reached(whole, 4, leaf, threshold.depth_m()) / 6.0);
        found += expected == null ? 0 : 1;
      }
    }
    assertThat(found).isPositive();
  }

  /** Members that had a sink so deep at any lead time up to one. */
  private static int reached(FloodForecast whole, int until, int leaf, double depth_m) {
    DepressionHierarchy sinks = whole.start().model().terrain().hierarchy();
    int count = 0;
    for (int member = 0; member < whole.memberCount(); member++) {
      boolean there = false;
      for (int lead = 0; lead <= until; lead++) {
        there |= depth_m(whole.levels(member, lead), sinks, leaf) >= depth_m;
      }
      count += there ? 1 : 0;
    }
    return count;
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void quantilesOutOfRangeAreRefused(double share) {
    Random random = new Random(63);
    FloodModel model = FloodModelTest.anything(random);
    RainForecast rain = FloodForecastTest.rain(model, random, 2, 2);
    FloodForecast whole = model.forecast(model.dry(FloodModelTest.T0), rain);
    assertThatIllegalArgumentException().isThrownBy(() -> whole.quantile(0, share));
  }

  @Test
  void lessRainIsLeftInAFullerSink() {
    FloodModel model =
        FloodModelTest.sealed(
            Terrains.drawn(
                """
                3.05 3.05 3.05 3.05 3.05
                3.05 3 3 3 3.05
                3.05 3 2 3 3.05
                3.05 3 3 3 3.05
                3.05 3.05 3.05 3.05 3.05
                """));
    FloodState dry = model.dry(FloodModelTest.T0);
    double before_mm = new SpillRain(dry).rain_mm(Duration.ofMinutes(60))[0];
    assertThat(outlook(model, 1, 1).rainLeft_mm().get(2)).isLessThan(before_mm - 9);
  }

  @Test
  void oldInputsGapsAndAnotherWayOutLowerTheConfidence() {
    RainQuality half = new RainQuality(0.5, 0.5, 3, 9);
    Duration now = Duration.ofMinutes(2);
    Duration old = Duration.ofMinutes(80);
    assertThat(LevelConfidence.of(RainQuality.FULL, now, 0, Double.NaN).value()).isEqualTo(1);
    assertThat(LevelConfidence.of(half, now, 0, 0.1).value()).isEqualTo(0.5);
    assertThat(LevelConfidence.of(RainQuality.FULL, old, 0, 0.1).value())
        .isCloseTo(0.4, within(1e-9));
    assertThat(LevelConfidence.of(RainQuality.FULL, now, 0.24, 0.04).value())
        .isCloseTo(0.5 + 0.5 * 0.04 / 0.24, within(1e-9));
    assertThat(LevelConfidence.of(RainQuality.FULL, now, 0.02, 0.04).value()).isEqualTo(1);
  }

  /** Three pits in a row: the middle one spills left at 5 and has its next way out right at 6. */
  @Test
  void theNextWayOutIsTheLowestPassToAnotherTree() {
    TerrainModel row =
        Terrains.drawn(
            """
            9 9 9 9 9 9 9
            4 2 5 3 6 2 4
            9 9 9 9 9 9 9
            """);
    FloodModel model = FloodModelTest.sealed(row);
    assertThat(model.competingSills().next_m(row.leafOf(7 + 3))).isEqualTo(6f);
  }
}
