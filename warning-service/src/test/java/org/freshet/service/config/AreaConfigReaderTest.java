package org.freshet.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.freshet.flood.RunoffModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaConfigReaderTest {
  private static final String SMALLEST =
      """
      name: Tal
      crs: EPSG:25832
      terrain: {dem: dem.tif}
      rain:
        sources:
          - {id: radar, path: radar}
      """;

  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("dem.tif"), "x");
    Files.writeString(folder.resolve("gtfs.zip"), "x");
    Files.writeString(folder.resolve("cover.tif"), "x");
    Files.createDirectory(folder.resolve("radar"));
  }

  private AreaConfig read(String yaml) throws IOException {
    Files.writeString(folder.resolve("area.yaml"), yaml);
    return AreaConfigReader.read(folder);
  }

  private List<String> problems(String yaml) throws IOException {
    Files.writeString(folder.resolve("area.yaml"), yaml);
    ConfigException wrong =
        catchThrowableOfType(ConfigException.class, () -> AreaConfigReader.read(folder));
    assertThat(wrong).as("no complaint about\n%s", yaml).isNotNull();
    assertThat(wrong.problems())
        .allSatisfy(line -> assertThat(line).doesNotContain("\n").contains("area.yaml"));
    return wrong.problems();
  }

  @Test
  void defaultsEverythingButTheDataItself() throws IOException {
    AreaConfig config = read(SMALLEST);
    assertThat(config.terrain().dem()).containsExactly(folder.resolve("dem.tif"));
    assertThat(config.roads()).isNull();
    assertThat(config.transit()).isNull();
    assertThat(config.areas()).isNull();
    assertThat(config.gauges()).isEmpty();
    assertThat(config.timezone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(config.vehicles()).extracting("id").containsExactly("car");
    assertThat(config.rules().levels()).hasSize(4);
    assertThat(config.publish().status()).isEqualTo(AreaConfig.Status.TEST);
    assertThat(config.publish().policy()).isEqualTo(AreaConfig.Policy.DRAFT);
    assertThat(config.terrain().landCoverClasses())
        .containsExactly(
            new AreaConfig.LandCoverClass(0, "ground", new RunoffModel.Coefficient(1), 0, 1));
  }

  private static String ground(String keys) {
    return SMALLEST.replace(
        "{dem: dem.tif}",
        "{dem: dem.tif, land_cover: cover.tif, land_cover_classes: [{code: 1, " + keys + "}]}");
  }

  @Test
  void groundMayHaveACurveNumberOrTheSoilOfGreenAndAmpt() throws IOException {
    assertThat(read(ground("curve_number: 80")).terrain().landCoverClasses().get(0).runoff())
        .isEqualTo(new RunoffModel.CurveNumber(80, 0.2));
    assertThat(
            read(ground("conductivity_mm_h: 3.4, suction_mm: 88.9, moisture_deficit: 0.3"))
                .terrain()
                .landCoverClasses()
                .get(0)
                .runoff())
        .isEqualTo(new RunoffModel.GreenAmpt(3.4, 88.9 * 0.3));
  }

  @Test
  void groundHasOneWayOfRunoff() throws IOException {
    assertThat(problems(ground("curve_number: 80, runoff: 0.3")))
        .anySatisfy(line -> assertThat(line).contains("curve_number").contains("Maybe keep one"));
    assertThat(problems(ground("curve_number: 120")))
        .anySatisfy(line -> assertThat(line).contains("curve_number").contains("120"));
  }

  @Test
  void readsEverySection() throws IOException {
    AreaConfig config =
        read(
            """
            name: Sillbach
            crs: EPSG:25832
            timezone: Europe/Zurich
            languages: [en, de]
            terrain:
              dem: [dem.tif]
              land_cover: cover.tif
              land_cover_classes:
                - {code: 1, name: roof, runoff: 0.95, initial_loss_mm: 0.5}
            rain:
              sources:
                - {id: radar, type: radolan, path: radar, interval_min: 5, shift: {east_m: -1000}}
              fallback: nearest
            gauges:
              - {id: W1, kind: level, name: Brücke, lon: 9.5, lat: 50.5, zero_m: 214.3, stages_m: [1, 2]}
            transit: gtfs.zip
            vehicles:
              - {id: bus, name: Bus, wading_depth_m: 0.2}
            rules:
              lead_time_min: 30
              clear_after_cycles: 3
              levels:
                - {level: 1, road_depth_m: 0.1}
            publish: {sender: a@b.example, sender_name: Stadt, status: Exercise, policy: auto}
            replay: {from: 2026-06-18T14:00:00Z, to: 2026-06-18T19:00:00Z}
            """);
    assertThat(config.languages()).containsExactly("en", "de");
    assertThat(config.rain().fallback()).isEqualTo(AreaConfig.Fallback.NEAREST);
    assertThat(config.rain().sources().get(0).shiftEast_m()).isEqualTo(-1000);
    assertThat(config.gauges().get(0).stages_m()).containsExactly(1.0, 2.0);
    assertThat(config.rules().levels()).containsExactly(new AreaConfig.LevelRule(1, 0.1));
    assertThat(config.publish().status()).isEqualTo(AreaConfig.Status.EXERCISE);
    assertThat(config.replay())
        .isEqualTo(
            new AreaConfig.Replay(
                Instant.parse("2026-06-18T14:00:00Z"), Instant.parse("2026-06-18T19:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          roadz: x                                   | `roadz` is not a key here. Maybe you meant `roads`.
          roads: missing.pbf                         | `roads` names `missing.pbf`
          timezone: Mars/Olympus                     | `timezone` is `Mars/Olympus`
          languages: [fr]                            | `languages`
          vehicles: [{id: car}]                      | `vehicles[0].wading_depth_m` is missing
          vehicles: [{id: car, wading_depth_m: 9}]   | `vehicles[0].wading_depth_m` is `9`; it must be a number from 0 to 5. Maybe it is in cm: 0.09 m.
          vehicles: 7                                | `vehicles` must be a list
          vehicles: [car]                            | `vehicles[0]` must be an entry
          transit: gtfs.zip                          | `vehicles` names no `bus`
          rules: {levels: [{level: 5, road_depth_m: 1}]} | `rules.levels[0].level` is `5`
          rules: {lead_time_min: soon}               | Maybe write digits, with a point and without quotes.
          rules: {lead_time_min: 1.5}                | must be a whole number
          publish: {policy: maybe}                   | Maybe one of approve, auto, draft
          publish: {sender: a b}                     | `publish.sender`
          publish: loud                              | `publish` must be a section
          replay: {from: 2026-06-18T14:00:00Z}       | `replay` needs `from` and `to`
          replay: {from: yesterday, to: 2026-06-18T14:00:00Z} | `replay.from` is `yesterday`
          gauges: [{id: a, lon: 9, lat: 95}]         | `gauges[0].lat` is `95`; it must be a number from -90 to 90. Maybe longitude
          gauges: [{id: a, lon: 9, lat: 50, trust: 1}] | `gauges[0].trust` holds for a level gauge
          name: [a]                                  | doubled key
          """)
  void namesKeyAndMend(String extra, String expected) throws IOException {
    assertThat(problems(SMALLEST + extra)).singleElement().asString().contains(expected);
  }

  @Test
  void tellsAllMistakesAtOnce() throws IOException {
    assertThat(problems("crs: here\nterrain: {dam: x}\n"))
        .extracting(line -> line.replaceAll("^.*area.yaml: ", "").replaceAll(" .*", ""))
        .containsExactly("`name`", "`crs`", "`terrain.dem`", "`terrain.dam`", "`rain.sources`");
  }

  @Test
  void tellsBrokenYamlWithItsLine() throws IOException {
    assertThat(problems("name: Tal\ncrs: [EPSG")).singleElement().asString().contains("line 2");
  }

  @Test
  void tellsAnEmptyOrAbsentFile() throws IOException {
    assertThat(problems("")).singleElement().asString().contains("holds no keys");
    Files.delete(folder.resolve("area.yaml"));
    assertThat(
            catchThrowableOfType(ConfigException.class, () -> AreaConfigReader.read(folder))
                .problems())
        .singleElement()
        .asString()
        .contains("no such study area file");
  }

  @Test
  void tellsTheSameIdTwice() throws IOException {
    String gauge = "  - {id: a, lon: 9, lat: 50}\n";
    assertThat(problems(SMALLEST + "gauges:\n" + gauge + gauge))
        .singleElement()
        .asString()
        .contains("`gauges` names `a` twice");
  }
}
