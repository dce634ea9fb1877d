package org.freshet.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.TerrainModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelCorrectionsTest {

  @ParameterizedTest
  @ValueSource(longs = {81, 82, 83, 84, 85, 86})
  void aTrustedReadingSetsTheLevelUpOrDown(long seed) {
    Random random = new Random(seed);
    TerrainModel terrain = Terrains.random(random, 25, 25, 2);
    FloodModel model = FloodModelTest.sealed(terrain);
    FloodState state =
        model.dry(FloodModelTest.T0).step(FloodModelTest.uniform(model, 0, 20.0 * seed - 1600));
    DepressionHierarchy sinks = terrain.hierarchy();
    for (int i = 0; i < 30; i++) {
      int leaf = random.nextInt(sinks.leafCount());
      float pit_m = sinks.pitElevation_m(leaf);
      float top_m = sinks.outletElevation_m(sinks.root(leaf));
      double level_m = pit_m + random.nextDouble() * (top_m - pit_m) * 0.99;
      LevelReading reading = new LevelReading("SB-W1", sinks.pitCell(leaf), level_m, 1);
      LevelCorrections.Result result = LevelCorrections.apply(state, List.of(reading));
      assertThat((double) result.state().levels().level_m(leaf))
          .as("seed %d, leaf %d", seed, leaf)
          .isCloseTo(level_m, within(1e-4));
      assertThat(result.state().balance().relativeError()).isLessThan(1e-9);
      assertThat(result.made().get(0).added_m3())
          .isCloseTo(
              result.state().balance().corrected_m3() - state.balance().corrected_m3(),
              within(1e-9));
      state = random.nextBoolean() ? result.state() : state;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void readingsInSinksApartMayComeInAnyOrder(long seed) {
    Random random = new Random(seed);
    TerrainModel terrain = Terrains.random(random, 25, 25, 2);
    FloodModel model = FloodModelTest.sealed(terrain);
    FloodState state = model.dry(FloodModelTest.T0);
    DepressionHierarchy sinks = terrain.hierarchy();
    List<LevelReading> readings = new ArrayList<>();
    for (int leaf = 0; leaf < sinks.leafCount(); leaf++) {
      double level_m = sinks.pitElevation_m(leaf) * 0.5 + sinks.outletElevation_m(leaf) * 0.5;
      readings.add(new LevelReading("s" + leaf, sinks.pitCell(leaf), level_m, 1));
    }
    FloodState one = LevelCorrections.apply(state, readings).state();
    Collections.shuffle(readings, random);
    FloodState other = LevelCorrections.apply(state, readings).state();
    for (int leaf = 0; leaf < sinks.leafCount(); leaf++) {
      assertThat(Float.floatToIntBits(other.levels().level_m(leaf)))
          .as("seed %d, leaf %d", seed, leaf)
          .isEqualTo(Float.floatToIntBits(one.levels().level_m(leaf)));
    }
  }

  /** The left basin of the bank is full and runs over; the right one is corrected. */
  @Test
  void whatSpilledInTheStepStaysToldAfterACorrection() {
    FloodOptions options = FloodOptions.defaults().withWeirs(false);
    FloodModel model = Banks.model(Structures.NONE, options);
    FloodState state = model.dry(FloodModelTest.T0).step(FloodModelTest.uniform(model, 0, 6000));
    int upper = Banks.BANK.leafOf(Banks.INLET);
    assertThat(state.spilled_m3(upper)).isPositive();
    LevelReading lower = new LevelReading("report", Banks.OUTLET, 3, 1);
    FloodState corrected = LevelCorrections.apply(state, List.of(lower)).state();
    assertThat(corrected.spilled_m3(upper)).isEqualTo(state.spilled_m3(upper));
    assertThat(corrected.balance().relativeError()).isLessThan(1e-12);
  }

  @Test
  void halfTrustGoesHalfTheWay() {
    FloodModel model = FloodModelTest.sealed(bowl());
    FloodState dry = model.dry(FloodModelTest.T0);
    LevelReading reading = new LevelReading("report", 12, 2.0, 0.5);
    LevelCorrections.Result result = LevelCorrections.apply(dry, List.of(reading));
    assertThat(result.state().levels().level_m(0)).isCloseTo(1.5f, within(1e-5f));
    assertThat(result.made().get(0).before_m()).isNaN();
    assertThat(dry.levels().level_m(0)).isNaN();
  }

  @Test
  void aDryReadingEmptiesAndOneAboveTheOutletFills() {
    FloodModel model = FloodModelTest.sealed(bowl());
    FloodState wet = model.dry(FloodModelTest.T0).step(FloodModelTest.uniform(model, 0, 50));
    FloodState empty =
        LevelCorrections.apply(wet, List.of(new LevelReading("s", 12, 0.2, 1))).state();
    assertThat(empty.levels().level_m(0)).isNaN();
    FloodState full =
        LevelCorrections.apply(wet, List.of(new LevelReading("s", 12, 99, 1))).state();
    assertThat(full.levels().level_m(0)).isEqualTo(3f);
    assertThat(full.balance().relativeError()).isLessThan(1e-12);
  }

  @Test
  void aReadingOutsideEverySinkChangesNothing() {
    FloodModel model = FloodModelTest.sealed(bowl());
    FloodState dry = model.dry(FloodModelTest.T0);
    LevelCorrections.Result result =
        LevelCorrections.apply(
            dry, List.of(new LevelReading("a", 0, 9, 1), new LevelReading("b", -1, 9, 1)));
    assertThat(result.state()).isSameAs(dry);
    assertThat(result.made()).hasSize(2).allMatch(made -> made.added_m3() == 0);
    assertThatIllegalArgumentException().isThrownBy(() -> new LevelReading("a", 0, 9, 1.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new LevelReading("a", 0, Double.NaN, 1));
  }

  private static TerrainModel bowl() {
    return Terrains.drawn(
        """
        3 3 3 3 3
        3 2 2 2 3
        3 2 1 2 3
        3 2 2 2 3
        3 3 3 3 3
        """);
  }
}
