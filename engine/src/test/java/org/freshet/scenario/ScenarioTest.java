package org.freshet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodOptions;
import org.freshet.flood.RunoffMatrix;
import org.freshet.flood.RunoffModel;
import org.freshet.flood.SurfaceClass;
import org.freshet.flood.Surfaces;
import org.freshet.flood.Terrains;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.rain.PlannedRain;
import org.freshet.rain.RainPattern;
import org.freshet.scenario.ScenarioState.Culverts;
import org.freshet.sink.NestedSink;
import org.freshet.sink.SinkFilter;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.SinkTree;
import org.freshet.sink.TerrainModel;
import org.junit.jupiter.api.Test;

/** Measures, hazard classes, runs and buildings. */
class ScenarioTest {
  private static final Instant START = Instant.parse("2026-06-18T15:00:00Z");

  @Test
  void classesBeginAtTheirThresholds() {
    assertThat(HazardScheme.LUBW.classOf(0.0499)).isZero();
    assertThat(HazardScheme.LUBW.classOf(0.05)).isEqualTo(1);
    assertThat(HazardScheme.LUBW.classOf(0.5)).isEqualTo(3);
    assertThat(HazardScheme.LUBW.classOf(7)).isEqualTo(4);
    assertThat(HazardScheme.NRW.classOf(0.3)).isEqualTo(1);
    assertThat(HazardScheme.NRW.classOf(4)).isEqualTo(5);
    assertThat(HazardScheme.LUBW.classOf(Double.NaN)).isEqualTo(HazardScheme.NODATA);
    float[] depths = {0, 0.05f, Float.NaN, 2, 0.1f, 0.7f};
    ByteGrid grid = HazardScheme.LUBW.grid(new FloatGrid(Terrains.geometry(2, 3, 2), depths));
    assertThat(grid.array()).containsExactly(0, 1, (byte) 255, 4, 2, 3);
    assertThat(HazardScheme.LUBW.areas_m2(grid)).containsExactly(4, 4, 4, 4, 4);
  }

