package org.freshet.service.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.freshet.dem.DemOptions;
import org.freshet.dem.DemSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each state and each kind of measure does to the run of {@link BankedValley}. */
class ScenarioStatesTest {
  @TempDir private Path folder;
  private BankedValley valley;
  private Path out;

  @BeforeEach
  void make() throws IOException {
    valley = new BankedValley(folder.resolve("valley"));
    out = folder.resolve("out");
  }

  private void run(String more) throws IOException {
    assertThat(valley.run(BankedValley.RAINS + more, out)).as(valley.err()).isZero();
  }

  private double of(String state, String measure, String pointer) throws IOException {
    Path file = run(state, measure).resolve("summary.json");
    JsonNode summary = new ObjectMapper().readTree(file.toFile());
    assertThat(summary.at("/balance/relativeError").asDouble()).isLessThan(1e-9);
    return summary.at(pointer).asDouble(Double.NaN);
  }

  private Path run(String state, String measure) {
    return out.resolve("runs/heavy_" + state + "_" + measure);
  }

  private double standing_m3(String state, String measure) throws IOException {
    Path file = run(state, measure).resolve("depth.tif");
    double sum_m = 0;
    for (float depth_m : DemSource.open(file, DemOptions.defaults()).read().elevation().array()) {
      sum_m += Float.isNaN(depth_m) ? 0 : depth_m;
    }
    return sum_m * 4;
  }

  @Test
  void aBlockedCulvertPondsTheWaterAnOpenOneLetsGo() throws IOException {
    run("states: {culverts: [open, blocked]}\n");
    double open_m3 = of("working-open-dry", "baseline", "/figures/stored_m3");
    double blocked_m3 = of("working-blocked-dry", "baseline", "/figures/stored_m3");
    // What stays is the water below the ground at the inlet's lip.
    assertThat(open_m3).isLessThan(5);
    assertThat(blocked_m3).isGreaterThan(100);
  }

  @Test
  void surchargedSewersTakeNothing() throws IOException {
    run("states: {sewers: [working, surcharged], culverts: [blocked]}\n");
    assertThat(of("working-blocked-dry", "baseline", "/balance/sewered_m3")).isGreaterThan(50);
    assertThat(of("surcharged-blocked-dry", "baseline", "/balance/sewered_m3")).isZero();
    assertThat(of("surcharged-blocked-dry", "baseline", "/figures/stored_m3"))
        .isGreaterThan(of("working-blocked-dry", "baseline", "/figures/stored_m3") + 40);
  }

  @Test
  void wetSoilTakesLess() throws IOException {
    run("states: {soil: [dry, wet], sewers: surcharged, culverts: blocked}\n");
    double rain_m3 = 60 * 60 * 4 * 0.06;
    double dry_m3 = of("surcharged-blocked-dry", "baseline", "/balance/infiltrated_m3");
    double wet_m3 = of("surcharged-blocked-wet", "baseline", "/balance/infiltrated_m3");
    // Coefficient 0.5 after 6 mm of loss; wet 0.75 and no loss. Pools seep a little more.
    assertThat(dry_m3).isGreaterThan(rain_m3 * (6 + 27) / 60.0 - 1e-6);
    assertThat(wet_m3).isBetween(rain_m3 * 0.25 - 1e-6, dry_m3 - 0.25 * rain_m3);
    assertThat(of("surcharged-blocked-wet", "baseline", "/figures/stored_m3"))
        .isGreaterThan(of("surcharged-blocked-dry", "baseline", "/figures/stored_m3"));
  }

  @Test
  void aNewCulvertEmptiesThePondUnlessBlocked() throws IOException {
    valley.write(false);
    run(
        "states: {culverts: [open, blocked]}\nmeasures:\n"
            + "  - {id: pipe, actions: [{type: culvert, inlet_invert_m: 99.1, outlet_invert_m: 99.0,"
            + " line: "
            + BankedValley.line(30, 38, 30, 42)
            + "}]}\n");
    double before_m3 = of("working-open-dry", "baseline", "/figures/stored_m3");
    assertThat(before_m3).isGreaterThan(100);
    assertThat(of("working-open-dry", "pipe", "/figures/stored_m3")).isLessThan(5);
    assertThat(of("working-blocked-dry", "pipe", "/figures/stored_m3")).isEqualTo(before_m3);
  }

