package org.freshet.service.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.freshet.dem.DemOptions;
import org.freshet.dem.DemSource;
import org.freshet.grid.FloatGrid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code scenario} on a valley of 120 x 120 m with one hollow: results and errors. */
class ScenarioCommandTest {
  private static final String RAINS =
      """
      title: {de: Probe, en: Trial}
      rains:
        - {id: heavy, type: block, depth_mm: 60, duration_min: 30}
      """;
  private static final String BASIN =
      """
      measures:
        - id: pond
          actions:
            - {id: dig, type: retention, volume_m3: 50, polygon: [[9.000727, 51.000954], [9.000983, 51.000954],
               [9.000983, 51.001116], [9.000727, 51.001116]]}
      """;

  @TempDir private Path folder;
  private Path area;
  private Path out;
  private String err = "";
  private String printed = "";

  @BeforeEach
  void makeArea() throws IOException {
    area = Files.createDirectory(folder.resolve("valley"));
    out = folder.resolve("out");
    Files.createDirectory(area.resolve("radar"));
    Files.writeString(area.resolve("dem.asc"), dem());
    Files.writeString(
        area.resolve("area.yaml"),
        """
        name: Tal
        crs: EPSG:25832
        terrain: {dem: [dem.asc]}
        rain: {sources: [{id: radar, type: radolan, path: radar}]}
        """);
  }

