package org.freshet.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.freshet.sink.TerrainModel;
import org.junit.jupiter.api.Test;

class SpillRainTest {
  private static final Duration HALF_HOUR = Duration.ofMinutes(30);

  @Test
  void thatMuchRainFillsADryBowlToItsOutlet() {
    TerrainModel terrain = bowl();
    FloodModel model = FloodModelTest.sealed(terrain);
    FloodState dry = model.dry(FloodModelTest.T0);
    float left_mm = new SpillRain(dry).rain_mm(HALF_HOUR)[0];
    double area_m2 = model.runoff().area_m2(0);
    assertThat(left_mm)
        .isCloseTo((float) (1000 * terrain.hierarchy().volume_m3(0) / area_m2), within(0.01f));
    FloodState almost = dry.step(FloodModelTest.uniform(model, 0, left_mm - 0.1));
    FloodState over = dry.step(FloodModelTest.uniform(model, 0, left_mm + 0.1));
    assertThat(almost.water().full(0)).isFalse();
    assertThat(over.water().full(0)).isTrue();
  }

  @Test
  void rainThatFellIsTakenOffAndAFullSinkHasNoneLeft() {
    FloodModel model = FloodModelTest.sealed(bowl());
    FloodState dry = model.dry(FloodModelTest.T0);
    FloodState wet = dry.step(FloodModelTest.uniform(model, 0, 20));
    float before_mm = new SpillRain(dry).rain_mm(HALF_HOUR)[0];
    float after_mm = new SpillRain(wet).rain_mm(HALF_HOUR)[0];
    assertThat(before_mm - after_mm).isCloseTo(20, within(0.01f));
    FloodState full = wet.step(FloodModelTest.uniform(model, 1, 3000));
    assertThat(new SpillRain(full).rain_mm(HALF_HOUR)[0]).isZero();
  }

  @Test
  void slowRainLeavesMoreToTheSewers() {
    FloodModel model =
        FloodModelTest.drained(
            bowl(), SurfaceClass.of(0, "street", 1, 2), 10, FloodOptions.defaults());
    SpillRain spill = new SpillRain(model.dry(FloodModelTest.T0));
    float quarter_mm = spill.rain_mm(Duration.ofMinutes(15))[0];
    float twoHours_mm = spill.rain_mm(Duration.ofHours(2))[0];
    assertThat(twoHours_mm - quarter_mm).isCloseTo(17.5f, within(0.05f));
  }

  @Test
  void aSinkTooLargeForAnyRainIsNotANumber() {
    Random random = new Random(5);
    FloodModel model =
        FloodModelTest.drained(
            Terrains.random(random, 20, 20, 1),
            SurfaceClass.of(0, "sponge", 0, 0),
            0,
            FloodOptions.defaults());
    assertThat(new SpillRain(model.dry(FloodModelTest.T0)).rain_mm(HALF_HOUR))
        .containsOnly(Float.NaN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SpillRain(model.dry(FloodModelTest.T0)).rain_mm(Duration.ZERO));
  }

  private static TerrainModel bowl() {
    return Terrains.drawn(
        """
        3 3   3   3   3
        3 2.9 2.9 2.9 3
        3 2.9 2.8 2.9 2.95
        3 2.9 2.9 2.9 3
        3 3   3   3   3
        """);
  }
}