  @Test
  void aTankUnderTheGroundTakesItsVolumeOutOfThePond() throws IOException {
    run(
        "states: {culverts: blocked, sewers: surcharged}\nmeasures:\n"
            + "  - {id: tank, actions: [{type: storage, volume_m3: 40, intake_l_s: 100,"
            + " throttle_l_s: 20, at: "
            + BankedValley.place(30, 39)
            + "}]}\n");
    double before_m3 = standing_m3("surcharged-blocked-dry", "baseline");
    assertThat(before_m3).isGreaterThan(100);
    // A surcharged sewer takes nothing from it, so it fills once. Pools below the sill lose none.
    assertThat(standing_m3("surcharged-blocked-dry", "tank"))
        .isCloseTo(before_m3 - 40, within(1.0));
    assertThat(of("surcharged-blocked-dry", "tank", "/figures/stored_m3"))
        .as("the tank counts as stored")
        .isCloseTo(of("surcharged-blocked-dry", "baseline", "/figures/stored_m3"), within(1.0));
  }

  @Test
  void wallsRaisedLoweredAndUnsealedGroundChangeTheRun() throws IOException {
    run(
        "states: {culverts: blocked, sewers: surcharged}\nmeasures:\n"
            + action("wall", "type: wall, height_m: 1, line: " + BankedValley.line(22, 30, 38, 30))
            + action(
                "low", "type: lower, depth_m: 0.5, polygon: " + BankedValley.square(8, 8, 20, 20))
            + action(
                "high", "type: raise, height_m: 1, polygon: " + BankedValley.square(26, 34, 34, 39))
            + action(
                "meadow",
                "type: unseal, surface: meadow, polygon: " + BankedValley.square(0, 0, 59, 59)));
    double before_m2 = of("surcharged-blocked-dry", "baseline", "/figures/flooded_m2");
    double before_m3 = of("surcharged-blocked-dry", "baseline", "/figures/stored_m3");
    for (String id : List.of("wall", "low", "high")) {
      assertThat(of("surcharged-blocked-dry", id, "/figures/flooded_m2"))
          .as(id)
          .isNotEqualTo(before_m2);
    }
    assertThat(of("surcharged-blocked-dry", "meadow", "/figures/stored_m3"))
        .isLessThan(0.6 * before_m3);
  }

  private static String action(String id, String what) {
    return "  - {id: " + id + ", actions: [{" + what + "}]}\n";
  }

  @Test
  void terrainsMadeAsEditsGiveTheFilesOfTerrainsMadeAnew() throws IOException {
    String more =
        "states: {culverts: [open, blocked]}\nmeasures:\n"
            + action(
                "pond",
                "type: retention, volume_m3: 60, polygon: " + BankedValley.square(24, 20, 34, 30))
            + action("wall", "type: wall, height_m: 1, line: " + BankedValley.line(22, 30, 38, 30));
    run(more);
    Path whole = folder.resolve("whole");
    Files.move(out, whole);
    for (String name : List.of("working-blocked-dry_wall", "working-open-dry_pond")) {
      out = folder.resolve("only-" + name);
      copy(whole, out);
      try (Stream<Path> files = Files.walk(out.resolve("runs/heavy_" + name))) {
        for (Path one : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
      run(more);
      assertThat(valley.printed()).contains("\"computed\":1,\"reused\":5,\"terrains\":1");
      for (String file : List.of("depth.tif", "results.gpkg", "summary.json", "sheet.de.pdf")) {
        assertThat(out.resolve("runs/heavy_" + name).resolve(file))
            .hasSameBinaryContentAs(whole.resolve("runs/heavy_" + name).resolve(file));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path one : files.toList()) {
        Files.copy(one, to.resolve(from.relativize(one).toString()));
      }
    }
  }
}
