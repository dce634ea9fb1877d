package org.freshet.service.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios see what people built for water as the live service does, and as measures. */
class ScenarioStructuresTest {
  private static final String PIPE =
      "links: [{id: pipe, kind: culvert, invert_m: 99.15, capacity_m3_s: 0.02, from: "
          + BankedValley.spot(30, 38)
          + ", to: "
          + BankedValley.spot(30, 45)
          + "}]";
  private static final String PUMP =
      "links: [{id: lift, kind: pump, invert_m: 99.3, capacity_m3_s: 0.02, from: "
          + BankedValley.spot(30, 39)
          + "}]";

  @TempDir private Path folder;
  private BankedValley valley;
  private int runs;

  @BeforeEach
  void make() throws IOException {
    valley = new BankedValley(folder.resolve("valley"));
    valley.write(false);
  }

  private Path run(String more) throws IOException {
    Path out = folder.resolve("out" + ++runs);
    assertThat(valley.run(BankedValley.RAINS + more, out)).as(valley.err()).isZero();
    return out;
  }

  private static double of(Path out, String run, String pointer) throws IOException {
    JsonNode summary =
        new ObjectMapper().readTree(out.resolve("runs/heavy_" + run + "/summary.json").toFile());
    assertThat(summary.at("/balance/relativeError").asDouble()).isLessThan(1e-9);
    return summary.at(pointer).asDouble(Double.NaN);
  }

  @Test
  void aLinkOfTheAreaCarriesItsCapacityUntilDebrisShutsIt() throws IOException {
    double without_m3 = of(run(""), "working-open-dry_baseline", "/balance/outflow_m3");
    valley.build(PIPE);
    Path out = run("states: {culverts: [open, blocked]}\n");
    double carried_m3 = of(out, "working-open-dry_baseline", "/balance/outflow_m3") - without_m3;
    assertThat(of(out, "working-open-dry_baseline", "/structures/shut")).isZero();
    assertThat(of(out, "working-blocked-dry_baseline", "/structures/shut")).isEqualTo(1);
    // Half an hour of rain and an hour after it at 20 l/s, less what waits for the first water.
    assertThat(carried_m3).isBetween(50.0, 0.02 * 5400);
    assertThat(of(out, "working-blocked-dry_baseline", "/balance/outflow_m3"))
        .isCloseTo(without_m3, within(1e-6));
  }

  @Test
  void aPumpIntoASurchargedSewerGivesNothing() throws IOException {
    String states = "states: {sewers: [working, surcharged]}\n";
    double without_m3 = of(run(states), "working-open-dry_baseline", "/balance/sewered_m3");
    valley.build(PUMP);
    Path out = run(states);
    assertThat(of(out, "working-open-dry_baseline", "/balance/sewered_m3"))
        .isGreaterThan(without_m3 + 20);
    assertThat(of(out, "surcharged-open-dry_baseline", "/balance/sewered_m3")).isZero();
  }

  @Test
  void districtsTheAreaCallsSurchargedTakeNothingInAnyState() throws IOException {
    valley.build("surcharged: [s]");
    assertThat(of(run(""), "working-open-dry_baseline", "/balance/sewered_m3")).isZero();
  }

  @Test
  void gulliesAndSeepageAreThoseOfTheArea() throws IOException {
    Path usual = run("");
    valley.build("gully_mm_h: 0, pool_infiltration_mm_h: 30");
    Path out = run("");
    String run = "working-open-dry_baseline";
    assertThat(of(out, run, "/balance/sewered_m3"))
        .isLessThan(of(usual, run, "/balance/sewered_m3"));
    assertThat(of(out, run, "/balance/infiltrated_m3"))
        .isGreaterThan(of(usual, run, "/balance/infiltrated_m3") + 1);
  }

  @Test
  void theBatchSaysHowWetTheSoilIsNotTheArea() throws IOException {
    double dry_m3 = of(run(""), "working-open-dry_baseline", "/balance/infiltrated_m3");
    valley.build("rain_before: {recent_mm: 50}");
    assertThat(of(run(""), "working-open-dry_baseline", "/balance/infiltrated_m3"))
        .isEqualTo(dry_m3);
  }

