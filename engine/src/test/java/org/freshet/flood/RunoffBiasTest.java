package org.freshet.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.freshet.grid.FloatGrid;
import org.freshet.progress.Progress;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.TerrainModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunoffBiasTest {
  private static final int PIT = 12;

  @Test
  void aSinkThatGetsMoreThanComputedIsForetoldBetterThanByLevelsAlone() {
    FloodModel model = FloodModelTest.sealed(bowl());
    FloodState truth = model.dry(FloodModelTest.T0);
    FloodState learning = truth;
    FloodState levelsAlone = truth;
    for (int i = 0; i < 9; i++) {
      truth = truth.step(FloodModelTest.uniform(model, i, 13));
      learning = learning.step(FloodModelTest.uniform(model, i, 10));
      levelsAlone = levelsAlone.step(FloodModelTest.uniform(model, i, 10));
      if (i % 3 == 2) {
        double seen_m = truth.levels().level_m(0);
        learning = corrected(learning, seen_m, 1);
        RunoffBias nothing = levelsAlone.bias();
        levelsAlone = corrected(levelsAlone, seen_m, 1).with(nothing);
      }
    }
    assertThat(learning.runoffFactor(0)).isCloseTo(1.3, within(0.03));
    assertThat(levelsAlone.runoffFactor(0)).isEqualTo(1);
    for (int i = 9; i < 21; i++) {
      truth = truth.step(FloodModelTest.uniform(model, i, 13));
      learning = learning.step(FloodModelTest.uniform(model, i, 10));
      levelsAlone = levelsAlone.step(FloodModelTest.uniform(model, i, 10));
    }
    assertThat(miss_m(learning, truth)).isLessThan(0.2 * miss_m(levelsAlone, truth));
    assertThat(learning.balance().bias_m3()).isPositive();
    assertThat(learning.balance().relativeError()).isLessThan(1e-12);
  }

  private static double miss_m(FloodState state, FloodState truth) {
    return Math.abs(state.levels().level_m(0) - truth.levels().level_m(0));
  }

  @Test
  void lessTrustLearnsLess() {
    FloodState wet = rained(10);
    double level_m = wet.levels().level_m(0) + 0.005;
    double all = corrected(wet, level_m, 1).runoffFactor(0) - 1;
    double half = corrected(wet, level_m, 0.5).runoffFactor(0) - 1;
    assertThat(half).isPositive().isCloseTo(all / 2, within(0.05 * all));
  }

  @Test
  void whatAWithdrawnReportTaughtIsGone() {
    FloodState wet = rained(10);
    LevelCorrection first = made(wet, 1.5, 0.01);
    FloodState once = corrected(wet, 1.5, 0.01);
    assertThat(first.bias().before()).isEqualTo(1);
    assertThat(first.bias().after()).isEqualTo(once.runoffFactor(0)).isGreaterThan(1.1);
    FloodState undone =
        LevelCorrections.undo(once, first.leaf(), first.added_m3(), first.bias().change());
    assertThat(undone.runoffFactor(0)).isEqualTo(1);
    assertThat(undone.bias().lessons()).isEmpty();

    FloodState later = once.step(FloodModelTest.uniform(once.model(), 1, 10));
    LevelCorrection second = made(later, 1.6, 0.01);
    FloodState twice = corrected(later, 1.6, 0.01);
    FloodState rest =
        LevelCorrections.undo(twice, first.leaf(), first.added_m3(), first.bias().change());
    assertThat(rest.runoffFactor(0)).isEqualTo(1 + second.bias().change());
  }

  @Test
  void theFactorStaysWithinItsBounds() {
    FloodState wet = rained(10);
    FloodState high = wet;
    FloodState low = wet;
    for (int i = 0; i < 5; i++) {
      high = corrected(high, 1.2 + 0.2 * i, 1);
      low = corrected(low, 0, 1).step(FloodModelTest.uniform(wet.model(), i + 1, 10));
      assertThat(high.runoffFactor(0)).isBetween(0.5, 2.0);
      assertThat(low.runoffFactor(0)).isBetween(0.5, 2.0);
    }
    assertThat(high.runoffFactor(0)).isEqualTo(2);
    assertThat(low.runoffFactor(0)).isEqualTo(0.5, within(0.01));
    assertThat(low.balance().bias_m3()).isNegative();
    assertThat(low.balance().relativeError()).isLessThan(1e-12);
  }

  @Test
  void aLessonIsHalvedInADayAndForgottenAfterAWeek() {
    FloodState taught = corrected(rained(10), 1.5, 0.01);
    double learnt = taught.runoffFactor(0) - 1;
    FloodState day = taught.step(dry(taught, Duration.ofHours(24)));
    assertThat(day.runoffFactor(0) - 1).isCloseTo(learnt / 2, within(1e-12));
    FloodState week = day.step(dry(day, Duration.ofDays(7)));
    assertThat(week.runoffFactor(0)).isEqualTo(1);
    assertThat(week.bias().lessons()).isEmpty();
  }

  @Test
  void nothingIsLearntFromLittleRunoffOrLongAfterIt() {
    FloodState drizzle = rained(1.5);
    assertThat(corrected(drizzle, 1.5, 1).runoffFactor(0)).isEqualTo(1);
    FloodState wet = rained(10);
    FloodState soon = wet.step(dry(wet, Duration.ofMinutes(30)));
    FloodState late = wet.step(dry(wet, Duration.ofMinutes(90)));
    assertThat(corrected(soon, 1.5, 1).runoffFactor(0)).isGreaterThan(1);
    assertThat(corrected(late, 1.5, 1).runoffFactor(0)).isEqualTo(1);
  }

  @Test
  void runoffIsCountedAnewAfterSixDryHours() {
    FloodState wet = rained(40);
    FloodState pause = wet.step(dry(wet, Duration.ofHours(6)));
    RainFrame shower = frame(pause, Duration.ofMinutes(5), 5);
    double[] sum_mm = pause.step(shower).bias().event().sum_mm();
    assertThat(sum_mm[0]).isCloseTo(5, within(1e-6));
    FloodState shorter = wet.step(dry(wet, Duration.ofHours(5)));
    RainFrame next = frame(shorter, Duration.ofMinutes(5), 5);
    assertThat(shorter.step(next).bias().event().sum_mm()[0]).isGreaterThan(40);
  }

  @ParameterizedTest
  @ValueSource(longs = {61, 62, 63, 64, 65, 66})
  void restartsAndThreadsChangeNothingAndNoWaterIsLost(long seed) throws IOException {
    Random random = new Random(seed);
    FloodModel model = FloodModelTest.anything(random);
    List<RainFrame> storm = FloodModelTest.storm(model, random, 24);
    FloodState through = model.dry(FloodModelTest.T0);
    FloodState restarted = through;
    for (RainFrame frame : storm) {
      LevelReading reading = reading(model, random);
      through = LevelCorrections.apply(through.step(frame), List.of(reading)).state();
      restarted = read(model, write(restarted)).step(frame);
      restarted = LevelCorrections.apply(restarted, List.of(reading)).state();
      assertThat(through.balance().relativeError()).as("seed %d", seed).isLessThan(1e-9);
    }
    assertThat(through.bias().lessons()).as("seed %d", seed).isNotEmpty();
    assertThat(through.balance().bias_m3()).as("seed %d", seed).isNotZero();
    assertThat(write(restarted)).as("seed %d", seed).isEqualTo(write(through));
    assertForecastsAgree(model, through, storm, seed);
  }

  private static void assertForecastsAgree(
      FloodModel model, FloodState state, List<RainFrame> storm, long seed) {
    List<RainFrame> more = FloodStateCodecTest.later(storm.subList(0, 4));
    List<RainFrame> twice = more.stream().map(frame -> FloodModelTest.times(frame, 2)).toList();
    RainForecast rain =
        new RainForecast(state.time(), List.of(more, twice, more), "test", Duration.ZERO);
    FloodForecast one = model.forecast(state, rain, 1);
    FloodForecast three = model.forecast(state, rain, 3);
    for (int member = 0; member < 3; member++) {
      assertThat(three.balance(member)).as("seed %d", seed).isEqualTo(one.balance(member));
      assertThat(one.balance(member).relativeError()).isLessThan(1e-9);
      assertThat(one.balance(member).bias_m3()).isNotEqualTo(state.balance().bias_m3());
      for (int leaf = 0; leaf < model.runoff().leafCount(); leaf++) {
        assertThat(Float.floatToIntBits(three.levels(member, 3).level_m(leaf)))
            .as("seed %d, leaf %d", seed, leaf)
            .isEqualTo(Float.floatToIntBits(one.levels(member, 3).level_m(leaf)));
      }
    }
  }

  @Test
  void aStateSavedBeforeThereWasABiasIsReadAsNothingLearnt() throws IOException {
    FloodState taught = corrected(rained(10), 1.5, 0.01);
    FloodState plain = taught.with(RunoffBias.none(taught.model().runoff().unitCount()));
    byte[] now = write(plain);
    int units = taught.model().runoff().unitCount();
    byte[] old = Arrays.copyOf(now, now.length - 8 - 16 * units - 4);
    ByteBuffer.wrap(old).putInt(4, 4);
    FloodState back = read(taught.model(), old);
    assertThat(back.runoffFactor(0)).isEqualTo(1);
    assertThat(write(back)).isEqualTo(now);
  }

  @Test
  void anEditElsewhereKeepsWhatWasLearntOfASink() {
    FloatGrid ground = new FloatGrid(Terrains.geometry(5, 9, 1));
    for (int cell = 0; cell < 45; cell++) {
      int col = cell % 9;
      boolean inside = cell / 9 > 0 && cell / 9 < 4 && col > 0 && col < 8 && col != 4;
      ground.set(cell, inside ? 1 : 3);
    }
    FloodModel model = FloodModelTest.sealed(Terrains.model(ground));
    int left = model.terrain().leafOf(2 * 9 + 2);
    FloodState wet = model.dry(FloodModelTest.T0).step(FloodModelTest.uniform(model, 0, 10));
    double seen_m = wet.levels().level_m(left) + 0.003;
    LevelReading reading = new LevelReading("s", 2 * 9 + 2, seen_m, 1);
    FloodState taught = LevelCorrections.apply(wet, List.of(reading)).state();
    assertThat(taught.runoffFactor(left)).isGreaterThan(1.01);

    FloatGrid edited = new FloatGrid(ground.geometry(), ground.array().clone());
    edited.set(2 * 9 + 6, 0.5f);
    TerrainModel terrain = Terrains.model(edited);
    RunoffMatrix matrix =
        RunoffMatrix.of(
            terrain,
            model.runoff().rainGrid(),
            model.runoff().surfaces(),
            model.runoff().travel(),
            Progress.NONE);
    FloodModel other = new FloodModel(terrain, matrix, model.options());
    FloodState carried = FloodStateCodec.carry(taught, other).state();
    assertThat(carried.runoffFactor(terrain.leafOf(2 * 9 + 2)))
        .isEqualTo(taught.runoffFactor(left));
    assertThat(carried.runoffFactor(terrain.leafOf(2 * 9 + 6))).isEqualTo(1);
    assertThat(carried.balance().relativeError()).isLessThan(1e-12);
  }

  private static LevelReading reading(FloodModel model, Random random) {
    DepressionHierarchy sinks = model.terrain().hierarchy();
    int leaf = random.nextInt(sinks.leafCount());
    float pit_m = sinks.pitElevation_m(leaf);
    float top_m = sinks.outletElevation_m(sinks.root(leaf));
    double level_m = pit_m + random.nextDouble() * (top_m - pit_m);
    return new LevelReading("s", sinks.pitCell(leaf), level_m, random.nextDouble());
  }

  private static FloodState rained(double rain_mm) {
    FloodModel model = FloodModelTest.sealed(bowl());
    return model.dry(FloodModelTest.T0).step(FloodModelTest.uniform(model, 0, rain_mm));
  }

  private static FloodState corrected(FloodState state, double level_m, double trust) {
    LevelReading reading = new LevelReading("s", PIT, level_m, trust);
    return LevelCorrections.apply(state, List.of(reading)).state();
  }

  private static LevelCorrection made(FloodState state, double level_m, double trust) {
    LevelReading reading = new LevelReading("s", PIT, level_m, trust);
    return LevelCorrections.apply(state, List.of(reading)).made().get(0);
  }

  private static RainFrame dry(FloodState state, Duration length) {
    return frame(state, length, 0);
  }

  private static RainFrame frame(FloodState state, Duration length, float rain_mm) {
    return new RainFrame(state.time(), state.time().plus(length), new float[] {rain_mm}, "test");
  }

  private static byte[] write(FloodState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FloodStateCodec.write(state, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static FloodState read(FloodModel model, byte[] bytes) throws IOException {
    return FloodStateCodec.read(model, new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static TerrainModel bowl() {
    return Terrains.drawn(
        """
        3 3 3 3 3
        3 1 1 1 3
        3 1 1 1 3
        3 1 1 1 3
        3 3 3 3 3
        """);
  }
}
