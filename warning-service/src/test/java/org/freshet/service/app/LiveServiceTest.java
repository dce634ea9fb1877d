package org.freshet.service.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.freshet.dem.DemOptions;
import org.freshet.dem.DemSource;
import org.freshet.gauge.Observation;
import org.freshet.gauge.Quantity;
import org.freshet.grid.FloatGrid;
import org.freshet.progress.Progress;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.AreaConfigReader;
import org.freshet.service.cycle.LiveRun;
import org.freshet.service.http.WebServer;
import org.freshet.service.publish.Site;
import org.freshet.service.publish.SiteFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The whole service over the sample town, with a clock of its own. */
class LiveServiceTest {
  private static final Instant START = Instant.parse("2026-06-18T16:30:10Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Path area = Path.of(".");
  private Instant now = START;

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @BeforeEach
  void aTownWithoutRadar() throws IOException {
    area = folder.resolve("town");
    SampleTown.copyTo(area);
    try (Stream<Path> frames = Files.list(area.resolve("radar"))) {
      for (Path frame : frames.toList()) {
        Files.delete(frame);
      }
    }
    Path file = area.resolve("area.yaml");
    String text = Files.readString(file);
    Files.writeString(
        file, text.replace("  fallback:", "    - {id: gauges, type: gauges}\n  fallback:"));
  }

  private LiveService open() throws IOException {
    AreaConfig config = AreaConfigReader.read(area);
    LiveService.Settings settings =
        new LiveService.Settings(2, PATIENCE, folder.resolve("state"), folder.resolve("cache"));
    return LiveService.open(config, settings, clock, Progress.NONE);
  }

  private void radarArrives(String hhmm) throws IOException {
    String name = "DE1200_RV260618" + hhmm + "_000.gz";
    Path part = area.resolve("radar").resolve("." + name);
    Files.copy(Defaults.sillbach().resolve("radar").resolve(name), part);
    Files.move(part, area.resolve("radar").resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void speak(LiveService service, Quantity quantity, Instant time, double value) {
    List<Observation> said = new ArrayList<>();
    boolean rain = quantity == Quantity.RAIN_MM;
    for (String sensor : rain ? List.of("SB-R1", "SB-R2", "SB-R3") : List.of("SB-W1", "SB-W2")) {
      Duration interval = rain ? Duration.ofMinutes(5) : Duration.ZERO;
      said.add(new Observation(sensor, quantity, time, interval, value, 0));
    }
    service.observations().writer().submit(said).join();
  }

  private static JsonNode feed(LiveService service, String path) throws IOException {
    Site site = Objects.requireNonNull(service.site());
    SiteFile file = Objects.requireNonNull(site.file(path), path);
    return new ObjectMapper().readTree(file.content());
  }

  private static boolean tickAll(LiveService service, Instant now) throws IOException {
    boolean any = false;
    while (service.tick(now)) {
      any = true;
    }
    return any;
  }

  @Test
  void withEverySourceSilentItRunsSaysSoAndRecoversByItself() throws IOException {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger(LiveRun.class);
    log.start();
    logger.addAppender(log);
    try (LiveService service = open()) {
      assertThat(tickAll(service, now)).isTrue();
      assertThat(feed(service, "feeds/inputs.json").get("blind").booleanValue()).isTrue();
      assertThat(service.metrics())
          .contains("freshet_blind 1\n")
          .contains("freshet_rain_unknown 1\n")
          .contains("freshet_rain_source{source=\"radar\",state=\"missing\"} 1\n")
          .contains("freshet_sensors{sign=\"never\"} 5\n");
      assertThat(log.list)
          .anyMatch(
              event ->
                  event.getLevel() == Level.ERROR
                      && event.getFormattedMessage().startsWith("BLIND at 2026-06-18T16:30:00Z"));
      JsonNode gauge = feed(service, "feeds/gauges.geojson").get("features").get(3);
      assertThat(gauge.get("properties").get("level_m").isNull()).isTrue();
      assertThat(gauge.get("properties").get("confidence").doubleValue()).isZero();

      // Gauges alone come back first: the second source of rain stands in.
      now = Instant.parse("2026-06-18T16:35:20Z");
      speak(service, Quantity.RAIN_MM, Instant.parse("2026-06-18T16:35:00Z"), 1.5);
      speak(service, Quantity.LEVEL_M, Instant.parse("2026-06-18T16:35:00Z"), 0.9);
      assertThat(tickAll(service, now)).isTrue();
      JsonNode inputs = feed(service, "feeds/inputs.json");
      assertThat(inputs.get("blind").booleanValue()).isFalse();
      assertThat(inputs.get("rain").get("source").textValue()).isEqualTo("gauges");
      assertThat(inputs.get("rain").get("sources").get(0).get("state").textValue())
          .isEqualTo("missing");
      gauge = feed(service, "feeds/gauges.geojson").get("features").get(3);
      assertThat(gauge.get("properties").get("level_m").doubleValue()).isEqualTo(0.9);
      assertThat(gauge.get("properties").get("stage").intValue()).isEqualTo(1);
      assertThat(service.metrics())
          .contains("freshet_blind 0\n")
          .contains("freshet_gauge_level_m{gauge=\"SB-W1\"} 0.900\n");

      // Then the radar.
      radarArrives("1640");
      now = Instant.parse("2026-06-18T16:40:05Z");
      assertThat(tickAll(service, now)).isTrue();
      inputs = feed(service, "feeds/inputs.json");
      assertThat(inputs.get("rain").get("source").textValue()).isEqualTo("radar");
      assertThat(inputs.get("rainUnknown").booleanValue()).isFalse();
      assertThat(log.list)
          .anyMatch(event -> event.getFormattedMessage().startsWith("Rain is known again"));
      assertThat(feed(service, "summary.json").get("findings").toString())
          .contains("\"frames of gauges stood in for radar\":1")
          .contains("\"missing radar frames\":1");
    } finally {
      logger.detachAppender(log);
    }
  }

  @Test
  void waitsForALateFrameButNotForLong() throws IOException {
    radarArrives("1630");
    try (LiveService service = open()) {
      assertThat(tickAll(service, now)).isTrue();
      now = Instant.parse("2026-06-18T16:35:00Z");
      assertThat(service.tick(now)).isFalse();
      radarArrives("1635");
      assertThat(service.tick(now.plusSeconds(20))).isTrue();
      now = Instant.parse("2026-06-18T16:40:59Z");
      assertThat(service.tick(now)).isFalse();
      assertThat(service.tick(now.plusSeconds(1))).isTrue();
      assertThat(feed(service, "feeds/inputs.json").get("rainUnknown").booleanValue()).isTrue();
      assertThat(
              feed(service, "feeds/inputs.json")
                  .get("rain")
                  .get("sources")
                  .get(0)
                  .get("state")
                  .textValue())
          .isEqualTo("late");
    }
  }

  @Test
  void aRestartGoesOnWhereItStopped() throws IOException {
    for (String hhmm : List.of("1630", "1635", "1640", "1645", "1650", "1655")) {
      radarArrives(hhmm);
    }
    double rain_m3;
    try (LiveService service = open()) {
      tickAll(service, now);
      now = Instant.parse("2026-06-18T16:40:10Z");
      assertThat(tickAll(service, now)).isTrue();
      rain_m3 = feed(service, "summary.json").get("water").get("rain_m3").doubleValue();
      assertThat(rain_m3).isPositive();
    }
    now = Instant.parse("2026-06-18T16:55:10Z");
    try (LiveService service = open()) {
      assertThat(tickAll(service, now)).isTrue();
      // The three cycles it was away for were run again, none twice, none left out.
      JsonNode summary = feed(service, "summary.json");
      assertThat(summary.get("steps").intValue()).isEqualTo(4);
      assertThat(summary.get("to").textValue()).isEqualTo("2026-06-18T16:55:00Z");
      assertThat(summary.get("water").get("rain_m3").doubleValue()).isGreaterThan(rain_m3);
      assertThat(summary.get("water").get("balanceError").doubleValue()).isLessThan(1e-9);
    }
    // A memory that was cut short is passed over, and said.
    Path memory = folder.resolve("state").resolve("live.json");
    String whole = Files.readString(memory);
    Files.writeString(memory, whole.substring(0, whole.length() / 2), StandardCharsets.UTF_8);
    try (LiveService service = open()) {
      assertThat(tickAll(service, now)).isTrue();
      assertThat(feed(service, "summary.json").get("findings").toString())
          .contains("is damaged and was passed over");
    }
  }

  @Test
  void aBarrierPutUpWhileItRunsCountsFromTheNextCycleAndSurvivesARestart() throws IOException {
    Path file = area.resolve("area.yaml");
    Files.writeString(
        file, Files.readString(file).replace("  sewers:", "  works: works.geojson\n  sewers:"));
    Path works = area.resolve("works.geojson");
    Files.writeString(works, "{\"type\":\"FeatureCollection\",\"features\":[]}");
    for (String hhmm : List.of("1630", "1635", "1640", "1645", "1650", "1655")) {
      radarArrives(hhmm);
    }
    try (LiveService service = open()) {
      tickAll(service, now);
      assertThat(feed(service, "feeds/works.geojson").get("features")).isEmpty();
      Files.writeString(
          works,
          """
          {"type": "FeatureCollection", "features": [{"type": "Feature",
            "properties": {"id": "wall", "kind": "barrier", "height_m": 1.2},
            "geometry": {"type": "LineString",
              "coordinates": [[9.9570, 50.9236], [9.9580, 50.9236]]}}]}
          """);
      now = Instant.parse("2026-06-18T16:35:10Z");
      assertThat(tickAll(service, now)).isTrue();
      JsonNode wall = feed(service, "feeds/works.geojson").get("features").get(0);
      assertThat(wall.get("properties").get("standing").booleanValue()).isTrue();
      assertThat(wall.get("properties").get("cells").intValue()).isPositive();
      // A file that cannot be read changes nothing, and that is said.
      Files.writeString(works, "{\"type\": \"Feat");
      now = Instant.parse("2026-06-18T16:40:10Z");
      assertThat(tickAll(service, now)).isTrue();
      wall = feed(service, "feeds/works.geojson").get("features").get(0);
      assertThat(wall.get("properties").get("standing").booleanValue()).isTrue();
      JsonNode summary = feed(service, "summary.json");
      assertThat(summary.get("findings").toString()).contains("works not read again");
      assertThat(summary.get("water").get("balanceError").doubleValue()).isLessThan(1e-9);
    }
    Files.writeString(works, "{\"type\":\"FeatureCollection\",\"features\":[]}");
    now = Instant.parse("2026-06-18T16:50:10Z");
    try (LiveService service = open()) {
      assertThat(tickAll(service, now)).isTrue();
      JsonNode summary = feed(service, "summary.json");
      assertThat(summary.get("findings").toString()).contains("the ground is not as it was left");
      assertThat(summary.get("water").get("balanceError").doubleValue()).isLessThan(1e-9);
    }
  }

  @Test
  void drawsTheWaterOfAnyTimeMemberAndQuantileWhenAsked() throws Exception {
    now = Instant.parse("2026-06-18T15:55:10Z");
    try (LiveService service = open()) {
      for (String frame : List.of("1555", "1600", "1605", "1610")) {
        radarArrives(frame);
        tickAll(service, now.plus(PATIENCE));
        now = now.plus(Duration.ofMinutes(5));
      }
      Site site = Objects.requireNonNull(service.site());
      try (WebServer server = new WebServer(site, service.water()).start(WebServer.LOOPBACK, 0)) {
        JsonNode times = JSON.readTree(ask(server, "times.json", 200));
        assertThat(times.get("members").asInt()).isEqualTo(2);
        assertThat(times.get("times")).hasSize(24);
        double high_m2 = area_m2(ask(server, "water.geojson?lead_min=60&quantile=1", 200));
        double low_m2 = area_m2(ask(server, "water.geojson?lead_min=60&quantile=0", 200));
        assertThat(low_m2).isPositive().isLessThanOrEqualTo(high_m2);
        Path file = folder.resolve("depth.tif");
        Files.write(file, ask(server, "depth.tif?lead_min=60&quantile=1&depth_m=0.05", 200));
        assertThat(wet_m2(file)).isCloseTo(high_m2, withinPercentage(1.0));
        assertThat(new String(ask(server, "depth.tif?quantile=2", 400), StandardCharsets.UTF_8))
            .contains("quantile (2.0) must be 0 to 1");
        ask(server, "water.geojson?lead_min=7", 400);
        ask(server, "water.geojson?member=2&lead_min=60", 400);
        ask(server, "water.geojson?member=1&quantile=0.5", 400);
        ask(server, "water.geojson?deepness=1", 400);
      }
    }
  }

  private static byte[] ask(WebServer server, String what, int status) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + "/api/ahead/" + what);
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).as(what).isEqualTo(status);
    return answer.body();
  }

  private static double area_m2(byte[] geoJson) throws IOException {
    double sum_m2 = 0;
    for (JsonNode water : JSON.readTree(geoJson).get("features")) {
      sum_m2 += water.get("properties").get("area_m2").asDouble();
    }
    return sum_m2;
  }

  private static double wet_m2(Path file) {
    FloatGrid depth_m = DemSource.open(List.of(file), DemOptions.defaults()).read().elevation();
    double wet = 0;
    for (int cell = 0; cell < depth_m.geometry().cells(); cell++) {
      wet += depth_m.get(cell) > 0 ? 1 : 0;
    }
    return wet * depth_m.geometry().cellArea_m2();
  }
}
