package org.freshet.service.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.freshet.flood.BiasChange;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodOptions;
import org.freshet.flood.FloodState;
import org.freshet.flood.FlowLink;
import org.freshet.flood.RunoffMatrix;
import org.freshet.flood.Structures;
import org.freshet.flood.SurfaceClass;
import org.freshet.flood.Surfaces;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.freshet.service.publish.WaterCorrection;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.TerrainOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldReportsTest {
  private static final Instant T0 = Instant.parse("2026-06-18T14:00:00Z");
  private static final Duration FIVE = Duration.ofMinutes(5);
  private static final int COLS = 9;
  private static final int LEFT = 2 * COLS + 2;
  private static final int RIGHT = 2 * COLS + 6;
  private static final float[][] BANK = {
    {9, 9, 9, 9, 9, 9, 9, 9, 9},
    {9, 4, 4, 4, 7, 2, 2, 2, 9},
    {9, 4, 4, 4, 7, 2, 2, 2, 6},
    {9, 4, 4, 4, 7, 2, 2, 2, 9},
    {9, 9, 9, 9, 9, 9, 9, 9, 9}
  };

  private static FloodModel model() {
    FloatGrid grid = new FloatGrid(new GridGeometry(5, COLS, 0, 5, 1, 1, "EPSG:25832"));
    for (int cell = 0; cell < 5 * COLS; cell++) {
      grid.set(cell, BANK[cell / COLS][cell % COLS]);
    }
    TerrainModel terrain = TerrainModel.of(grid, TerrainOptions.defaults(), Progress.NONE);
    RainGrid rain = RainGrid.of(new GridGeometry(1, 1, 0, 5, COLS, 5, "EPSG:25832"));
    RunoffMatrix matrix =
        RunoffMatrix.of(terrain, rain, Surfaces.uniform(SurfaceClass.SEALED), Progress.NONE);
    FlowLink culvert = new FlowLink("Damm", FlowLink.Kind.CULVERT, LEFT, RIGHT, 4, 0, 0.01, 1);
    return new FloodModel(
        terrain,
        matrix,
        FloodOptions.defaults(),
        List.of(),
        new Structures(List.of(culvert), List.of()));
  }

  private static RainFrame rain(int number, float rain_mm) {
    Instant from = T0.plus(FIVE.multipliedBy(number));
    return new RainFrame(from, from.plus(FIVE), new float[] {rain_mm}, "test");
  }

  private static FieldReport water(double level_m, double trust, @Nullable Instant withdrawn) {
    return new FieldReport(
        "R1", T0.plusSeconds(400), "citizen", RIGHT, level_m, null, trust, withdrawn);
  }

  private static double depth_m(FloodState state, int cell) {
    return state.levels().depth_m(state.model().terrain(), cell);
  }

  @Test
  void aSeenLevelMovesTheWaterByItsTrustAndIsTold() {
    FloodState state = model().dry(T0).step(rain(0, 10)).step(rain(1, 0));
    FieldReports reports = new FieldReports(List.of(water(3, 0.5, null)));
    double before_m = depth_m(state, RIGHT);
    FieldReports.Corrected done = reports.apply(state, T0.plus(FIVE), List.of());
    assertThat(depth_m(done.state(), RIGHT)).isCloseTo((before_m + 1) / 2, within(1e-4));
    WaterCorrection told = done.made().get(0);
    assertThat(told.report()).isEqualTo("R1");
    assertThat(told.beforeDepth_m()).isCloseTo(before_m, within(1e-4));
    assertThat(told.added_m3()).isCloseTo(9 * (1 - before_m) / 2, within(1e-3));
    assertThat(done.state().balance().relativeError()).isLessThan(1e-12);
    assertThat(reports.apply(done.state(), done.state().time(), done.made()).made())
        .as("applied once")
        .isEmpty();
  }

  @Test
  void aReportTakenBackIsUndone() {
    Instant back = T0.plus(FIVE.multipliedBy(3));
    FieldReports reports = new FieldReports(List.of(water(3, 1, back)));
    FloodState plain = model().dry(T0).step(rain(0, 10)).step(rain(1, 0));
    FieldReports.Corrected done = reports.apply(plain, T0.plus(FIVE), List.of());
    assertThat(depth_m(done.state(), RIGHT)).isCloseTo(1, within(1e-4));
    int leaf = done.made().get(0).leaf();
    assertThat(done.made().get(0).bias().before()).isEqualTo(1);
    assertThat(done.made().get(0).bias().after())
        .isEqualTo(done.state().runoffFactor(leaf))
        .isGreaterThan(1);
    FloodState later = done.state().step(rain(2, 0));
    FieldReports.Corrected undone = reports.apply(later, done.state().time(), done.made());
    assertThat(undone.made()).singleElement().matches(WaterCorrection::withdrawn);
    assertThat(depth_m(undone.state(), RIGHT))
        .isCloseTo(depth_m(plain.step(rain(2, 0)), RIGHT), within(1e-4));
    assertThat(undone.state().balance().corrected_m3()).isCloseTo(0, within(1e-9));
    assertThat(undone.state().runoffFactor(leaf)).isEqualTo(1);
    assertThat(undone.made().get(0).bias().before()).isEqualTo(later.runoffFactor(leaf));
    assertThat(undone.made().get(0).bias().after()).isEqualTo(1);
  }

  @Test
  void aBlockedCulvertStaysShutUntilTheReportIsTakenBack() {
    FloodModel model = model();
    Instant back = T0.plus(FIVE.multipliedBy(2));
    FieldReport blocked = new FieldReport("R2", T0, "operator", -1, Double.NaN, "Damm", 1, back);
    FieldReports reports = new FieldReports(List.of(blocked));
    FloodState state = model.dry(T0);
    FloodState shut = reports.withLinks(model, state, T0.plus(FIVE)).step(rain(0, 50));
    FloodState open = state.step(rain(0, 50));
    assertThat(depth_m(shut, LEFT)).isGreaterThan(depth_m(open, LEFT) + 0.01);
    FloodState again = reports.withLinks(model, shut, back);
    assertThat(again.model()).isSameAs(model);
    assertThat(again.balance()).isEqualTo(shut.balance());
  }

  @Test
  void whatACorrectionTaughtIsKeptInFullAndEarlierFilesTaughtNothing() throws IOException {
    BiasChange learnt = new BiasChange(1, 1 + 1 / 3.0, 1 / 3.0);
    WaterCorrection made =
        new WaterCorrection("R1", "citizen", T0, "wet", 0, 0.1, 0.2, 12, learnt, false);
    ObjectMapper mapper = ReplayJournal.mapper();
    ObjectNode json = mapper.valueToTree(made);
    assertThat(mapper.readValue(json.toString(), WaterCorrection.class)).isEqualTo(made);
    json.remove("bias");
    assertThat(mapper.readValue(json.toString(), WaterCorrection.class).bias())
        .isEqualTo(BiasChange.NONE);
  }

  @Test
  void aReportThatComesInLateCountsOnceAndOneFromLongAgoNotAtAll() {
    List<FieldReport> known = new ArrayList<>();
    FieldReports reports = new FieldReports(() -> known);
    FloodModel model = model();
    FloodState state = model.dry(T0).step(rain(0, 10)).step(rain(1, 0)).step(rain(2, 0));
    Instant before = state.time().minus(FIVE);
    assertThat(reports.apply(state, before, List.of()).made()).isEmpty();

    known.add(water(3, 0.5, null));
    known.add(
        new FieldReport(
            "R0", before.minus(FieldReports.LATE), "citizen", RIGHT, 3, null, 0.5, null));
    reports.withLinks(model, state, state.time());
    FieldReports.Corrected done = reports.apply(state, before, List.of());
    assertThat(done.made()).extracting(WaterCorrection::report).containsExactly("R1");
    assertThat(reports.apply(done.state(), state.time(), done.made()).made()).isEmpty();
  }
}