  @Test
  void refusesClassesOutOfOrder() {
    assertThatThrownBy(() -> new HazardScheme("own", "own", List.of(0.5, 0.1)))
        .hasMessageContaining("0.1 m")
        .hasMessageContaining("sort");
    assertThatThrownBy(() -> new HazardScheme("own", "own", List.of(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void overlappingActionsAreNamedWithThePlace() {
    Measure measure =
        new Measure(
            "park",
            List.of(
                new MeasureAction.Raise("bank", new int[] {1, 2, 3}, 0.5),
                new MeasureAction.Lower("pond", new int[] {3, 4}, 0.5),
                new MeasureAction.Unseal("lawn", new int[] {1, 2, 3, 4}, 4)));
    assertThat(measure.overlaps()).hasSize(1);
    assertThatThrownBy(() -> measure.requireNoOverlap(Terrains.geometry(3, 3, 1)))
        .hasMessageContaining("(bank) and (pond)")
        .hasMessageContaining("1 m²")
        .hasMessageNotContaining("\n");
  }

  @Test
  void refusesActionsWithoutGroundOrWithNegativeSize() {
    assertThatThrownBy(() -> new MeasureAction.Retention("basin", new int[] {1}, -10))
        .hasMessageContaining("-10.0");
    assertThatThrownBy(() -> carved(new int[] {1}, 5, 6)).hasMessageContaining("swap");
    MeasureAction nowhere = new MeasureAction.Wall("wall", new int[0], 1);
    assertThatThrownBy(() -> new Measure("m", List.of(nowhere))).hasMessageContaining("no cell");
  }

  @Test
  void basinHoldsExactlyItsVolume() {
    long seed = 4711;
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      GridGeometry geometry = Terrains.geometry(20, 20, 2);
      FloatGrid ground = new FloatGrid(geometry);
      for (int cell = 0; cell < geometry.cells(); cell++) {
        ground.set(cell, 100 + geometry.col(cell) * 0.1f + random.nextInt(10) / 100f);
      }
      int[] cells = new int[25];
      for (int i = 0; i < 25; i++) {
        cells[i] = geometry.cell(7 + i / 5, 8 + i % 5);
      }
      double volume_m3 = 20 + random.nextInt(200);
      MeasureAction.Retention basin = new MeasureAction.Retention("basin", cells, volume_m3);
      Measure measure = new Measure("m", List.of(basin));
      FloatGrid dug = MeasuredGround.terrain(ground, measure, Culverts.OPEN).elevation();
      TerrainModel terrain = Terrains.model(dug);
      int leaf = terrain.leafOf(cells[12]);
      double holds_m3 = terrain.hierarchy().volume_m3(terrain.hierarchy().root(leaf));
      assertThat(holds_m3).as("seed %d", seed).isGreaterThanOrEqualTo(volume_m3 - 0.01);
      double floor_m = MeasuredGround.floor_m(ground, basin);
      assertThat(dug.get(cells[12])).isCloseTo((float) floor_m, within(1e-4f));
    }
  }

  @Test
  void basinAtTheEdgeIsRefused() {
    FloatGrid flat = new FloatGrid(Terrains.geometry(4, 4, 1));
    MeasureAction.Retention basin = new MeasureAction.Retention("basin", new int[] {0}, 1);
    assertThatThrownBy(
            () -> MeasuredGround.terrain(flat, new Measure("m", List.of(basin)), Culverts.OPEN))
        .hasMessageContaining("(basin) touches the edge");
  }

  private static MeasureAction carved(int[] cells, double inlet_m, double outlet_m) {
    return new MeasureAction.NewCulvert("pipe", cells, inlet_m, outlet_m, Double.POSITIVE_INFINITY);
  }

  @Test
  void blockedCulvertsAlsoBlockNewOnes() {
    FloatGrid flat = new FloatGrid(Terrains.geometry(4, 4, 1), filled(16, 10));
    MeasureAction pipe = carved(new int[] {5, 6}, 9, 8);
    Measure measure = new Measure("m", List.of(pipe));
    FloatGrid open = MeasuredGround.terrain(flat, measure, Culverts.OPEN).elevation();
    assertThat(open.get(6)).isEqualTo(8);
    assertThat(MeasuredGround.terrain(flat, measure, Culverts.BLOCKED).elevation().array())
        .isEqualTo(flat.array());
  }

  @Test
  void wetSoilLosesLess() {
    SurfaceClass lawn = new SurfaceClass(1, "lawn", new RunoffModel.CurveNumber(70, 0.2), 5, 0);
    SurfaceClass wet = WetSoil.defaults().of(lawn);
    assertThat(wet.initialLoss_mm()).isZero();
    assertThat(((RunoffModel.CurveNumber) wet.runoff()).curveNumber())
        .isCloseTo(84.29, within(0.01));
    SurfaceClass street = WetSoil.defaults().of(SurfaceClass.of(2, "street", 0.9, 1));
    assertThat(((RunoffModel.Coefficient) street.runoff()).coefficient()).isEqualTo(1);
  }

  @Test
  void unsealedGroundLeavesTheOriginalAlone() {
    ByteGrid cover = new ByteGrid(Terrains.geometry(2, 2, 1), new byte[] {1, 1, 1, 1});
    MeasureAction lawn = new MeasureAction.Unseal("lawn", new int[] {2}, 4);
    ByteGrid changed = MeasuredGround.cover(cover, new Measure("m", List.of(lawn)));
    assertThat(changed.array()).containsExactly(1, 1, 4, 1);
    assertThat(cover.array()).containsExactly(1, 1, 1, 1);
    assertThat(MeasuredGround.cover(cover, Measure.BASELINE)).isSameAs(cover);
  }

  @Test
  void runKeepsTheHighestLevelAndClosesTheBalance() {
    TerrainModel bowl = bowl();
    ScenarioWater water = ScenarioRun.run(model(bowl), rain(bowl, 10, 0, 5), Duration.ofHours(1));
    assertThat(water.balance().relativeError()).isLessThan(1e-12);
    int leaf = bowl.leafOf(12);
    assertThat(water.highest().level_m(leaf)).isGreaterThan(5.0f);
    assertThat(water.mostStored_m3()).isCloseTo(water.balance().stored_m3(), within(1e-9));
  }

  @Test
  void moreRainNeverLowersALevel() {
    long seed = 99;
    TerrainModel terrain = Terrains.random(new Random(seed), 40, 40, 2);
    FloodModel model = model(terrain);
    ScenarioWater less = ScenarioRun.run(model, rain(terrain, 5, 10), Duration.ofMinutes(30));
    ScenarioWater more = ScenarioRun.run(model, rain(terrain, 6, 14), Duration.ofMinutes(30));
    for (int leaf = 0; leaf < terrain.hierarchy().leafCount(); leaf++) {
      float low_m = less.highest().level_m(leaf);
      if (!Float.isNaN(low_m)) {
        assertThat(more.highest().level_m(leaf)).as("seed %d", seed).isGreaterThanOrEqualTo(low_m);
      }
    }
  }

  /** 50 mm on half forest, half roof: 1.40 and 44.28 mm run off, not 12.8 mm as of the mean 79. */
  @Test
  void curveNumbersAreAppliedPerClassNotToTheirMean() {
    TerrainModel terrain = bowl();
    byte[] halves = new byte[25];
    for (int cell = 0; cell < 24; cell++) {
      halves[cell] = (byte) (cell % 2);
    }
    List<SurfaceClass> classes =
        List.of(
            new SurfaceClass(0, "forest", new RunoffModel.CurveNumber(60, 0.2), 0, 0),
            new SurfaceClass(1, "roof", new RunoffModel.CurveNumber(98, 0.2), 0, 0));
    ByteGrid cover = new ByteGrid(terrain.geometry(), halves);
    RunoffMatrix runoff =
        RunoffMatrix.of(
            terrain,
            Terrains.rainOver(terrain, 1, 1),
            new Surfaces(classes, cover, List.of(), null),
            Progress.NONE);
    FloodModel model = new FloodModel(terrain, runoff, FloodOptions.defaults());
    ScenarioWater water = ScenarioRun.run(model, rain(terrain, 20, 30), Duration.ofHours(3));
    double lost_m3 = (13 * (50 - 1.40) + 12 * (50 - 44.28)) / 1000;
    assertThat(water.balance().infiltrated_m3()).isCloseTo(lost_m3, within(25 * 0.005 / 1000));
  }

  @Test
  void aBuildingIsAsDeepAsFourSquareMetresAroundIt() {
    TerrainModel bowl = bowl();
    BuildingDepths depths = new BuildingDepths(bowl, List.of(new int[] {12}, new int[] {0}));
    float[] level_m = new float[bowl.hierarchy().leafCount()];
    java.util.Arrays.fill(level_m, 6.5f);
    float[] found = depths.depths_m(SinkLevels.of(level_m));
    assertThat(found[0]).isCloseTo(0.5f, within(1e-5f));
    assertThat(found[1]).isZero();
  }

  @Test
  void differencesAreTakenFigureByFigure() {
    ScenarioFigures before = new ScenarioFigures(60, 1000, 500, 9, 4, 300, 2, 1, 1.5, 0);
    ScenarioFigures after = new ScenarioFigures(60, 900, 450, 7, 4, 310, 2, 0, 1.4, 0);
    ScenarioFigures change = after.minus(before);
    assertThat(change.stored_m3()).isEqualTo(-100);
    assertThat(change.buildings()).isEqualTo(-2);
    assertThat(change.closedRoads_m()).isEqualTo(10);
    assertThat(change.cutOff()).isEqualTo(-1);
  }

  @Test
  void waterInSinksIsThatOverTheirCells() {
    long seed = 5;
    Random random = new Random(seed);
    FloatGrid ground = new FloatGrid(Terrains.geometry(40, 50, 2));
    for (int cell = 0; cell < ground.geometry().cells(); cell++) {
      ground.set(cell, random.nextFloat());
    }
    TerrainModel terrain = Terrains.model(ground);
    SinkTree tree = SinkTree.of(terrain, SinkFilter.NONE);
    FloatGrid depth_m = new FloatGrid(terrain.geometry());
    for (int cell = 0; cell < terrain.geometry().cells(); cell++) {
      depth_m.set(cell, random.nextInt(3) == 0 ? 0 : random.nextFloat());
    }
    SinkStock stock = SinkStock.of(terrain, tree, depth_m);
    for (int sink = 0; sink < tree.sinks().size(); sink++) {
      double sum_m = 0;
      float deepest_m = 0;
      int cells = 0;
      NestedSink one = tree.sinks().get(sink);
      for (int cell = 0; cell < terrain.geometry().cells(); cell++) {
        int node = terrain.leafOf(cell);
        while (node >= 0 && node != one.node()) {
          node = terrain.hierarchy().parent(node);
        }
        if (node >= 0 && terrain.elevation_m(cell) < one.outletElevation_m()) {
          cells++;
          sum_m += depth_m.get(cell);
          deepest_m = Math.max(deepest_m, depth_m.get(cell));
        }
      }
      assertThat(cells * 4.0).as("seed %d", seed).isEqualTo(one.area_m2());
      double area_m2 = terrain.geometry().cellArea_m2();
      assertThat(stock.stored_m3(sink))
          .as("seed %d", seed)
          .isCloseTo(sum_m * area_m2, within(1e-9));
      assertThat(stock.deepest_m(sink)).isEqualTo(deepest_m);
    }
    assertThat(tree.sinks()).anyMatch(sink -> !sink.outermost());
  }

  private static TerrainModel bowl() {
    return Terrains.drawn(
        """
        9 9 9 9 9
        9 6 6 6 9
        9 6 5 6 9
        9 6 6 6 9
        9 9 8 9 9
        """);
  }

  private static FloodModel model(TerrainModel terrain) {
    Surfaces sealed = Surfaces.uniform(SurfaceClass.SEALED);
    RunoffMatrix runoff =
        RunoffMatrix.of(terrain, Terrains.rainOver(terrain, 1, 1), sealed, Progress.NONE);
    return new FloodModel(terrain, runoff, FloodOptions.defaults());
  }

  private static List<org.freshet.rain.RainFrame> rain(TerrainModel terrain, double... depths_mm) {
    return PlannedRain.of(
            depths_mm, Duration.ofMinutes(5), START, RainPattern.UNIFORM, terrain.geometry(), 1000)
        .frames();
  }

  private static float[] filled(int count, float value) {
    float[] all = new float[count];
    java.util.Arrays.fill(all, value);
    return all;
  }
}
