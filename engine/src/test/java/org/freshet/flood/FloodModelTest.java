package org.freshet.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.freshet.progress.Progress;
import org.freshet.rain.RainFrame;
import org.freshet.sink.FillSpillMerge;
import org.freshet.sink.SinkWater;
import org.freshet.sink.TerrainModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloodModelTest {
  static final Instant T0 = Instant.parse("2026-06-18T14:00:00Z");
  static final Duration FIVE = Duration.ofMinutes(5);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void withoutLossesTheLevelsAreThoseOfFillSpillMerge(long seed) {
    TerrainModel terrain = Terrains.random(new Random(seed), 40, 40, 1);
    FloodModel any = sealed(terrain);
    FloodModel model =
        new FloodModel(terrain, any.runoff(), FloodOptions.defaults().withWeirs(false));
    for (double rain_mm : new double[] {1, 10, 50, 5000}) {
      FloodState state = model.dry(T0).step(uniform(model, 0, rain_mm));
      SinkWater direct =
          new FillSpillMerge(terrain.hierarchy())
              .run(FillSpillMerge.uniformRain(terrain.hierarchy(), rain_mm));
      for (int leaf = 0; leaf < terrain.hierarchy().leafCount(); leaf++) {
        assertThat(state.levels().level_m(leaf))
            .as("leaf %d at %s mm, seed %d", leaf, rain_mm, seed)
            .isCloseTo(direct.levels().level_m(leaf), within(1e-4f));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26})
  void noWaterIsLostOverRandomStorms(long seed) {
    Random random = new Random(seed);
    FloodModel model = anything(random);
    FloodState state = model.dry(T0);
    for (RainFrame frame : storm(model, random, 40)) {
      state = state.step(frame);
      assertThat(state.balance().relativeError()).as("seed %d", seed).isLessThan(1e-9);
    }
    assertThat(state.balance().rain_m3()).isPositive();
    assertThat(state.balance().sewered_m3()).isPositive();
    assertThat(state.balance().infiltrated_m3()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34})
  void moreRainNeverLowersALevel(long seed) {
    Random random = new Random(seed);
    FloodModel any = anything(random);
    FloodModel model = new FloodModel(any.terrain(), any.runoff(), any.options().withGullies(0));
    assertMoreRainLowersNothing(model, random, 1e-5f, seed);
  }

  /** Pools that share a district's last capacity may ask for less of it when they have joined. */
  @ParameterizedTest
  @ValueSource(longs = {31, 32, 1021, 1123})
  void moreRainLowersALevelByLessThanAMillimetreWhereGulliesShare(long seed) {
    Random random = new Random(seed);
    assertMoreRainLowersNothing(anything(random), random, 1e-3f, seed);
  }

  private static void assertMoreRainLowersNothing(
      FloodModel model, Random random, float tolerance_m, long seed) {
    FloodState less = model.dry(T0);
    FloodState more = model.dry(T0);
    for (RainFrame frame : storm(model, random, 25)) {
      less = less.step(frame);
      more = more.step(times(frame, 1 + random.nextDouble()));
      for (int leaf = 0; leaf < model.runoff().leafCount(); leaf++) {
        float low_m = less.levels().level_m(leaf);
        if (!Float.isNaN(low_m) && low_m > tolerance_m + pit_m(model, leaf)) {
          assertThat(more.levels().level_m(leaf))
              .as("leaf %d, seed %d", leaf, seed)
              .isGreaterThanOrEqualTo(low_m - tolerance_m);
        }
      }
    }
  }

  private static float pit_m(FloodModel model, int leaf) {
    return model.terrain().hierarchy().pitElevation_m(leaf);
  }

  /** Without losses, delays and heads only how much fell where counts, not when. */
  @ParameterizedTest
  @ValueSource(longs = {41, 42, 43, 44, 45, 46})
  void theOrderInWhichTheSameRainArrivesChangesNothing(long seed) {
    Random random = new Random(seed);
    FloodModel any = sealed(Terrains.random(random, 40, 40, 2), 4, 4);
    FloodModel model =
        new FloodModel(any.terrain(), any.runoff(), FloodOptions.defaults().withWeirs(false));
    List<float[]> falls = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      float[] rain_mm = new float[16];
      rain_mm[random.nextInt(16)] = random.nextFloat() * 40;
      falls.add(rain_mm);
    }
    FloodState one = after(model, falls);
    Collections.shuffle(falls, random);
    FloodState other = after(model, falls);
    for (int cell = 0; cell < model.terrain().geometry().cells(); cell++) {
      assertThat(other.levels().depth_m(model.terrain(), cell))
          .as("seed %d, cell %d", seed, cell)
          .isCloseTo(one.levels().depth_m(model.terrain(), cell), within(1e-4f));
    }
    assertThat(other.balance().outflow_m3()).isCloseTo(one.balance().outflow_m3(), within(1e-9));
  }

  private static FloodState after(FloodModel model, List<float[]> falls) {
    FloodState state = model.dry(T0);
    for (int i = 0; i < falls.size(); i++) {
      state = state.step(frame(i, falls.get(i)));
    }
    return state;
  }

  @Test
  void aLongFrameIsCutIntoSteps() {
    Random random = new Random(5);
    FloodModel model = anything(random);
    float[] rain_mm = new float[model.runoff().rainGrid().cells()];
    Arrays.fill(rain_mm, 12);
    RainFrame hour = new RainFrame(T0, T0.plusSeconds(3600), rain_mm, "gauge");
    FloodState once = model.dry(T0).step(hour);
    FloodState parts = model.dry(T0);
    for (int i = 0; i < 12; i++) {
      parts = parts.step(uniform(model, i, 1));
    }
    assertThat(once.balance().stored_m3()).isCloseTo(parts.balance().stored_m3(), within(1e-6));
    assertThat(once.time()).isEqualTo(parts.time());
  }

  @Test
  void sewersEmptyAPoolAfterTheRain() {
    TerrainModel terrain =
        Terrains.drawn(
            """
            3 3 3 3 3
            3 2 2 2 3
            3 2 1 2 3
            3 2 2 2 3
            3 3 3 3 3
            """);
    SurfaceClass street = SurfaceClass.of(0, "street", 1, 0);
    FloodModel model = drained(terrain, street, 30, FloodOptions.defaults());
    FloodState wet = model.dry(T0).step(uniform(model, 0, 60));
    assertThat(wet.levels().level_m(0)).isGreaterThan(1);
    FloodState dry = wet;
    for (int i = 1; i < 40; i++) {
      dry = dry.step(uniform(model, i, 0));
    }
    assertThat(dry.levels().level_m(0)).isNaN();
    assertThat(dry.balance().sewered_m3()).isCloseTo(9 * 0.060 + 16 * 0.0025, within(1e-9));
    assertThat(dry.balance().outflow_m3()).isCloseTo(16 * (0.060 - 0.0025), within(1e-9));
  }

  @Test
  void aPumpEmptiesAPoolThatHasNoSewer() {
    TerrainModel terrain = Terrains.random(new Random(18), 20, 20, 1);
    FloodModel dry = sealed(terrain);
    FloodState wet = dry.dry(T0).step(uniform(dry, 0, 200));
    int leaf = 0;
    while (!(wet.water().stored_m3(leaf) > 0)) {
      leaf++;
    }
    PointDrain pump = new PointDrain("P1", terrain.hierarchy().pitCell(leaf), 0.01);
    FloodModel pumped =
        new FloodModel(terrain, dry.runoff(), FloodOptions.defaults(), List.of(pump));
    FloodState state = pumped.dry(T0).step(uniform(pumped, 0, 200));
    for (int i = 1; i < 10; i++) {
      state = state.step(uniform(pumped, i, 0));
    }
    assertThat(state.levels().level_m(leaf)).isNaN();
    assertThat(state.balance().sewered_m3()).isPositive();
    assertThat(state.balance().relativeError()).isLessThan(1e-12);
  }

  @Test
  void gulliesNeverTakeMoreThanTheDistrictHasLeft() {
    TerrainModel terrain = Terrains.random(new Random(19), 30, 30, 1);
    SurfaceClass street = SurfaceClass.of(0, "street", 1, 0);
    FloodOptions greedy = FloodOptions.defaults().withGullies(100_000);
    FloodModel model = drained(terrain, street, 24, greedy);
    FloodState wet = model.dry(T0).step(uniform(model, 0, 100));
    FloodState later = wet.step(uniform(model, 1, 0));
    double taken_m3 = later.balance().sewered_m3() - wet.balance().sewered_m3();
    assertThat(taken_m3).isPositive().isLessThanOrEqualTo(terrain.validCells() * 0.002 + 1e-9);
    FloodModel slow = drained(terrain, street, 24, FloodOptions.defaults().withGullies(0));
    FloodState slowly = slow.dry(T0).step(uniform(slow, 0, 100)).step(uniform(slow, 1, 0));
    assertThat(later.balance().stored_m3()).isLessThan(slowly.balance().stored_m3());
  }

  @Test
  void surchargedSewersTakeNothing() {
    TerrainModel terrain = Terrains.random(new Random(8), 20, 20, 1);
    SurfaceClass street = SurfaceClass.of(0, "street", 1, 0);
    FloodOptions surcharged = FloodOptions.defaults().withSewerFactor(0);
    FloodModel model = drained(terrain, street, 30, surcharged);
    FloodState state = model.dry(T0).step(uniform(model, 0, 20)).step(uniform(model, 1, 0));
    assertThat(state.balance().sewered_m3()).isZero();
  }

  @Test
  void poolsSeepOnlyWhereTheGroundDoes() {
    TerrainModel terrain = Terrains.random(new Random(9), 20, 20, 1);
    FloodOptions seeping = FloodOptions.defaults().withPoolInfiltration(400);
    FloodState lawn = rainAndWait(drained(terrain, SurfaceClass.of(0, "lawn", 0.5, 0), 0, seeping));
    FloodState roof = rainAndWait(drained(terrain, SurfaceClass.of(0, "roof", 1, 0), 0, seeping));
    assertThat(lawn.balance().stored_m3()).isLessThan(1e-6);
    assertThat(lawn.balance().relativeError()).isLessThan(1e-12);
    assertThat(roof.balance().infiltrated_m3()).isZero();
    assertThat(roof.balance().stored_m3()).isPositive();
  }

  private static FloodState rainAndWait(FloodModel model) {
    FloodState state = model.dry(T0).step(uniform(model, 0, 100));
    for (int i = 1; i < 24 * 12; i++) {
      state = state.step(uniform(model, i, 0));
    }
    return state;
  }

  @Test
  void initialLossIsFilledOnce() {
    TerrainModel terrain = Terrains.random(new Random(10), 20, 20, 1);
    FloodModel model =
        drained(terrain, SurfaceClass.of(0, "garden", 1, 5), 0, FloodOptions.defaults());
    FloodState first = model.dry(T0).step(uniform(model, 0, 4));
    assertThat(first.balance().stored_m3() + first.balance().outflow_m3()).isZero();
    FloodState second = first.step(uniform(model, 1, 4));
    double area_m2 = terrain.validCells();
    assertThat(second.balance().infiltrated_m3()).isCloseTo(area_m2 * 0.005, within(1e-9));
  }

  @Test
  void unknownRainIsTheLastIntensityForAWhileAndThenTheNearestCell() {
    TerrainModel terrain = Terrains.random(new Random(13), 20, 20, 1);
    FloodModel model = sealed(terrain, 1, 2);
    FloodState state = model.dry(T0).step(frame(0, 6, 0));
    assertThat(state.quality().knownShare()).isEqualTo(1);
    double before_m3 = state.balance().rain_m3();
    for (int i = 1; i <= 3; i++) {
      state = state.step(frame(i, Float.NaN, 0));
    }
    assertThat(state.balance().rain_m3()).isCloseTo(4 * before_m3, within(1e-6));
    assertThat(state.quality().unknownFrames()).isEqualTo(3);
    assertThat(state.quality().recentShare()).isLessThan(1);
    FloodState later = state.step(frame(4, Float.NaN, 0));
    assertThat(later.balance().rain_m3()).isEqualTo(state.balance().rain_m3());
    FloodState nearest = state.step(frame(4, Float.NaN, 2));
    double area_m2 = terrain.validCells();
    assertThat(nearest.balance().rain_m3() - state.balance().rain_m3())
        .isCloseTo(area_m2 * 0.002, within(1e-6));
  }

  @Test
  void aGapBetweenFramesCountsAsUnknown() {
    TerrainModel terrain = Terrains.random(new Random(14), 20, 20, 1);
    FloodModel model = sealed(terrain, 1, 1);
    FloodState state = model.dry(T0).step(frame(0, 3)).step(frame(3, 3));
    assertThat(state.quality().unknownFrames()).isEqualTo(1);
    assertThat(state.quality().frames()).isEqualTo(3);
    assertThat(state.time()).isEqualTo(T0.plus(FIVE.multipliedBy(4)));
    assertThat(state.balance().rain_m3()).isCloseTo(terrain.validCells() * 0.012, within(1e-6));
  }

  @Test
  void aFrameThatCameLateIsRefused() {
    FloodModel model = sealed(Terrains.random(new Random(15), 8, 8, 1), 1, 1);
    FloodState state = model.dry(T0).step(frame(0, 1)).step(frame(1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.step(frame(1, 1)))
        .withMessageContaining("twice");
  }

  static FloodModel sealed(TerrainModel terrain) {
    return sealed(terrain, 1, 1);
  }

  static FloodModel sealed(TerrainModel terrain, int rainRows, int rainCols) {
    RunoffMatrix matrix =
        RunoffMatrix.of(
            terrain,
            Terrains.rainOver(terrain, rainRows, rainCols),
            Surfaces.uniform(SurfaceClass.SEALED),
            Progress.NONE);
    return new FloodModel(terrain, matrix, FloodOptions.defaults());
  }

  static FloodModel drained(
      TerrainModel terrain, SurfaceClass surface, double capacity_mm_h, FloodOptions options) {
    Surfaces surfaces =
        new Surfaces(
            List.of(surface),
            null,
            List.of(new SewerDistrict("all", capacity_mm_h)),
            new org.freshet.grid.IntGrid(terrain.geometry()));
    RunoffMatrix matrix =
        RunoffMatrix.of(terrain, Terrains.rainOver(terrain, 1, 1), surfaces, Progress.NONE);
    return new FloodModel(terrain, matrix, options);
  }

  /** A random terrain with every kind of surface, sewers and seeping pools. */
  static FloodModel anything(Random random) {
    TerrainModel terrain = Terrains.random(random, 30 + random.nextInt(20), 30, 2);
    RunoffMatrix matrix =
        RunoffMatrix.of(
            terrain,
            Terrains.rainOver(terrain, 3, 3),
            RunoffMatrixTest.surfaces(terrain, random),
            random.nextBoolean()
                ? TravelOptions.instant()
                : new TravelOptions(
                    Duration.ofMinutes(5), 12, new OverlandFlow.Upland(0.005, 0.02), 0.001),
            Progress.NONE);
    return new FloodModel(
        terrain, matrix, FloodOptions.defaults().withPoolInfiltration(random.nextInt(3) * 5));
  }

  /** Rain that comes and goes, with unknown cells and a gap. */
  static List<RainFrame> storm(FloodModel model, Random random, int frames) {
    List<RainFrame> storm = new ArrayList<>();
    int cells = model.runoff().rainGrid().cells();
    for (int i = 0; i < frames; i++) {
      float[] rain_mm = new float[cells];
      for (int cell = 0; cell < cells; cell++) {
        boolean unknown = random.nextInt(15) == 0;
        rain_mm[cell] = unknown ? Float.NaN : random.nextInt(3) * random.nextFloat() * 8;
      }
      Instant start = T0.plus(FIVE.multipliedBy(i));
      if (i % 13 != 12) {
        storm.add(new RainFrame(start, start.plus(FIVE), rain_mm, "radar"));
      }
    }
    return storm;
  }

  static RainFrame times(RainFrame frame, double factor) {
    float[] rain_mm = frame.rain_mm().clone();
    for (int cell = 0; cell < rain_mm.length; cell++) {
      rain_mm[cell] *= (float) factor;
    }
    return new RainFrame(frame.start(), frame.end(), rain_mm, frame.source());
  }

  static RainFrame uniform(FloodModel model, int number, double rain_mm) {
    float[] values = new float[model.runoff().rainGrid().cells()];
    Arrays.fill(values, (float) rain_mm);
    return frame(number, values);
  }

  static RainFrame frame(int number, float... rain_mm) {
    Instant start = T0.plus(FIVE.multipliedBy(number));
    return new RainFrame(start, start.plus(FIVE), rain_mm, "radar");
  }
}
