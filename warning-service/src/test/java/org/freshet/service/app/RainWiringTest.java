package org.freshet.service.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.freshet.grid.GridGeometry;
import org.freshet.rain.RainFrame;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.AreaConfigReader;
import org.freshet.service.cycle.RadarRain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that are moved, each by its own shift. */
class RainWiringTest {
  private static final Instant TIME = Instant.parse("2026-06-18T16:30:00Z");

  /** Of the size and place of the sample town. */
  private static final GridGeometry TOWN =
      new GridGeometry(1500, 1500, 566_000, 5_643_000, 2, 2, "EPSG:25832");

  @TempDir private Path folder;

  private RadarRain rain(String sources) throws IOException {
    Path frames = Defaults.sillbach().resolve("radar");
    Files.createDirectories(folder.resolve("empty"));
    Path file = folder.resolve("area.yaml");
    Files.writeString(
        file,
        """
        name: Town
        crs: EPSG:25832
        terrain:
          dem: [%s]
        rain:
          sources:
        %s
        """
            .formatted(
                Defaults.sillbach().resolve("dem.tif"),
                sources.indent(4).stripTrailing().replace("FRAMES", frames.toString())));
    AreaConfig config = AreaConfigReader.read(file);
    return RainWiring.of(config, TOWN, null, true).radar(1, 1);
  }

  @Test
  void aSecondSourceIsMovedByItsOwnShift() throws IOException {
    RainFrame plain = rain("- {id: a, path: FRAMES}").observed(TIME);
    RadarRain moved =
        rain("- {id: a, path: empty}\n- {id: b, path: FRAMES, shift: {east_m: 3000}}");
    RainFrame shifted = moved.observed(TIME);
    assertThat(moved.picture(TIME).source()).isEqualTo("b");
    int cols = moved.grid().cols();
    int same = 0;
    int all = 0;
    for (int cell = 0; cell < shifted.cells(); cell++) {
      if (cell % cols >= 3) {
        all++;
        same += shifted.rain_mm(cell) == plain.rain_mm(cell - 3) ? 1 : 0;
      }
    }
    // The rows of the radar lean against the town's by less than a degree here.
    assertThat(all).isPositive();
    assertThat(same).isEqualTo(all);
    assertThat(shifted.rain_mm()).isNotEqualTo(plain.rain_mm());
  }

  @Test
  void aLiveAreaMayStartWithEmptyFolders() throws IOException {
    RadarRain rain = rain("- {id: a, path: empty}");
    assertThat(rain.observed(TIME).unknownCells()).isEqualTo(rain.grid().cells());
    assertThat(rain.picture(TIME).source()).isNull();
    assertThat(rain.ready(TIME)).isTrue();
  }

  @Test
  void framesOfAnotherGridThanExpectedAreTakenAllTheSame() throws IOException {
    RadarRain rain = rain("- {id: a, path: empty}");
    rain.observed(TIME);
    Files.write(folder.resolve("empty").resolve("ry"), uniform900("181635", 100));
    RainFrame frame = rain.observed(TIME.plusSeconds(300));
    assertThat(frame.unknownCells()).isZero();
    assertThat(frame.rain_mm()).containsOnly(1f);
    assertThat(rain.picture(TIME.plusSeconds(300)).source()).isEqualTo("a");
  }

  /** A composite of the old national grid with one value everywhere. */
  private static byte[] uniform900(String dayAndTime, int word) {
    String rest = "VS 3SW   2.21.0PR E-02INT   5GP 900x 900MS  9<aaa,bbb>";
    String start = "RY" + dayAndTime + "100000626BY";
    int length = start.length() + 7 + rest.length() + 1 + 2 * 900 * 900;
    ByteArrayOutputStream out = new ByteArrayOutputStream(length);
    out.writeBytes(
        (start + String.format("%7d", length) + rest).getBytes(StandardCharsets.ISO_8859_1));
    out.write(3);
    for (int cell = 0; cell < 900 * 900; cell++) {
      out.write(word & 0xFF);
      out.write(word >> 8);
    }
    return out.toByteArray();
  }
}
