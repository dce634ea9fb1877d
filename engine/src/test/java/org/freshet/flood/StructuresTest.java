package org.freshet.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.freshet.flood.Banks.BANK;
import static org.freshet.flood.Banks.INLET;
import static org.freshet.flood.Banks.OUTLET;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.freshet.grid.IntGrid;
import org.freshet.rain.RainFrame;
import org.freshet.sink.SinkLevels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructuresTest {
  private static FloodModel model(Structures structures) {
    return Banks.model(structures, FloodOptions.defaults().withWeirs(false));
  }

  private static FlowLink culvert(double capacity_m3_s) {
    return Banks.culvert(4.5, capacity_m3_s);
  }

  private static FloodState afterRain(FloodModel model, int dryFrames) {
    FloodState state = model.dry(FloodModelTest.T0).step(FloodModelTest.uniform(model, 0, 800));
    for (int i = 1; i <= dryFrames; i++) {
      state = state.step(FloodModelTest.uniform(model, i, 0));
    }
    return state;
  }

  @Test
  void aCulvertEmptiesAPoolDownToItsInvert() {
    FloodState state = afterRain(model(new Structures(List.of(culvert(0.01)), List.of())), 4);
    int upper = BANK.leafOf(INLET);
    assertThat(state.levels().level_m(upper)).isCloseTo(4.5f, within(1e-5f));
    assertThat(state.balance().relativeError()).isLessThan(1e-12);
  }

  @Test
  void aCulvertCarriesNoMoreThanItsCapacity() {
    FloodModel none = model(Structures.NONE);
    FloodModel small = model(new Structures(List.of(culvert(0.001)), List.of()));
    double more_m3 =
        afterRain(none, 1).water().stored_m3(BANK.leafOf(INLET))
            - afterRain(small, 1).water().stored_m3(BANK.leafOf(INLET));
    assertThat(more_m3).isCloseTo(2 * 300 * 0.001, within(1e-9));
  }

  @Test
  void dischargeGrowsWithTheHeadUntilTheInletIsDrowned() {
    FlowLink pipe = new FlowLink("p", FlowLink.Kind.CULVERT, INLET, OUTLET, 4, 0.5, 2, 0.5);
    assertThat(pipe.discharge_m3_s(3.9)).isZero();
    assertThat(pipe.discharge_m3_s(4.25)).isCloseTo(Math.pow(0.5, 1.5), within(1e-12));
    assertThat(pipe.discharge_m3_s(6)).isEqualTo(1);
  }

  @Test
  void aBlockedCulvertFloodsWhatLiesAboveItAndAnOpenOneWhatLiesBelow() {
    FloodModel open = model(new Structures(List.of(culvert(0.01)), List.of()));
    FloodModel blocked = open.withStructures(open.structures().blocked());
    SinkLevels openLevels = afterRain(open, 3).levels();
    SinkLevels blockedLevels = afterRain(blocked, 3).levels();
    int upper = BANK.leafOf(INLET);
    int lower = BANK.leafOf(OUTLET);
    assertThat(blockedLevels.level_m(upper)).isGreaterThan(openLevels.level_m(upper) + 0.001f);
    assertThat(openLevels.level_m(lower)).isGreaterThan(blockedLevels.level_m(lower) + 0.001f);
    assertThat(blockedLevels.level_m(upper)).isGreaterThan(4.5f);
  }

  @Test
  void waterAtTheOutletHoldsACulvertBack() {
    FlowLink up = new FlowLink("up", FlowLink.Kind.CULVERT, OUTLET, INLET, 2, 0, 1, 1);
    FloodModel model = model(new Structures(List.of(up), List.of()));
    FloodState state = model.dry(FloodModelTest.T0).step(FloodModelTest.uniform(model, 0, 100));
    state = state.step(FloodModelTest.uniform(model, 1, 0));
    FloodState without =
        model(Structures.NONE).dry(FloodModelTest.T0).step(FloodModelTest.uniform(model, 0, 100));
    assertThat(state.levels().level_m(BANK.leafOf(INLET)))
        .isEqualTo(without.levels().level_m(BANK.leafOf(INLET)));
  }

  @Test
  void aPumpToTheSewerCountsAsSeweredAndStopsWithTheSewer() {
    FlowLink pump = new FlowLink("P", FlowLink.Kind.PUMP, INLET, FlowLink.SEWER, 4.0, 0, 0.005, 1);
    FloodModel model = model(new Structures(List.of(pump), List.of()));
    FloodState state = afterRain(model, 2);
    assertThat(state.balance().sewered_m3()).isCloseTo(3 * 300 * 0.005, within(1e-9));
    FloodModel surcharged = model.withOptions(model.options().withSewers(SewerState.SURCHARGED));
    assertThat(afterRain(surcharged, 2).balance().sewered_m3()).isZero();
  }

  @Test
  void aBasinFillsThenLetsGoByItsThrottle() {
    RetentionBasin tank = new RetentionBasin("T", INLET, 4.2, 0.1, 3, 0.001, OUTLET);
    FloodModel model = model(new Structures(List.of(), List.of(tank)));
    FloodState state = model.dry(FloodModelTest.T0).step(FloodModelTest.uniform(model, 0, 800));
    assertThat(state.basin_m3(0)).isCloseTo(3, within(1e-9));
    double before_m3 = state.basin_m3(0);
    for (int i = 1; i < 30; i++) {
      state = state.step(FloodModelTest.uniform(model, i, 0));
      assertThat(state.balance().relativeError()).isLessThan(1e-12);
    }
    assertThat(before_m3).isGreaterThan(state.basin_m3(0));
    assertThat(state.levels().level_m(BANK.leafOf(INLET))).isLessThanOrEqualTo(4.2f + 1e-5f);
  }

  @ParameterizedTest
  @ValueSource(longs = {61, 62, 63, 64})
  void noWaterIsLostThroughRandomStructuresAndRestarts(long seed) throws IOException {
    Random random = new Random(seed);
    FloodModel any = FloodModelTest.anything(random);
    int cells = any.terrain().geometry().cells();
    List<FlowLink> links = new java.util.ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int to = random.nextInt(5) == 0 ? FlowLink.SEWER : random.nextInt(cells);
      links.add(
          new FlowLink(
              "l" + i,
              FlowLink.Kind.CULVERT,
              random.nextInt(cells),
              to,
              100 + random.nextDouble(),
              random.nextDouble(),
              random.nextDouble() * 0.01,
              1));
    }
    RetentionBasin tank =
        new RetentionBasin("t", random.nextInt(cells), 100, 0.01, 2, 0.001, random.nextInt(cells));
    FloodModel model = any.withStructures(new Structures(links, List.of(tank)));
    FloodState state = model.dry(FloodModelTest.T0);
    FloodState restarted = state;
    for (RainFrame frame : FloodModelTest.storm(model, random, 30)) {
      state = state.step(frame);
      restarted = again(restarted).step(frame);
      assertThat(state.balance().relativeError()).as("seed %d", seed).isLessThan(1e-9);
      assertThat(restarted.balance()).as("seed %d", seed).isEqualTo(state.balance());
    }
  }

  @Test
  void aTankDrainsIntoTheSewerUnlessThatIsSurcharged() {
    RetentionBasin tank = new RetentionBasin("t", INLET, 4, 0.01, 2, 0.002, FlowLink.SEWER);
    FloodModel working = model(new Structures(List.of(), List.of(tank)));
    FloodModel full = working.withOptions(working.options().withSewers(SewerState.SURCHARGED));
    assertThat(afterRain(working, 3).balance().sewered_m3()).isPositive();
    assertThat(afterRain(full, 3).balance().sewered_m3()).isZero();
    assertThat(afterRain(full, 3).basin_m3(0)).isCloseTo(2, within(1e-9));
  }

  /** The left basin lies in a district of its own, the right one in another. */
  private static FloodModel inDistricts(Structures structures, double left_mm_h) {
    IntGrid districts = new IntGrid(BANK.geometry());
    for (int cell = 0; cell < BANK.geometry().cells(); cell++) {
      districts.set(cell, cell % 9 < 4 ? 0 : 1);
    }
    List<SewerDistrict> two =
        List.of(new SewerDistrict("left", left_mm_h), new SewerDistrict("right", 1));
    Surfaces surfaces = new Surfaces(List.of(SurfaceClass.SEALED), null, two, districts);
    return Banks.model(structures, FloodOptions.defaults().withWeirs(false), surfaces);
  }

  @Test
  void aSurchargedDistrictTakesNothingFromItsOwnPumpsAndTanksOnly() {
    FlowLink left = new FlowLink("l", FlowLink.Kind.PUMP, INLET, FlowLink.SEWER, 4, 0, 0.002, 1);
    FlowLink right = new FlowLink("r", FlowLink.Kind.PUMP, OUTLET, FlowLink.SEWER, 2, 0, 0.003, 1);
    RetentionBasin tank = new RetentionBasin("t", INLET, 4, 0.01, 2, 0.001, FlowLink.SEWER);
    Structures none = Structures.NONE;
    Structures all = new Structures(List.of(left, right), List.of(tank));
    double pumped_m3 =
        afterRain(inDistricts(all, 0), 2).balance().sewered_m3()
            - afterRain(inDistricts(none, 0), 2).balance().sewered_m3();
    assertThat(pumped_m3).isCloseTo(3 * 300 * 0.003, within(1e-9));
    assertThat(afterRain(inDistricts(all, 0), 2).basin_m3(0)).isCloseTo(2, within(1e-9));
    double both_m3 = afterRain(inDistricts(all, 1), 2).balance().sewered_m3();
    assertThat(both_m3).isGreaterThan(3 * 300 * 0.005);
  }

  private static FloodState again(FloodState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FloodStateCodec.write(state, new DataOutputStream(bytes));
    return FloodStateCodec.read(
        state.model(), new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  @Test
  void wrongNumbersAreRefusedWithTheirMend() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> culvert(-1))
        .withMessageContaining("Damm")
        .withMessageContaining("0 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Structures(List.of(culvert(1), culvert(2)), List.of()))
        .withMessageContaining("twice");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                model(
                    new Structures(
                        List.of(
                            new FlowLink("x", FlowLink.Kind.PUMP, 45, FlowLink.SEWER, 1, 0, 1, 1)),
                        List.of())))
        .withMessageContaining("outside the terrain");
  }
}