  /** Falls to the east, with a hollow of 40 cm in the middle. */
  private static String dem() {
    StringBuilder text = new StringBuilder();
    text.append("ncols 60\nnrows 60\nxllcorner 500000\nyllcorner 5649880\ncellsize 2\n");
    text.append("NODATA_value -9999\n");
    for (int row = 0; row < 60; row++) {
      for (int col = 0; col < 60; col++) {
        double hollow = Math.hypot(row - 30, col - 30) < 8 ? 0.8 : 0;
        text.append(String.format(Locale.ROOT, "%.2f ", 100 - col * 0.02 - hollow));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private int run(String yaml) throws IOException {
    Path batch = Files.writeString(folder.resolve("batch.yaml"), yaml);
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    String[] args = {
      "scenario",
      area.toString(),
      "--batch",
      batch.toString(),
      "--out",
      out.toString(),
      "--threads",
      "2",
      "--json"
    };
    int code = Freshet.run(args, new PrintWriter(outText), new PrintWriter(errText));
    err = errText.toString();
    printed = outText.toString();
    return code;
  }

  private Path runFolder(String id) {
    return out.resolve("runs").resolve(id);
  }

  @Test
  void aBasinLowersTheWaterAroundItAndEveryFileIsThere() throws IOException {
    assertThat(run(RAINS + BASIN)).as(err).isZero();
    Path asIs = runFolder("heavy_working-open-dry_baseline");
    Path pond = runFolder("heavy_working-open-dry_pond");
    for (String name :
        List.of(
            "depth.tif",
            "hazard-class.tif",
            "results.gpkg",
            "sheet.de.pdf",
            "sheet.en.png",
            "summary.json")) {
      assertThat(pond.resolve(name)).exists();
    }
    JsonNode before = new ObjectMapper().readTree(asIs.resolve("summary.json").toFile());
    JsonNode after = new ObjectMapper().readTree(pond.resolve("summary.json").toFile());
    // The hollow takes all rain of its catchment without spilling: digging it adds none.
    double stored_m3 = before.at("/figures/stored_m3").asDouble();
    assertThat(after.at("/figures/stored_m3").asDouble()).isEqualTo(stored_m3);
    assertThat(after.at("/balance/relativeError").asDouble()).isLessThan(1e-9);
    assertThat(before.at("/rain/yield_l_s_ha").asDouble()).isEqualTo(333.333);
    assertThat(before.at("/hazard/basis").asText()).isEqualTo("depth");
    FloatGrid depth =
        DemSource.open(asIs.resolve("depth.tif"), DemOptions.defaults()).read().elevation();
    FloatGrid dug =
        DemSource.open(pond.resolve("depth.tif"), DemOptions.defaults()).read().elevation();
    assertThat(volume_m3(depth)).isCloseTo(stored_m3, within(0.1));
    assertThat(volume_m3(dug)).isCloseTo(stored_m3, within(0.1));
    assertThat(dug.get(30, 30)).isGreaterThan(depth.get(30, 30));
    assertThat(depth.get(30, 36)).isGreaterThan(dug.get(30, 36));
    assertThat(depth.get(2, 2)).isZero();
    assertThat(out.resolve("comparison.csv")).content().contains("heavy_working-open-dry_pond");
    assertThat(out.resolve("comparison.html"))
        .content()
        .contains("lang=\"de\"")
        .contains("Comparison of scenarios")
        .doesNotContain("http://")
        .doesNotContain("https://");
    try (PDDocument sheet = Loader.loadPDF(pond.resolve("sheet.de.pdf").toFile())) {
      assertThat(new PDFTextStripper().getText(sheet))
          .contains("Starkregengefahrenkarte Tal")
          .contains("60,0 mm in 30 min")
          .contains("Maßstab 1 : ")
          .contains("10 cm bis unter 50 cm");
    }
  }

  private static double volume_m3(FloatGrid depth) {
    double sum_m = 0;
    for (float cell_m : depth.array()) {
      sum_m += Float.isNaN(cell_m) ? 0 : cell_m;
    }
    return sum_m * depth.geometry().cellArea_m2();
  }

  @Test
  void aStoppedBatchGoesOnWithoutRepeatingWhatIsDone() throws IOException {
    String yaml = RAINS + "states: {sewers: [working, surcharged], soil: [dry, wet]}\n";
    assertThat(run(yaml)).as(err).isZero();
    Path kept = runFolder("heavy_working-open-dry_baseline").resolve("depth.tif");
    Path lost = runFolder("heavy_working-open-wet_baseline");
    byte[] whole = Files.readAllBytes(lost.resolve("depth.tif"));
    FileTime written = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(kept, written);
    // As a kill leaves it: one scenario half-written under its working name.
    Files.move(lost, out.resolve("runs").resolve(".part-heavy_working-open-wet_baseline"));
    assertThat(run(yaml)).as(err).isZero();
    assertThat(printed).contains("\"computed\":1,\"reused\":3");
    assertThat(Files.getLastModifiedTime(kept)).isEqualTo(written);
    assertThat(lost.resolve("depth.tif")).hasBinaryContent(whole);
    try (Stream<Path> all = Files.walk(out)) {
      assertThat(all.map(Path::toString)).noneMatch(name -> name.contains(".part"));
    }
    assertThat(run(yaml.replace("60", "61"))).as(err).isZero();
    assertThat(printed).contains("\"computed\":4,\"reused\":0");
  }

  @Test
  void threadsChangeNothing() throws IOException {
    assertThat(run(RAINS + BASIN)).as(err).isZero();
    byte[] two = Files.readAllBytes(runFolder("heavy_working-open-dry_pond/depth.tif"));
    byte[] pdf = Files.readAllBytes(runFolder("heavy_working-open-dry_pond/sheet.en.pdf"));
    Path other = folder.resolve("other");
    String[] args = {
      "scenario",
      area.toString(),
      "--batch",
      folder.resolve("batch.yaml").toString(),
      "--out",
      other.toString(),
      "--threads",
      "1"
    };
    StringWriter sink = new StringWriter();
    assertThat(Freshet.run(args, new PrintWriter(sink), new PrintWriter(sink))).isZero();
    Path same = other.resolve("runs/heavy_working-open-dry_pond");
    assertThat(same.resolve("depth.tif")).hasBinaryContent(two);
    assertThat(same.resolve("sheet.en.pdf")).hasBinaryContent(pdf);
  }

  @Test
  void aTypoIsToldWithLineAndMend() throws IOException {
    refused(RAINS.replace("depth_mm", "depht_mm"), "line 3", "depht_mm", "Maybe you meant");
    refused(RAINS + "statess: {}\n", "line 4", "statess", "Maybe you meant `states`");
    refused(RAINS + "states: {sewers: [workign]}\n", "line 4", "Maybe you meant `working`");
    refused("rains: [\n", "line 2", "not valid YAML", "Maybe");
    refused(RAINS + "title: again\n", "line 4", "twice");
    refused(RAINS + "staets: {}\n", "line 4", "Maybe you meant `states`");
  }

  @Test
  void wrongValuesAreToldWithLineAndMend() throws IOException {
    refused(RAINS.replace("60", ".nan"), "line 3", "`.nan`", "number from 0 to 1000");
    refused(RAINS.replace("60", "-5"), "line 3", "`-5`");
    refused(
        "rains:\n  - {id: a, type: series, depths_mm: [1, .NaN, 3]}\n", "line 2", "depths_mm[1]");
    refused(RAINS + BASIN.replace("50,", "-50,"), "line 7", "volume_m3", "-50");
    refused(RAINS + "hazard_classes: lubv\n", "line 4", "Maybe you meant `lubw`");
    refused(
        RAINS + "hazard_classes: {name: own, from_m: [0.5, 0.1]}\n", "line 4", "Maybe sort them");
    refused("rains: [{id: a, type: euler2, return_period_a: 30, duration_min: 60}]\n", "kostra");
    refused(RAINS + "vehicle: tank\n", "vehicle `tank`");
  }

  @Test
  void measuresThatDoNotFitAreToldBeforeAnythingIsWritten() throws IOException {
    String second =
        """
              - {id: bank, type: raise, height_m: 1, polygon: [[9.000898, 51.000954], [9.001140, 51.000954],
                 [9.001140, 51.001116], [9.000898, 51.001116]]}
        """;
    refused(RAINS + BASIN + second, "line 5", "(dig) and (bank) overlap", "Maybe");
    refused(RAINS + BASIN.replace("9.000", "8.000"), "covers no cell", "Maybe");
    refused(RAINS + BASIN.replace("50,", "5000000,"), "(dig) would have to be", "Maybe");
    refused(
        RAINS
            + "measures:\n  - {id: m, actions: [{type: raise, height_m: 1, polygon: "
            + "[[9.0009, 51.0009], [9.0011, 51.0011], [9.0011, 51.0009], [9.0009, 51.0011]]}]}\n",
        "line 5",
        "(action-1) has a polygon that crosses itself. Maybe");
    refused(
        RAINS + BASIN.replace("retention, volume_m3: 50", "unseal, surface: lawn"),
        "line 7",
        "has none",
        "Maybe add terrain.land_cover");
  }

  @Test
  void shapesOfAFileAreCheckedAsThoseOfTheBatch() throws IOException {
    String ring = "[[9.0009,51.0009],[9.0011,51.0009],[9.0011,51.0011],[9.0009,51.0009]]";
    shapes("a", ring + "," + ring);
    shapes("b", "[[344000,5677000],[344100,5677000],[344100,5677100],[344000,5677000]]");
    shapes("c", ring);
    String raise = RAINS + "measures:\n  - {id: m, actions: [{type: raise, height_m: 1, file: ";
    refused(raise + "a.geojson, feature: a}]}\n", "line 5", "polygon with a hole. Maybe");
    refused(raise + "b.geojson, feature: b}]}\n", "line 5", "Maybe export it as WGS84");
    refused(raise + "c.geojson, feature: d}]}\n", "line 5", "no polygon of that id. Maybe");
    assertThat(run(raise + "c.geojson, feature: c}]}\n")).as(err).isZero();
  }

  private void shapes(String id, String rings) throws IOException {
    Files.writeString(
        folder.resolve(id + ".geojson"),
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\""
            + id
            + "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":["
            + rings
            + "]}}]}");
  }

  @Test
  void aKostraCellOutsideGermanyIsToldInOneLine() throws IOException {
    Path tables = Files.createDirectory(folder.resolve("kostra-2010R"));
    for (String duration : List.of("0005", "0060")) {
      Files.writeString(
          tables.resolve("StatRR_KOSTRA-DWD-2010R_D" + duration + ".csv"),
          "INDEX_RC,HN_001A_,HN_100A_\n50050,"
              + (duration.equals("0005") ? "5,14" : "14,40")
              + "\n0,-99.9,-99.9\n");
    }
    String rain =
        "rains: [{id: a, type: euler2, return_period_a: 30, duration_min: 60}]\n"
            + "statistics: {kostra: kostra-2010R, ";
    refused(rain + "place: [2.35, 48.86]}\n", "line 2", "Maybe longitude and latitude");
    refused(rain + "cell: 0}\n", "line 2", "outside Germany", "Maybe a digit is wrong");
    assertThat(run(rain + "cell: 50050}\n")).as(err).isZero();
  }

  private void refused(String yaml, String... wanted) throws IOException {
    assertThat(run(yaml)).as("%s -> %s", yaml, err).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(err.strip()).doesNotContain("\n");
    for (String one : wanted) {
      assertThat(err).contains(one);
    }
    assertThat(out).doesNotExist();
  }
}
