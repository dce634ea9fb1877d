package org.freshet.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.freshet.grid.FloatGrid;
import org.freshet.progress.Progress;
import org.freshet.rain.RainFrame;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.TerrainModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeirTest {
  private static final int SIDE = 42;

  /** A square basin 40 x 40 m and 1 m deep with a gap 3 m wide in its rim. */
  private static TerrainModel basin() {
    FloatGrid grid = new FloatGrid(Terrains.geometry(SIDE, SIDE, 1));
    for (int cell = 0; cell < grid.geometry().cells(); cell++) {
      int row = cell / SIDE;
      int col = cell % SIDE;
      boolean rim = row == 0 || col == 0 || row == SIDE - 1 || col == SIDE - 1;
      boolean gap = row == SIDE - 1 && col >= 20 && col < 23;
      grid.set(cell, gap ? 11 : rim ? 13 : 10);
    }
    return Terrains.model(grid);
  }

  private static FloodModel model(TerrainModel terrain, FloodOptions options) {
    RunoffMatrix matrix =
        RunoffMatrix.of(
            terrain,
            Terrains.rainOver(terrain, 1, 1),
            Surfaces.uniform(SurfaceClass.SEALED),
            Progress.NONE);
    return new FloodModel(terrain, matrix, options);
  }

  @Test
  void aSteadyInflowStandsAtTheHeadOfTheWeirFormula() {
    TerrainModel terrain = basin();
    FloodModel model = model(terrain, FloodOptions.defaults());
    FloodState state = model.dry(FloodModelTest.T0);
    for (int i = 0; i < 60; i++) {
      state = state.step(FloodModelTest.uniform(model, i, 60));
      assertThat(state.balance().relativeError()).isLessThan(1e-12);
    }
    double inflow_m3_s = model.runoff().area_m2(0) * 0.060 / 300;
    double head_m = Math.pow(inflow_m3_s / (Rims.WEIR * 3), 2.0 / 3);
    assertThat(state.levels().level_m(0) - 11.0).isCloseTo(head_m, within(1e-4));
    assertThat(state.head_m(0)).isCloseTo(head_m, within(1e-4));
  }

  /** From a head H0 a prism of water falls as H = (H0^-1/2 + C b t / (2 A))^-2. */
  @Test
  void afterTheInflowTheHeadFallsByItsFormula() {
    TerrainModel terrain = basin();
    FloodModel model = model(terrain, FloodOptions.defaults().withMaxStep(Duration.ofSeconds(1)));
    FloodState state = model.dry(FloodModelTest.T0);
    for (int i = 0; i < 14; i++) {
      state = state.step(FloodModelTest.uniform(model, i, 100));
    }
    double start_m = state.head_m(0);
    double area_m2 = terrain.hierarchy().area_m2(0);
    state = state.step(FloodModelTest.uniform(model, 14, 0));
    double root = 1 / Math.sqrt(start_m) + Rims.WEIR * 3 * 300 / (2 * area_m2);
    assertThat(state.head_m(0)).isCloseTo(1 / (root * root), within(0.002));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void stepsOfFiveMinutesAreCloseToStepsOfTenSeconds(long seed) {
    Random random = new Random(seed);
    TerrainModel terrain = Terrains.random(random, 40, 40, 20);
    RunoffMatrix matrix =
        RunoffMatrix.of(
            terrain,
            Terrains.rainOver(terrain, 2, 2),
            Surfaces.uniform(SurfaceClass.of(0, "street", 0.9, 1)),
            new TravelOptions(Duration.ofMinutes(5), 12, new OverlandFlow.Upland(0.2, 0.6), 0.001),
            Progress.NONE);
    FloodModel coarse = new FloodModel(terrain, matrix, FloodOptions.defaults());
    FloodModel fine =
        new FloodModel(
            terrain, matrix, FloodOptions.defaults().withMaxStep(Duration.ofSeconds(10)));
    FloodState five = coarse.dry(FloodModelTest.T0);
    FloodState ten = fine.dry(FloodModelTest.T0);
    DepressionHierarchy sinks = terrain.hierarchy();
    double[] error_m = new double[sinks.leafCount() * 24];
    int n = 0;
    for (int i = 0; i < 24; i++) {
      float[] rain_mm = new float[4];
      for (int cell = 0; cell < 4; cell++) {
        rain_mm[cell] = i < 12 ? random.nextFloat() * 6 : 0;
      }
      RainFrame frame = FloodModelTest.frame(i, rain_mm);
      five = five.step(frame);
      ten = ten.step(frame);
      assertThat(five.balance().relativeError()).isLessThan(1e-9);
      assertThat(ten.balance().relativeError()).isLessThan(1e-9);
      for (int leaf = 0; leaf < sinks.leafCount(); leaf++) {
        error_m[n++] = Math.abs(depth_m(five, leaf) - depth_m(ten, leaf));
      }
    }
    Arrays.sort(error_m);
    assertThat(error_m[(int) (0.95 * n)]).as("95 %% of levels, seed %d", seed).isLessThan(0.02);
    assertThat(error_m[n / 2]).as("half of levels, seed %d", seed).isLessThan(0.002);
    assertThat(five.balance().stored_m3())
        .isCloseTo(ten.balance().stored_m3(), within(0.02 * ten.balance().stored_m3()));
  }

  private static double depth_m(FloodState state, int leaf) {
    float level_m = state.levels().level_m(leaf);
    float pit_m = state.model().terrain().hierarchy().pitElevation_m(leaf);
    return Float.isNaN(level_m) ? 0 : level_m - pit_m;
  }
}
