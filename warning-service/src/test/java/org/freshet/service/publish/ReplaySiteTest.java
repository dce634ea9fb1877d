package org.freshet.service.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.freshet.service.cap.CapValidator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplaySiteTest {
  private static Site site = new Site(java.util.List.of());

  @BeforeAll
  static void publish() {
    site = FakeReplay.site();
  }

  private static byte[] bytes(String path) {
    return Objects.requireNonNull(site.file(path), path).content();
  }

  private static JsonNode json(String path) throws IOException {
    return new ObjectMapper().readTree(bytes(path));
  }

  @Test
  void theSameReplayGivesTheSameBytes() {
    Site again = FakeReplay.site();
    for (SiteFile file : site.files()) {
      assertThat(Objects.requireNonNull(again.file(file.path())).content())
          .as(file.path())
          .isEqualTo(file.content());
    }
  }

  @Test
  void writesEveryFileBelowTheFolder(@TempDir Path folder) throws IOException {
    site.writeTo(folder);
    for (SiteFile file : site.files()) {
      assertThat(Files.readAllBytes(folder.resolve(file.path()))).isEqualTo(file.content());
    }
    assertThat(folder.resolve("index.html")).exists();
  }

  @Test
  void everySinkHasItsWaterOfNow() throws IOException {
    JsonNode sink = json("sinks.geojson").get("features").get(0).get("properties");
    JsonNode now = sink.get("now");
    assertThat(now.get("time").asText()).isNotEmpty();
    assertThat(now.get("filled").asDouble()).isBetween(0.0, 1.0);
    assertThat(now.get("level_m").asDouble()).isEqualTo(211.5);
    assertThat(now.get("spill_m3_s").asDouble()).isPositive();
  }

  @Test
  void everyPathIsListedWithWhatRunsDownItNowAndAtMost() throws IOException {
    JsonNode paths = json("paths.geojson").get("features");
    assertThat(paths).hasSize(2);
    JsonNode wet = paths.get(0).get("properties");
    assertThat(wet.get("toSink").asLong()).isEqualTo(12);
    double peak_m3_s = wet.get("peakFlow_m3_s").asDouble();
    assertThat(peak_m3_s).isGreaterThanOrEqualTo(wet.get("flow_m3_s").asDouble()).isPositive();
    assertThat(wet.get("firstTime").asText()).isLessThanOrEqualTo(wet.get("peakTime").asText());
    JsonNode dry = paths.get(1).get("properties");
    assertThat(dry.get("flow_m3_s").asDouble()).isZero();
    assertThat(dry.get("peakTime").isNull()).isTrue();
    assertThat(json("api/replay.json").get("paths")).as("only those that ever run").hasSize(1);
  }

  @Test
  void saysHowLongBeforeTheStreetTheAreaWasWarned() throws IOException {
    JsonNode area = json("summary.json").get("areas").get(0);
    assertThat(area.get("name").asText()).isEqualTo("Mitte");
    assertThat(area.get("verdict").asText()).isEqualTo("IN_TIME");
    assertThat(area.get("lead_min").asInt()).isEqualTo(10);
    assertThat(area.get("street").asText()).isEqualTo("Mühlgasse");
    assertThat(area.get("highestLevel").asInt()).isEqualTo(3);
    assertThat(json("areas.geojson").get("features").get(0).get("properties")).isEqualTo(area);
  }

  @Test
  void accountIsPlainReadableTextInBothLanguages() throws IOException {
    Path folder = Files.createDirectories(Path.of("target/site-test"));
    site.writeTo(folder);
    String german = new String(bytes("account.txt"), UTF_8);
    assertThat(german.replaceAll("\\s+", " "))
        .contains("Sillbach, Donnerstag, 18. Juni 2026", "Um 17:20 Uhr ging die erste Warnung")
        .contains("10 Minuten später", "Mühlgasse", "Bus 12", "Ausgelassen: Mühle", "Ruhig blieb")
        .doesNotContain("{", "null");
    String english = new String(bytes("account.en.txt"), UTF_8);
    assertThat(english).contains("+150 m³").containsPattern("changed\\s+it by [-−]50 m³");
    assertThat(english.replaceAll("\\s+", " "))
        .contains("10 minutes later", "4 min longer")
        .doesNotContain("{");
    for (String line : (german + english).split("\n")) {
      assertThat(line.length()).as(line).isLessThanOrEqualTo(100);
    }
  }

  @Test
  void closuresCarryForecastAndObservation() throws IOException {
    JsonNode features = json("closures.geojson").get("features");
    assertThat(features).hasSize(2);
    JsonNode car = features.get(0).get("properties").get("closures").get(1);
    assertThat(car.get("vehicle").asText()).isEqualTo("car");
    assertThat(car.get("announced").asText()).isLessThan(car.get("closedFrom").asText());
  }

  @Test
  void sinksCarryTheirPeak() throws IOException {
    JsonNode sink = json("sinks.geojson").get("features").get(0);
    assertThat(sink.get("id").asLong()).isEqualTo(11);
    assertThat(sink.get("properties").get("peakDepth_m").asDouble()).isCloseTo(1.08, within(0.01));
    JsonNode first = sink.get("geometry").get("coordinates").get(0).get(0);
    assertThat(first.get(0).asDouble()).as("longitude first").isCloseTo(9, within(0.1));
  }

  @Test
  void everyCapFileInTheFeedIsValid() {
    CapValidator validator = new CapValidator();
    long files =
        site.files().stream()
            .filter(file -> file.path().startsWith("feeds/cap/") && file.path().endsWith(".xml"))
            .peek(file -> assertThat(validator.check(file.content())).isEmpty())
            .peek(
                file ->
                    assertThat(new String(bytes("feeds/cap/index.atom"), UTF_8))
                        .contains(file.path().substring("feeds/cap/".length())))
            .count();
    assertThat(files).isEqualTo(3);
  }

  @Test
  void feedTimesCarrySecondsAsRfc3339Asks() throws IOException {
    String atom = new String(bytes("feeds/cap/index.atom"), UTF_8);
    assertThat(atom.split("<updated>").length).isGreaterThan(3);
    assertThat(atom.replaceAll("<updated>[0-9-]{10}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z</updated>", ""))
        .doesNotContain("<updated>");
  }

  @Test
  void drawsTheMapWithWaterInItsClasses() throws IOException {
    BufferedImage map = ImageIO.read(new ByteArrayInputStream(bytes("depth-map.png")));
    assertThat(map.getWidth()).isGreaterThan(1000);
    BufferedImage step = ImageIO.read(new ByteArrayInputStream(bytes("map/depth-014.png")));
    assertThat(step.getWidth()).isEqualTo(250);
    int middle = step.getRGB(120, 125);
    assertThat(middle & 0xffffff).isEqualTo(WaterClass.VERY_DEEP.color().getRGB() & 0xffffff);
    assertThat(step.getRGB(2, 2) >>> 24).as("dry ground is transparent").isZero();
  }

  @Test
  void pageDataRefersToThingsThatExist() throws IOException {
    JsonNode replay = json("api/replay.json");
    assertThat(replay.get("frames")).hasSize(FakeReplay.STEPS);
    for (JsonNode frame : replay.get("frames")) {
      assertThat(site.file(frame.get("depth").asText())).isNotNull();
      for (JsonNode hint : frame.get("hints")) {
        assertThat(replay.get("hints").has(hint.asInt())).isTrue();
      }
      for (JsonNode sink : frame.get("sinks")) {
        assertThat(replay.get("sinks").has(sink.get(0).asInt())).isTrue();
      }
    }
    assertThat(site.file(replay.get("hillshade").asText())).isNotNull();
    assertThat(replay.get("hints")).as("each hint once").hasSize(2);
  }

  @Test
  void fitsProjectionsToTheDecimetre() {
    PixelFit fit =
        PixelFit.of(
            new org.freshet.grid.GridGeometry(
                10_000, 10_000, 500_000, 5_460_000, 1, 1, "EPSG:25832"),
            FakeReplay::lonLat);
    assertThat(fit.error_m()).isLessThan(0.1);
    var at = FakeReplay.lonLat(503_210, 5_457_650);
    assertThat(fit.x_m(at.x, at.y)).isCloseTo(3210, within(0.1));
    assertThat(fit.y_m(at.x, at.y)).isCloseTo(7650, within(0.1));
  }
}
