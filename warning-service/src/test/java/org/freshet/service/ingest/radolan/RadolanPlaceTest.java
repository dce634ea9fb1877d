package org.freshet.service.ingest.radolan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.freshet.dem.crs.Crs;
import org.freshet.grid.GridGeometry;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real frame in a study area's coordinates. */
class RadolanPlaceTest {
  private static final String RV = "radar/radvor-rv-20230508/DE1200_RV2305081330.tar.bz2";
  private final Crs crs = Crs.of("EPSG:25832");
  private final RadolanGrid grid = RadolanGrid.of(1200, 1100, 5).orElseThrow();
  // Where the heaviest cell of the real RV frame lies: 8.196425E 47.157722N.
  private final GridGeometry area =
      new GridGeometry(1500, 1500, 437_600, 5_224_700, 2, 2, "EPSG:25832");

  @TempDir Path folder;

  private static Path archive() {
    Path file = Path.of(System.getProperty("freshet.data", "../../shared/data")).resolve(RV);
    Assumptions.assumeTrue(
        Files.exists(file), "skipped: " + RV + " of the public test data is not there");
    return file;
  }

  @Test
  void bringsTheHeaviestCellToItsPlace() throws IOException {
    RadolanWindow window = RadolanWindow.around(grid, area, crs::toLonLat, 2);
    RainFrame frame = window.cut(RadolanReader.read(archive()), "radar");
    RainGrid rain = window.rainGrid(area, crs::toLonLat);
    var heaviest = crs.fromLonLat(8.196425, 47.157722);
    int cell = rain.cellAt(heaviest.x(), heaviest.y());
    assertThat(frame.rain_mm(cell)).isEqualTo(10.01f);
    assertThat(rain.cellAt(heaviest.x() + 1_200, heaviest.y())).isNotEqualTo(cell);
  }

  @Test
  void rainFromElsewhereCanBeShiftedHere() throws IOException {
    GridGeometry elsewhere = new GridGeometry(1500, 1500, 345_000, 5_677_000, 2, 2, "EPSG:25832");
    double east_m = 345_000 - 437_600;
    double north_m = 5_677_000 - 5_224_700;
    RadolanWindow there =
        RadolanWindow.around(grid, elsewhere, (x, y) -> crs.toLonLat(x - east_m, y - north_m), 2);
    assertThat(there).isEqualTo(RadolanWindow.around(grid, area, crs::toLonLat, 2));
  }

  @Test
  void readsTheForecastOfTheWeatherService() throws IOException {
    RadolanWindow window = RadolanWindow.around(grid, area, crs::toLonLat, 2);
    assertThat(RadolanForecast.read(archive(), window, "dwd")).isEmpty();
    Path withLeads = folder.resolve("DE1200_RV2305081330.tar");
    writeLeads(withLeads, 0, 5, 10);
    RainForecast forecast = RadolanForecast.read(withLeads, window, "dwd").orElseThrow();
    Instant issued = Instant.parse("2023-05-08T13:30:00Z");
    assertThat(forecast.source()).isEqualTo("dwd-RV");
    assertThat(forecast.issued()).isEqualTo(issued);
    assertThat(forecast.memberCount()).isEqualTo(1);
    assertThat(forecast.steps()).isEqualTo(2);
    assertThat(forecast.frame(0, 1).start()).isEqualTo(issued.plusSeconds(300));
    assertThat(forecast.frame(0, 1).end()).isEqualTo(issued.plusSeconds(600));
  }

  /** The real analysis again and again, with other lead times in its header. */
  private static void writeLeads(Path file, int... leads_min) throws IOException {
    byte[] frame;
    try (InputStream in = Files.newInputStream(archive());
        TarArchiveInputStream tar = new TarArchiveInputStream(new BZip2CompressorInputStream(in))) {
      tar.getNextEntry();
      frame = tar.readAllBytes();
    }
    int at = new String(frame, 0, 130, StandardCharsets.ISO_8859_1).indexOf("VV ") + 3;
    try (OutputStream out = Files.newOutputStream(file);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      for (int lead_min : leads_min) {
        byte[] digits = String.format("%03d", lead_min).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(digits, 0, frame, at, 3);
        TarArchiveEntry entry =
            new TarArchiveEntry(String.format("DE1200_RV2305081330_%03d", lead_min));
        entry.setSize(frame.length);
        tar.putArchiveEntry(entry);
        tar.write(frame);
        tar.closeArchiveEntry();
      }
    }
  }
}
