package org.freshet.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.assertj.core.data.Percentage;
import org.freshet.grid.FloatGrid;
import org.freshet.progress.Progress;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.TerrainModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RimsTest {
  private static final int SIDE = 42;
  private static final float FLOOR_M = 1;
  private static final float SILL_M = 2;

  /** A square basin 40 x 40 m and 1 m deep whose southern rim rises above the sill by column. */
  private static TerrainModel basin(IntToDoubleFunction aboveSill_m, double floorSlope) {
    FloatGrid grid = new FloatGrid(Terrains.geometry(SIDE, SIDE, 1));
    for (int cell = 0; cell < grid.geometry().cells(); cell++) {
      int row = cell / SIDE;
      int col = cell % SIDE;
      boolean wall = row == 0 || col == 0 || col == SIDE - 1;
      double rim_m = SILL_M + aboveSill_m.applyAsDouble(col);
      double floor_m = FLOOR_M + floorSlope * (SIDE - 2 - row);
      grid.set(cell, (float) (wall ? 9 : row == SIDE - 1 ? rim_m : floor_m));
    }
    return Terrains.model(grid);
  }

  private static FloodModel model(TerrainModel terrain) {
    RunoffMatrix matrix =
        RunoffMatrix.of(
            terrain,
            Terrains.rainOver(terrain, 1, 1),
            Surfaces.uniform(SurfaceClass.SEALED),
            Progress.NONE);
    return new FloodModel(terrain, matrix, FloodOptions.defaults());
  }

  private static SpillNet net(TerrainModel terrain) {
    return model(terrain).spillNet();
  }

  /** Q = sum of C w (H - d)^1.5 over the cells of a rim. */
  private static double formula_m3_s(IntToDoubleFunction aboveSill_m, double head_m) {
    double sum = 0;
    for (int col = 1; col < SIDE - 1; col++) {
      sum += Math.pow(Math.max(0, head_m - aboveSill_m.applyAsDouble(col)), 1.5);
    }
    return Rims.WEIR * sum;
  }

  @Test
  void aLevelRimPassesWhatTheFormulaOfABroadWeirSays() {
    IntToDoubleFunction level = col -> col < 20 || col > 24 ? 5 : 0;
    SpillNet net = net(basin(level, 0));
    for (double head_m = 0.002; head_m < 1.3; head_m *= 1.4) {
      assertThat(net.rims.outflow_m3_s(0, head_m))
          .as("head %s m", head_m)
          .isCloseTo(Rims.WEIR * 5 * Math.pow(head_m, 1.5), Percentage.withPercentage(0.01));
    }
  }

  @Test
  void aRimShapedLikeAVPassesTheSumOverItsCells() {
    IntToDoubleFunction vee = col -> Math.abs(col - 20) * 0.05;
    SpillNet net = net(basin(vee, 0));
    for (double head_m : Rims.KNOT_M) {
      assertThat(net.rims.outflow_m3_s(0, head_m))
          .as("head %s m, tabulated", head_m)
          .isCloseTo(formula_m3_s(vee, head_m), within(1e-5 * (1 + formula_m3_s(vee, head_m))));
    }
    for (double head_m = 0.002; head_m < 1.3; head_m *= 1.2) {
      assertThat(net.rims.outflow_m3_s(0, head_m))
          .as("head %s m, between", head_m)
          .isCloseTo(formula_m3_s(vee, head_m), Percentage.withPercentage(10));
    }
  }

  @Test
  void groundThatDrainsIntoThePoolIsNoWayOut() {
    TerrainModel terrain =
        Terrains.drawn(
            """
            9 9 9 9 9 9 9 9 9 9 9 9 9
            9 1 1 1 1 1 3 2 2 2 2 2 9
            9 1 1 1 1 1 3 2 2 2 2 2 9
            9 1 1 1 1 1 3 2 2 2 2 2 9
            9 1 1 1 1 1 4 2 2 2 2 2 9
            9 1 1 1 1 1 4 2 2 2 2 2 9
            9 9 9 2.9 9 9 9 9 9 9 9 9 9
            """);
    FloodModel model = model(terrain);
    SpillNet net = model.spillNet();
    int low = net.treeOfLeaf(terrain.leafOf(2 * 13 + 2));
    int high = net.treeOfLeaf(terrain.leafOf(2 * 13 + 9));
    assertThat(net.rims.outflow_m3_s(low, 0.5))
        .isCloseTo(1.7 * Math.pow(0.5, 1.5), Percentage.withPercentage(0.01));
    assertThat(net.rims.outflow_m3_s(high, 0.5))
        .isCloseTo(1.7 * 3 * Math.pow(0.5, 1.5), Percentage.withPercentage(0.01));
  }

  @Test
  void headAndVolumeAreInverse() {
    Random random = new Random(5);
    TerrainModel terrain = Terrains.random(random, 60, 60, 20);
    Rims rims = net(terrain).rims;
    SpillNet net = net(terrain);
    for (int tree = 0; tree < net.trees(); tree++) {
      for (double head_m = 1e-3; rims.has(tree) && head_m < 1.3; head_m *= 3) {
        double volume_m3 = rims.volume_m3(tree, head_m);
        assertThat(rims.head_m(tree, volume_m3)).isCloseTo(head_m, within(1e-12));
      }
    }
  }

  @Test
  void moreWaterNeverLeavesLess() {
    Rims rims = net(basin(col -> Math.abs(col - 20) * 0.03, 0.02)).rims;
    double before_m3 = 0;
    for (double above_m3 = 0.1; above_m3 < 4000; above_m3 *= 1.01) {
      double stays_m3 = rims.standing_m3(0, above_m3, 300);
      assertThat(stays_m3).isGreaterThanOrEqualTo(before_m3).isLessThanOrEqualTo(above_m3);
      before_m3 = stays_m3;
    }
  }

  /** Ground rises above the sill inside the catchment: the pool grows as it rises. */
  @Test
  void theDepthMapOfOnePoolHoldsItsStoredWater() {
    TerrainModel terrain = basin(col -> col == 20 ? 0 : 3, 0.06);
    FloodModel model = model(terrain);
    FloodState state = model.dry(FloodModelTest.T0);
    for (int i = 0; i < 24; i++) {
      state = state.step(FloodModelTest.uniform(model, i, 120));
    }
    assertThat(state.head_m(0)).isBetween(0.3, 1.2);
    assertThat(mapped_m3(terrain, state.levels()))
        .isCloseTo(state.balance().stored_m3(), within(1e-6 * state.balance().stored_m3()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theDepthMapHoldsTheStoredWater(long seed) {
    Random random = new Random(seed);
    FloatGrid grid = new FloatGrid(Terrains.geometry(80, 80, 10));
    for (int cell = 0; cell < grid.geometry().cells(); cell++) {
      double hills_m = Math.sin(Math.floorDiv(cell, 80) / 6.0) + Math.cos(cell % 80 / 7.0);
      grid.set(cell, (float) (2.5 + hills_m + random.nextFloat() * 0.3));
    }
    TerrainModel terrain = Terrains.model(grid);
    FloodModel model = model(terrain);
    FloodState state = model.dry(FloodModelTest.T0);
    for (int i = 0; i < 12; i++) {
      state = state.step(FloodModelTest.uniform(model, i, 5 + random.nextFloat() * 40));
      double stored_m3 = state.balance().stored_m3();
      assertThat(mapped_m3(terrain, state.levels()))
          .as("step %d, seed %d", i, seed)
          .isCloseTo(stored_m3, within(1e-6 * stored_m3));
    }
  }

  private static double mapped_m3(TerrainModel terrain, SinkLevels levels) {
    double sum_m = 0;
    for (int cell = 0; cell < terrain.geometry().cells(); cell++) {
      sum_m += levels.depth_m(terrain, cell);
    }
    return sum_m * terrain.geometry().cellArea_m2();
  }
}
