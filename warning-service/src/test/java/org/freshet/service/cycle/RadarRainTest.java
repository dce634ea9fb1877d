package org.freshet.service.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.freshet.grid.GridGeometry;
import org.freshet.rain.NowcastOptions;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.freshet.service.ingest.radolan.RadolanGrid;
import org.freshet.service.ingest.radolan.RadolanWindow;
import org.freshet.warning.InputAge;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RadarRainTest {
  private static final Instant NOON = Instant.parse("2026-06-18T12:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final RadolanGrid GRID = RadolanGrid.of(1200, 1100, 5).orElseThrow();
  private static final RadolanWindow WIDE = new RadolanWindow(GRID, 600, 500, 30, 30);
  private static final RadolanWindow STUDY = new RadolanWindow(GRID, 612, 512, 6, 6);

  @TempDir private Path folder;

  /** Frames in memory: everywhere the same rain. */
  private static final class Uniform implements RainFeed {
    private final String id;
    private final NavigableMap<Instant, Float> rain_mm = new TreeMap<>();

    Uniform(String id) {
      this.id = id;
    }

    void put(int minute, float mm) {
      rain_mm.put(at(minute), mm);
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public Optional<RainFrame> frame(Instant end) {
      return Optional.ofNullable(rain_mm.get(end))
          .map(
              mm -> {
                float[] cells = new float[WIDE.rows() * WIDE.cols()];
                Arrays.fill(cells, mm);
                return new RainFrame(end.minus(STEP), end, cells, id);
              });
    }

    @Override
    public Optional<Instant> newest(Instant atOrBefore) {
      return Optional.ofNullable(rain_mm.floorKey(atOrBefore));
    }

    @Override
    public boolean damaged(Instant end) {
      return false;
    }

    @Override
    public Map<String, Integer> findings() {
      return Map.of();
    }
  }

  private static Instant at(int minute) {
    return NOON.plusSeconds(60L * minute);
  }

  private static RadarRain rain(RainFeed... feeds) {
    return new RadarRain(
        List.of(feeds),
        null,
        STEP,
        WIDE,
        STUDY,
        RainGrid.of(new GridGeometry(6, 6, 0, 6000, 1000, 1000, "EPSG:25832")),
        NowcastOptions.defaults().withSize(3, 2));
  }

  @Test
  void theNextSourceStandsInAndThatIsSeen() {
    Uniform first = new Uniform("radar");
    Uniform second = new Uniform("backup");
    first.put(5, 1);
    second.put(5, 9);
    second.put(10, 2);
    first.put(20, 4);
    RadarRain rain = rain(first, second);
    assertThat(rain.observed(at(5)).rain_mm(0)).isEqualTo(1);
    assertThat(rain.inputs(at(5))).containsExactly(new InputAge("radar", at(5), 0, "ok"));

    assertThat(rain.observed(at(10)).rain_mm(0)).isEqualTo(2);
    assertThat(rain.inputs(at(10)))
        .containsExactly(
            new InputAge("backup", at(10), 0, "ok"), new InputAge("radar", at(5), 300, "late"));

    assertThat(rain.observed(at(15)).unknownCells()).isEqualTo(36);
    assertThat(rain.inputs(at(15))).containsExactly(new InputAge("radar", at(10), 300, "late"));

    assertThat(rain.observed(at(20)).rain_mm(0)).isEqualTo(4);
    assertThat(rain.inputs(at(20))).containsExactly(new InputAge("radar", at(20), 0, "ok"));
    assertThat(rain.findings())
        .containsEntry("frames of backup stood in for radar", 1)
        .containsEntry("missing radar frames", 1);
  }

  @Test
  void withEverySourceSilentTheAreaStillRunsAndSaysSo() {
    Uniform radar = new Uniform("radar");
    RadarRain rain = rain(radar);
    for (int minute = 5; minute <= 30; minute += 5) {
      RainFrame frame = rain.observed(at(minute));
      assertThat(frame.unknownCells()).isEqualTo(frame.cells());
      RainForecast ahead = rain.ahead(at(minute));
      assertThat(ahead.frame(0, 0).unknownCells()).isEqualTo(36);
      assertThat(rain.inputs(at(minute))).extracting(InputAge::flag).containsExactly("missing");
    }
    radar.put(35, 3);
    assertThat(rain.observed(at(35)).rain_mm(5)).isEqualTo(3);
    assertThat(rain.ahead(at(35)).frame(0, 0).unknownCells()).isLessThan(36);
    assertThat(rain.inputs(at(35))).extracting(InputAge::flag).containsExactly("ok");
  }

  @Test
  void prefersTheOfficialForecastWhileItIsYoung() throws IOException {
    Path archive =
        Path.of(
            System.getProperty("freshet.data"),
            "radar/radvor-rv-20230508/DE1200_RV2305081330.tar.bz2");
    Assumptions.assumeTrue(
        Files.exists(archive), "skipped: " + archive + " of the public test data is not there");
    ForecastArchive.write(archive, folder.resolve("DE1200_RV2305081330.tar.bz2"), 5);
    OfficialForecasts official =
        new OfficialForecasts("rv", folder, Duration.ofMinutes(15), STUDY, 2);
    Instant issued = Instant.parse("2023-05-08T13:30:00Z");
    assertThat(official.from(issued, STEP))
        .hasValueSatisfying(
            forecast -> {
              assertThat(forecast.steps()).isEqualTo(4);
              assertThat(forecast.age()).isZero();
            });
    assertThat(official.from(issued.plusSeconds(600), STEP))
        .hasValueSatisfying(
            forecast -> {
              assertThat(forecast.steps()).isEqualTo(2);
              assertThat(forecast.frame(0, 0).start()).isEqualTo(issued.plusSeconds(600));
              assertThat(forecast.age()).isEqualTo(Duration.ofMinutes(10));
            });
    assertThat(official.from(issued.plusSeconds(1200), STEP)).isEmpty();
    assertThat(official.from(issued.minusSeconds(300), STEP)).isEmpty();
    assertThat(official.from(issued, Duration.ofMinutes(10))).isEmpty();
  }

  @Test
  void aDamagedOfficialForecastIsNoneAndIsTold() throws IOException {
    Files.writeString(folder.resolve("DE1200_RV2305081330.tar.bz2"), "BZh9 no forecast");
    OfficialForecasts official =
        new OfficialForecasts("rv", folder, Duration.ofMinutes(15), STUDY, 1);
    assertThat(official.from(NOON, STEP)).isEmpty();
  }
}
