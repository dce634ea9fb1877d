package org.freshet.service.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assumptions;
import org.freshet.dem.Dem;
import org.freshet.dem.DemSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a shell sees them: exit code, output, one line of error. */
class CommandLineTest {
  private static final String BOWL =
      """
      ncols 5
      nrows 5
      xllcorner 500000
      yllcorner 5600000
      cellsize 2
      NODATA_value -9999
      5 5 5 5 5
      5 4 4 4 5
      5 4 1 4 3
      5 4 4 4 5
      5 5 5 5 5
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Freshet.run(args, new PrintWriter(out), new PrintWriter(err));
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  @Test
  void analyseFindsTheBowlItsOutletAndItsVolume() throws IOException {
    Path dem = file("bowl.asc", BOWL);
    Path results = folder.resolve("results");
    int exit =
        run(
            "analyse",
            dem.toString(),
            "--crs",
            "EPSG:25832",
            "--out",
            results.toString(),
            "--rain-mm",
            "20",
            "--sinks",
            "all");
    assertThat(err.toString()).doesNotContain("Exception");
    assertThat(exit).isZero();
    JsonNode summary = new ObjectMapper().readTree(results.resolve("summary.json").toFile());
    assertThat(summary.get("depressions").asInt()).isEqualTo(1);
    // The pit of height 1 fills to the ring of height 4 around it, which drains to the edge at 3.
    assertThat(summary.get("fillVolume_m3").asDouble()).isEqualTo(3 * 4.0);
    assertThat(summary.get("filledCells").asInt()).isEqualTo(1);
    JsonNode rain = summary.get("rain").get(0);
    assertThat(rain.get("input_m3").asDouble()).isCloseTo(25 * 4 * 0.02, within(1e-12));
    assertThat(rain.get("balanceError").asDouble()).isLessThan(1e-12);
    assertThat(results)
        .isDirectoryContaining("glob:**/filled.tif")
        .isDirectoryContaining("glob:**/flow-direction.tif")
        .isDirectoryContaining("glob:**/flow-accumulation.tif")
        .isDirectoryContaining("glob:**/depth-20mm.tif")
        .isDirectoryContaining("glob:**/sinks.geojson")
        .isDirectoryContaining("glob:**/drainage-paths.geojson");
    Dem filled = DemSource.open(results.resolve("filled.tif")).read();
    assertThat(filled.elevation().get(2, 2)).isEqualTo(4f);
  }

  private JsonNode firstSink(Path results) throws IOException {
    JsonNode all = new ObjectMapper().readTree(results.resolve("sinks.geojson").toFile());
    return all.get("features").get(0).get("properties");
  }

  @Test
  void idsAreCarriedOverFromAnEarlierAnalysis() throws IOException {
    Path before = file("before.asc", BOWL.replace("5 4 4 4 5\n5 5", "5 2 4 4 5\n5 5"));
    Path after = file("after.asc", BOWL.replace("5 4 4 4 5\n5 5", "5 0 4 4 5\n5 5"));
    String old = folder.resolve("old").toString();
    String anew = folder.resolve("new").toString();
    String carried = folder.resolve("carried").toString();
    String[] options = {"--crs", "EPSG:25832", "--sinks", "all"};
    assertThat(analyse(before, old, options)).as(err.toString()).isZero();
    assertThat(analyse(after, anew, options)).isZero();
    String[] more = {"--crs", "EPSG:25832", "--sinks", "all", "--ids-from", old};
    assertThat(analyse(after, carried, more)).as(err.toString()).isZero();
    JsonNode first = firstSink(folder.resolve("old"));
    JsonNode own = firstSink(folder.resolve("new"));
    JsonNode kept = firstSink(folder.resolve("carried"));
    assertThat(own.get("pit")).isNotEqualTo(first.get("pit"));
    assertThat(own.get("id")).isNotEqualTo(first.get("id"));
    assertThat(kept.get("id")).isEqualTo(first.get("id"));
    more[5] = before.toString();
    assertThat(analyse(after, carried, more)).isEqualTo(2);
    assertThat(err.toString()).contains("before.asc", "sinks.geojson");
  }

  private int analyse(Path dem, String results, String... options) {
    List<String> all = new java.util.ArrayList<>(List.of("analyse", dem.toString()));
    all.addAll(List.of("--out", results));
    all.addAll(List.of(options));
    return run(all.toArray(new String[0]));
  }

  @Test
  void breachesCutBanksWithinTheirBoundsAndListEveryCut() throws IOException {
    // Ground 2 m high behind a bank of 5 m, one cell wide, and lower ground before it.
    Path dem =
        file(
            "bank.asc",
            """
            ncols 5
            nrows 3
            xllcorner 0
            yllcorner 0
            cellsize 2
            NODATA_value -9999
            6 6 6 6 6
            6 2 5 1 0
            6 6 6 6 6
            """);
    String[] deepEnough = {"3x10", "2x10"};
    int[] pits = {0, 1};
    for (int i = 0; i < pits.length; i++) {
      Path results = folder.resolve("breach" + i);
      int exit =
          run("analyse", dem.toString(), "--out", results.toString(), "--breach", deepEnough[i]);
      assertThat(exit).isZero();
      JsonNode summary = new ObjectMapper().readTree(results.resolve("summary.json").toFile());
      assertThat(summary.get("depressions").asInt()).isEqualTo(pits[i]);
      List<String> cuts = Files.readAllLines(results.resolve("terrain-changes.csv"));
      assertThat(cuts).hasSize(2 - pits[i]);
    }
    assertThat(Files.readAllLines(folder.resolve("breach0/terrain-changes.csv")).get(1))
        .isEqualTo("\"breach 1\",breach,3.00,3.00,1,0,0.000,12.000");
  }

  @Test
  void breachWithoutBoundsIsAnErrorOfUse() throws IOException {
    Path dem = file("bowl.asc", BOWL);
    assertThat(run("analyse", dem.toString(), "--out", "x", "--breach", "3")).isEqualTo(2);
    assertThat(err.toString()).contains("--breach (3)").contains("3x30");
  }

  @Test
  void balanceClosesOnRealTerrain() throws IOException {
    Path dem = Path.of(System.getProperty("freshet.data", "absent"), "sinks/malstroem/dtm.tif");
    Assumptions.assumeThat(Files.exists(dem))
        .as("skipped: sinks/malstroem/dtm.tif of the public test data is not there")
        .isTrue();
    int exit =
        run(
            "analyse",
            dem.toString(),
            "--out",
            folder.toString(),
            "--rain-mm",
            "20",
            "--rain-mm",
            "50",
            "--rain-mm",
            "100",
            "--json");
    assertThat(exit).isZero();
    JsonNode summary = new ObjectMapper().readTree(out.toString());
    assertThat(summary.get("depressions").asInt()).isEqualTo(841);
    assertThat(summary.get("filledCells").asInt()).isEqualTo(6616);
    double before_m3 = 0;
    for (JsonNode rain : summary.get("rain")) {
      assertThat(rain.get("balanceError").asDouble()).isLessThan(1e-9);
      assertThat(rain.get("stored_m3").asDouble()).isGreaterThan(before_m3);
      before_m3 = rain.get("stored_m3").asDouble();
    }
    assertThat(before_m3).isLessThan(summary.get("fillVolume_m3").asDouble());
  }

  @Test
  void badInputIsOneLineAndExitCodeTwo() throws IOException {
    Path text = file("text.tif", "this is not a picture");
    Path degrees =
        file(
            "degrees.asc",
            BOWL.replace("xllcorner 500000", "xllcorner 9.5")
                .replace("cellsize 2", "cellsize 0.0001"));
    Path empty = file("empty.tif", "");
    Path blank =
        file("blank.asc", BOWL.replaceAll("(?m)^[1345 ]+$", "-9999 -9999 -9999 -9999 -9999"));
    Map<Path, List<String>> cases =
        Map.of(
            text,
            List.of(),
            empty,
            List.of(),
            blank,
            List.of("--crs", "EPSG:25832"),
            degrees,
            List.of("--crs", "EPSG:4326"),
            folder.resolve("missing.tif"),
            List.of());
    cases.forEach(
        (dem, more) -> {
          err.getBuffer().setLength(0);
          java.util.ArrayList<String> args =
              new java.util.ArrayList<>(
                  List.of("analyse", dem.toString(), "--out", folder.resolve("o").toString()));
          args.addAll(more);
          assertThat(run(args.toArray(new String[0]))).as(dem + ": " + err).isEqualTo(2);
          String error = err.toString().strip();
          assertThat(error.lines()).as(error).hasSize(1);
          assertThat(error).contains(dem.getFileName().toString()).contains("Maybe");
        });
  }

  @Test
  void wrongUsageIsExitCodeTwo() {
    assertThat(run("analyse")).isEqualTo(2);
    assertThat(run("nonsense")).isEqualTo(2);
    assertThat(run("replay", folder.toString(), "--out", folder.resolve("o").toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("area.yaml");
  }

  @Test
  void everyCommandHasHelp() {
    for (String command : List.of("demo", "analyse", "inspect", "replay")) {
      out.getBuffer().setLength(0);
      assertThat(run(command, "--help")).isZero();
      assertThat(out.toString()).contains("Usage: freshet " + command);
    }
  }

  @Test
  void inspectDescribesTerrainAsJson() throws IOException {
    Path dem = file("bowl.asc", BOWL);
    assertThat(run("inspect", "--json", dem.toString())).isZero();
    JsonNode files = new ObjectMapper().readTree(out.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(files.isArray()).isTrue();
    JsonNode one = files.get(0);
    assertThat(one.get("rows").asInt()).isEqualTo(5);
    assertThat(one.get("validCells").asInt()).isEqualTo(25);
    assertThat(one.get("cellSize_m").asDouble()).isEqualTo(2.0);
    assertThat(one.get("min").asDouble()).isEqualTo(1.0);
    assertThat(one.has("findings")).isTrue();
  }
}
