package org.freshet.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.sink.TerrainModel;
import org.junit.jupiter.api.Test;

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
