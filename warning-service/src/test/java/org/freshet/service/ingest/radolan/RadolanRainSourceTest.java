package org.freshet.service.ingest.radolan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.freshet.dem.crs.Crs;
import org.freshet.grid.GridGeometry;
import org.freshet.rain.NowcastOptions;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RadolanRainSourceTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
  private final Crs crs = Crs.of("EPSG:25832");
  // Where the heaviest cell of the real RV frame lies: 8.196425E 47.157722N.
  private final GridGeometry area =
      new GridGeometry(1500, 1500, 437_600, 5_224_700, 2, 2, "EPSG:25832");

  @TempDir Path folder;

  private Path realArchive() throws IOException {
    String name = "radar/radvor-rv-20230508/DE1200_RV2305081330.tar.bz2";
    Path file = Path.of(System.getProperty("freshet.data", "../../shared/data")).resolve(name);
    Assumptions.assumeTrue(
        Files.exists(file), "skipped: " + name + " of the public test data is not there");
    return Files.copy(file, folder.resolve("DE1200_RV2305081330.tar.bz2"));
  }

  private RadolanRainSource open() throws RadolanException {
    return RadolanRainSource.open("radar", folder, FIVE_MINUTES, area, crs::toLonLat, 100);
  }

  @Test
  void bringsTheHeaviestCellOfARealFrameToItsPlace() throws IOException {
    realArchive();
    RadolanRainSource source = open();
    Instant end = Instant.parse("2023-05-08T13:30:00Z");
    assertThat(source.first()).isEqualTo(end);
    RainFrame frame = source.observed(end);
    var heaviest = crs.fromLonLat(8.196425, 47.157722);
    int cell = source.grid().cellAt(heaviest.x(), heaviest.y());
    assertThat(frame.rain_mm(cell)).isEqualTo(10.01f);
    assertThat(source.grid().cellAt(heaviest.x() + 1_200, heaviest.y())).isNotEqualTo(cell);
  }

  @Test
  void givesUnknownFramesWhereFilesAreMissingAndAForecastWithItsAge() throws IOException {
    realArchive();
    RadolanRainSource source = open();
    Instant end = Instant.parse("2023-05-08T13:30:00Z");
    List<RainFrame> frames = source.observed(end.minusSeconds(300), end.plusSeconds(600));
    assertThat(frames).hasSize(3);
    assertThat(frames.get(0).unknownCells()).isZero();
    assertThat(frames.get(1).unknownCells()).isEqualTo(source.grid().cells());
    NowcastOptions options = NowcastOptions.defaults().withSize(6, 20);
    RainForecast forecast = source.forecast(end.plusSeconds(600), options).orElseThrow();
    assertThat(forecast.age()).isEqualTo(Duration.ofMinutes(10));
    assertThat(forecast.issued()).isEqualTo(end);
    assertThat(forecast.memberCount()).isEqualTo(20);
    assertThat(forecast.source()).isEqualTo("radar-nowcast");
    assertThat(source.forecast(end.plusSeconds(7200), options)).isEmpty();
  }

  @Test
  void rainFromElsewhereCanBeShiftedHere() throws IOException {
    realArchive();
    GridGeometry duesseldorf = new GridGeometry(1500, 1500, 345_000, 5_677_000, 2, 2, "EPSG:25832");
    double east = 345_000 - 437_600;
    double north = 5_677_000 - 5_224_700;
    RadolanRainSource shifted =
        RadolanRainSource.open(
            "radar",
            folder,
            FIVE_MINUTES,
            duesseldorf,
            (x, y) -> crs.toLonLat(x - east, y - north),
            100);
    Instant end = Instant.parse("2023-05-08T13:30:00Z");
    assertThat(shifted.observed(end).rain_mm()).isEqualTo(open().observed(end).rain_mm());
  }

  @Test
  void usesTheForecastOfTheWeatherServiceWhereTheFileHoldsOne() throws IOException {
    byte[] analysis;
    try (var in = Files.newInputStream(realArchive());
        var bzip2 = new BZip2CompressorInputStream(in);
        var tar = new TarArchiveInputStream(bzip2)) {
      tar.getNextEntry();
      analysis = tar.readAllBytes();
    }
    Files.delete(folder.resolve("DE1200_RV2305081330.tar.bz2"));
    Path archive = folder.resolve("DE1200_RV2305081330.tar");
    try (var tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
      for (int lead = 0; lead <= 10; lead += 5) {
        int at = new String(analysis, 0, 130, StandardCharsets.ISO_8859_1).indexOf("VV ");
        byte[] digits = String.format("%03d", lead).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(digits, 0, analysis, at + 3, 3);
        var entry = new TarArchiveEntry(String.format("DE1200_RV2305081330_%03d", lead));
        entry.setSize(analysis.length);
        tar.putArchiveEntry(entry);
        tar.write(analysis);
        tar.closeArchiveEntry();
      }
    }
    Instant end = Instant.parse("2023-05-08T13:30:00Z");
    RainForecast forecast = open().forecast(end, NowcastOptions.defaults()).orElseThrow();
    assertThat(forecast.source()).isEqualTo("radar-RV");
    assertThat(forecast.memberCount()).isEqualTo(1);
    assertThat(forecast.steps()).isEqualTo(2);
    assertThat(forecast.frame(0, 1).end()).isEqualTo(end.plusSeconds(600));
  }

  @Test
  void refusesAFolderWithoutRadar() {
    assertThatThrownBy(this::open).hasMessageContaining("holds no readable radar frame");
  }
}
