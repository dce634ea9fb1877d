package org.freshet.service.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.freshet.service.cycle.CulvertBank.FIVE;
import static org.freshet.service.cycle.CulvertBank.LEFT;
import static org.freshet.service.cycle.CulvertBank.RIGHT;
import static org.freshet.service.cycle.CulvertBank.T0;
import static org.freshet.service.cycle.CulvertBank.model;
import static org.freshet.service.cycle.CulvertBank.rain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.freshet.flood.BiasChange;
import org.freshet.flood.FloodModel;
import org.freshet.flood.FloodState;
import org.freshet.flood.FloodStateCodec;
import org.freshet.service.publish.WaterCorrection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldReportsTest {
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

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theOrderInWhichReportsCameInChangesNothing(long seed) throws IOException {
    Random random = new Random(seed);
    List<FieldReport> came = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Instant seen = T0.plusSeconds(300 + random.nextInt(3) * 60L);
      double level_m = 2 + random.nextDouble() * 3;
      int cell = random.nextBoolean() ? LEFT : RIGHT;
      came.add(new FieldReport("R" + i, seen, "citizen", cell, level_m, null, 0.5, null));
    }
    FloodState state = model().dry(T0).step(rain(0, 10)).step(rain(1, 0));
    byte[] one = saved(new FieldReports(came).apply(state, T0.plusSeconds(240), List.of()).state());
    Collections.shuffle(came, random);
    byte[] other =
        saved(new FieldReports(came).apply(state, T0.plusSeconds(240), List.of()).state());
    assertThat(other).as("seed %d", seed).isEqualTo(one);
  }

  private static byte[] saved(FloodState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FloodStateCodec.write(state, new DataOutputStream(bytes));
    return bytes.toByteArray();
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