  @Test
  void aNewCulvertOfKnownCapacityCarriesNoMore() throws IOException {
    String line = ", outlet_invert_m: 99.0, line: " + BankedValley.line(30, 38, 30, 45) + "}]}\n";
    Path out =
        run(
            "states: {culverts: [open, blocked]}\nmeasures:\n"
                + "  - {id: cut, actions: [{type: culvert, inlet_invert_m: 99.15"
                + line
                + "  - {id: pipe, actions: [{type: culvert, inlet_invert_m: 99.15,"
                + " capacity_m3_s: 0.02"
                + line);
    assertThat(valley.printed()).as("a pipe is no terrain of its own").contains("\"terrains\":4");
    double none_m3 = of(out, "working-open-dry_baseline", "/balance/outflow_m3");
    double cut_m3 = of(out, "working-open-dry_cut", "/balance/outflow_m3");
    double pipe_m3 = of(out, "working-open-dry_pipe", "/balance/outflow_m3");
    assertThat(pipe_m3).isBetween(none_m3 + 50, none_m3 + 0.02 * 5400);
    assertThat(cut_m3).isGreaterThan(pipe_m3);
    assertThat(of(out, "working-blocked-dry_pipe", "/balance/outflow_m3"))
        .isCloseTo(of(out, "working-blocked-dry_baseline", "/balance/outflow_m3"), within(1e-6));
  }

  @Test
  void aNewPumpLiftsTheWaterOverTheBank() throws IOException {
    String at = "{type: pump, capacity_m3_s: 0.02, at: " + BankedValley.place(30, 39);
    Path out =
        run(
            "states: {sewers: surcharged}\nmeasures:\n  - {id: over, actions: ["
                + at
                + ", to: "
                + BankedValley.place(30, 45)
                + "}]}\n  - {id: sewer, actions: ["
                + at
                + "}]}\n");
    double none_m3 = of(out, "surcharged-open-dry_baseline", "/balance/outflow_m3");
    assertThat(of(out, "surcharged-open-dry_over", "/balance/outflow_m3"))
        .isBetween(none_m3 + 50, none_m3 + 0.02 * 5400);
    assertThat(of(out, "surcharged-open-dry_sewer", "/balance/outflow_m3"))
        .as("a surcharged sewer takes nothing")
        .isCloseTo(none_m3, within(1e-6));
  }

  @Test
  void endsOffTheTerrainAreRefusedBeforeAnythingIsWritten() throws IOException {
    String measure = "measures:\n  - {id: m, actions: [{type: ";
    String inverts = "culvert, inlet_invert_m: 99, outlet_invert_m: 99, line: ";
    refused(
        measure + inverts + "[" + BankedValley.place(30, 38) + ", [9.1, 51.0]]}]}\n",
        "line 5",
        "(action-1) begins or ends off the terrain");
    refused(
        measure
            + "pump, capacity_m3_s: 1, at: "
            + BankedValley.place(30, 38)
            + ", to: [50.9, 9.9]}]}\n",
        "(action-1) leads off the terrain",
        "Maybe");
    refused(
        measure
            + "culvert, capacity_m3_s: -1, inlet_invert_m: 99, outlet_invert_m: 99, line: "
            + BankedValley.line(30, 38, 30, 42)
            + "}]}\n",
        "capacity_m3_s` is `-1`; it must be a number from 0.001 to 1000");
    valley.build(PIPE.replace("lon: 9", "lon: 8"));
    refused("", "`flood` has `pipe` with `from` off the terrain", "Maybe");
  }

  private void refused(String more, String... wanted) throws IOException {
    Path out = folder.resolve("none");
    assertThat(valley.run(BankedValley.RAINS + more, out))
        .as("%s -> %s", more, valley.err())
        .isEqualTo(ExitCodes.BAD_INPUT);
    for (String one : wanted) {
      assertThat(valley.err()).contains(one);
    }
    assertThat(out).doesNotExist();
  }
}
