package org.freshet.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.freshet.progress.Progress;
import org.freshet.rain.RainFrame;
import org.freshet.sink.TerrainModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TravelTest {
  private static final TravelOptions SLOW =
      new TravelOptions(Duration.ofMinutes(5), 12, new OverlandFlow.Upland(0.02, 0.05), 0.001);

  /** A chute of 1 % into a pit with a sill behind it, lower than the chute; cells of 1 m. */
  private static final TerrainModel CHUTE = chute(60, 0.01);

  private static TerrainModel chute(int length, double slope) {
    StringBuilder rows = new StringBuilder();
    for (int row = 0; row < 3; row++) {
      for (int col = 0; col < length + 2; col++) {
        boolean wall = row != 1 || col == 0;
        double floor = col == length ? 8 : col > length ? 9.2 : 9.3 + slope * (length - col);
        rows.append(wall ? "20 " : String.format(Locale.ROOT, "%.2f ", floor));
      }
      rows.append('\n');
    }
    return Terrains.drawn(rows.toString());
  }

  @Test
  void theTravelTimeIsThatOfTheUplandFormula() {
    TravelTimes times = new TravelTimes(CHUTE, Surfaces.uniform(SurfaceClass.SEALED), SLOW);
    int cols = CHUTE.geometry().cols();
    double perMetre_s = 1 / (0.05 * Math.sqrt(0.01));
    double last = times.time_s(cols + 59);
    assertThat(times.time_s(cols + 9) - last).isCloseTo(50 * perMetre_s, within(2.0));
    assertThat(times.time_s(cols + 60)).isZero();
  }

  /**
   * A plane under even rain whose waves all travel alike: q = i v t up to the time of concentration
   * L / v, then q = i L. Classes arrive at their lower edge, so up to one class early.
   */
  @Test
  void aPlaneUnderEvenRainRisesLinearlyToItsTimeOfConcentration() {
    TravelOptions options =
        new TravelOptions(Duration.ofMinutes(5), 12, new OverlandFlow.Upland(0.25, 0.25), 0.001);
    FloodModel model = model(CHUTE, options);
    double speed_m_s = 0.25 * Math.sqrt(0.01);
    double length_m = 59;
    double rain_m_s = 0.001 / 300;
    // The pit's own cell and the sill behind it give their rain at once.
    double near_m2 = 2;
    FloodState state = model.dry(FloodModelTest.T0);
    for (int i = 0; i < 12; i++) {
      state = state.step(FloodModelTest.uniform(model, i, 1));
      double end_s = 300.0 * (i + 1);
      double arrived_m3 = state.balance().stored_m3() + state.balance().outflow_m3();
      double least_m3 = plane_m3(rain_m_s, speed_m_s, length_m, end_s);
      double most_m3 = plane_m3(rain_m_s, speed_m_s, length_m, end_s + 300);
      double near_m3 = near_m2 * rain_m_s * end_s;
      assertThat(arrived_m3 - outside_m3(model, rain_m_s * end_s))
          .as("after %s s", end_s)
          .isBetween(least_m3, most_m3 + near_m3);
    }
  }

  /** The two planes of the reference, of 100 m each under 50 mm/h. */
  @ParameterizedTest
  @CsvSource({"0.01, 0.030, 674.8", "0.05, 0.015, 274.7"})
  void aKinematicPlaneRisesToItsTimeOfConcentration(
      double slope, double manning, double concentration_s) {
    OverlandFlow flow = new OverlandFlow.KinematicWave(1, manning, 50);
    TravelOptions options = new TravelOptions(Duration.ofMinutes(1), 100, flow, 0.001);
    TerrainModel chute = chute(101, slope);
    TravelTimes times = new TravelTimes(chute, Surfaces.uniform(SurfaceClass.SEALED), options);
    int cols = chute.geometry().cols();
    // The last of the plane's hundred metres ends above the pit.
    assertThat(times.time_s(cols + 1)).isCloseTo(concentration_s, within(0.01 * concentration_s));

    FloodModel model = model(chute, options);
    double rain_m_s = 50 / 3.6e6;
    double outside_m2 = chute.geometry().cells() - model.runoff().area_m2(0);
    FloodState state = model.dry(FloodModelTest.T0);
    double before_m3 = 0;
    for (int i = 1; i <= 20; i++) {
      Instant start = state.time();
      float[] minute_mm = {(float) (50 / 60.0)};
      state = state.step(new RainFrame(start, start.plusSeconds(60), minute_mm, "radar"));
      double end_s = 60.0 * i;
      WaterBalance balance = state.balance();
      double arrived_m3 =
          balance.stored_m3() + balance.outflow_m3() - outside_m2 * rain_m_s * end_s;
      // The pit's own cell, its sill and the step into it give their rain at once.
      double near_m3 = 3 * rain_m_s * end_s;
      assertThat(arrived_m3)
          .as("after %s s", end_s)
          .isBetween(
              0.99 * kinematic_m3(rain_m_s, concentration_s, end_s),
              1.01 * kinematic_m3(rain_m_s, concentration_s, end_s + 60) + near_m3);
      if (end_s > concentration_s + 60) {
        double discharge_m3_s = (arrived_m3 - before_m3) / 60;
        assertThat(discharge_m3_s).as("i L").isCloseTo(1.3889e-3, within(3 * rain_m_s));
      }
      before_m3 = arrived_m3;
    }
  }

  /** What left a plane of 100 m: q = i L (t / t_c)^(5/3), then i L. */
  private static double kinematic_m3(double rain_m_s, double concentration_s, double time_s) {
    double rising_s = Math.min(time_s, concentration_s);
    double rose = Math.pow(rising_s / concentration_s, 5.0 / 3) * rising_s * 3 / 8;
    return rain_m_s * 100 * (rose + Math.max(0, time_s - concentration_s));
  }

  @Test
  void moreRainMakesTheKinematicWaveFaster() {
    double slow_s = OverlandFlow.KinematicWave.of(20).time_s(10);
    double fast_s = OverlandFlow.KinematicWave.of(80).time_s(10);
    assertThat(slow_s / fast_s).isCloseTo(Math.pow(4, 0.4), within(1e-9));
  }

  /** Rain on ground that drains off the raster at once. */
  private static double outside_m3(FloodModel model, double rain_m) {
    double ground_m2 = CHUTE.geometry().cells();
    return (ground_m2 - model.runoff().area_m2(0)) * rain_m;
  }

  private static double plane_m3(
      double rain_m_s, double speed_m_s, double length_m, double time_s) {
    double concentration_s = length_m / speed_m_s;
    double rising_s = Math.min(time_s, concentration_s);
    return rain_m_s
        * (speed_m_s * rising_s * rising_s / 2 + length_m * Math.max(0, time_s - concentration_s));
  }

  @Test
  void runoffArrivesWhenItsWayIsOverAndIsNeverLost() {
    FloodModel model = model(CHUTE, SLOW);
    FloodState state = model.dry(FloodModelTest.T0);
    double before_m3 = -1;
    boolean grew = false;
    for (int i = 0; i < 16; i++) {
      state = state.step(FloodModelTest.uniform(model, i, i == 0 ? 6 : 0));
      assertThat(state.balance().relativeError()).isLessThan(1e-12);
      assertThat(state.balance().stored_m3()).isGreaterThanOrEqualTo(before_m3);
      grew |= i > 2 && state.balance().stored_m3() > before_m3 + 1e-9;
      before_m3 = state.balance().stored_m3();
    }
    assertThat(grew).as("water arrives late").isTrue();
    assertThat(state.balance().travelling_m3()).isZero();
  }

  /** Two pits on a slope, a long way apart; the upper one spills into the lower one. */
  @Test
  void spilledWaterArrivesInTheNextSinkLater() {
    StringBuilder rows = new StringBuilder();
    for (int row = 0; row < 3; row++) {
      for (int col = 0; col < 60; col++) {
        double floor = col == 1 ? 19 : col == 56 ? 9 : col == 59 ? 13.5 : 20 - 0.1 * col;
        boolean wall = row != 1 || col == 0;
        rows.append(wall ? "30 " : String.format(Locale.ROOT, "%.2f ", floor));
      }
      rows.append('\n');
    }
    TerrainModel terrain = Terrains.drawn(rows.toString());
    assertThat(terrain.hierarchy().spillLeaf(0)).isEqualTo(1);
    FloodModel model = model(terrain, SLOW);
    FloodState state = model.dry(FloodModelTest.T0);
    LevelReading burst = new LevelReading("burst", terrain.geometry().cell(1, 1), 99, 1);
    state = LevelCorrections.apply(state, List.of(burst)).state();
    double full_m3 = terrain.hierarchy().volume_m3(0);
    assertThat(state.water().stored_m3(0)).isCloseTo(full_m3, within(1e-9));
    double above_m3 = 0;
    double below_m3 = 0;
    for (int i = 0; i < 20; i++) {
      state = state.step(FloodModelTest.uniform(model, i, i < 2 ? 10 : 0));
      assertThat(state.balance().relativeError()).isLessThan(1e-12);
      above_m3 += state.spilled_m3(0);
      below_m3 = state.water().stored_m3(1);
      if (i == 1) {
        assertThat(above_m3).as("has spilled").isPositive();
        assertThat(state.balance().travelling_m3()).isGreaterThanOrEqualTo(above_m3 * 0.999);
      }
    }
    assertThat(state.balance().travelling_m3()).isCloseTo(0, within(1e-12));
    assertThat(below_m3).isGreaterThan(above_m3);
    assertThat(state.water().stored_m3(0)).isCloseTo(full_m3, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(longs = {51, 52, 53})
  void inTheEndTheSameWaterStandsAsWithInstantArrival(long seed) {
    TerrainModel terrain = Terrains.random(new Random(seed), 30, 30, 5);
    FloodState late = wait(model(terrain, SLOW));
    FloodState instant = wait(model(terrain, TravelOptions.instant()));
    for (int leaf = 0; leaf < terrain.hierarchy().leafCount(); leaf++) {
      float level_m = instant.levels().level_m(leaf);
      if (!Float.isNaN(level_m)) {
        assertThat(late.levels().level_m(leaf)).isCloseTo(level_m, within(1e-3f));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 150, 300, 420, 900})
  void theLengthOfTheStepsLosesNothing(int step_s) {
    FloodModel model = model(Terrains.random(new Random(6), 30, 30, 20), SLOW);
    FloodState state = model.dry(FloodModelTest.T0);
    for (int i = 0; i * step_s < 7200; i++) {
      Instant start = FloodModelTest.T0.plusSeconds((long) i * step_s);
      float rain_mm = i * step_s < 1800 ? step_s / 60f : 0;
      state =
          state.step(
              new RainFrame(start, start.plusSeconds(step_s), new float[] {rain_mm}, "radar"));
      assertThat(state.balance().relativeError()).isLessThan(1e-12);
    }
    assertThat(state.balance().travelling_m3()).isCloseTo(0, within(1e-9));
  }

  @Test
  void classesOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new TravelOptions(Duration.ofMinutes(5), 0, OverlandFlow.Upland.defaults(), 0.1))
        .withMessageContaining("PT5M");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OverlandFlow.Upland(0, 1))
        .withMessageContaining("2.12");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OverlandFlow.KinematicWave.of(0))
        .withMessageContaining("50");
  }

  private static FloodState wait(FloodModel model) {
    FloodState state = model.dry(FloodModelTest.T0).step(FloodModelTest.uniform(model, 0, 300));
    for (int i = 1; i < 14; i++) {
      state = state.step(FloodModelTest.uniform(model, i, 0));
    }
    return state;
  }

  private static FloodModel model(TerrainModel terrain, TravelOptions travel) {
    RunoffMatrix matrix =
        RunoffMatrix.of(
            terrain,
            Terrains.rainOver(terrain, 1, 1),
            Surfaces.uniform(SurfaceClass.SEALED),
            travel,
            Progress.NONE);
    return new FloodModel(terrain, matrix, FloodOptions.defaults().withWeirs(false));
  }
}
