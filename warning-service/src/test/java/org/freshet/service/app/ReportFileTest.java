package org.freshet.service.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.freshet.dem.crs.Crs;
import org.freshet.flood.FlowLink;
import org.freshet.flood.Structures;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.service.area.GridMapping;
import org.freshet.service.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
  private static final GridGeometry GEOMETRY =
      new GridGeometry(100, 100, 567000, 5641000, 10, 10, "EPSG:25832");

  @TempDir Path folder;

  private final GridMapping mapping = new GridMapping(GEOMETRY, Crs.of("EPSG:25832"));
  private final Structures structures =
      new Structures(
          List.of(new FlowLink("Damm", FlowLink.Kind.CULVERT, 3, 4, 99, 0, 1, 1)), List.of());

  private Path written(String rows) throws IOException {
    return Files.writeString(folder.resolve("reports.csv"), rows);
  }

  private ReportFile read(String rows) throws IOException {
    return new ReportFile(written(rows), mapping, ground(), structures);
  }

  private static FloatGrid ground() {
    FloatGrid ground = new FloatGrid(GEOMETRY);
    for (int cell = 0; cell < GEOMETRY.cells(); cell++) {
      ground.set(cell, 100);
    }
    return ground;
  }

  @Test
  void whatIsWrittenLaterCountsAndABrokenFileLeavesTheLastGoodReports() throws IOException {
    String head = "id,time,source,blocked\n";
    String first = "A,2026-06-18T15:00:00Z,operator,Damm\n";
    ReportWatch watch = new ReportWatch(written(head + first), mapping, ground(), structures);
    assertThat(watch.get()).hasSize(1);
    Path file = written(head + first + "B,2026-06-18T15:05:00Z,operator,Damm\n");
    assertThat(watch.get()).hasSize(2);
    written("nonsense");
    assertThat(watch.get()).hasSize(2);
    Files.delete(file);
    assertThat(watch.get()).hasSize(2);
    written(head + first);
    assertThat(watch.get()).hasSize(1);
  }

  @Test
  void goodRowsAreReadAndBadOnesToldByLine() throws IOException {
    var place = new GridMapping(GEOMETRY, Crs.of("EPSG:25832")).centre(5050);
    String at = place.lon_deg() + "," + place.lat_deg();
    ReportFile file =
        read(
            "id,time,source,lon,lat,depth_m,level_m,blocked,trust,withdrawn\n"
                + ("A,2026-06-18T15:00:00Z,citizen," + at + ",0.2,,,0.7,\n")
                + "B,2026-06-18T15:00:00Z,operator,,,,,Damm,1,2026-06-18T16:00:00Z\n"
                + ("C,yesterday,citizen," + at + ",0.2,,,,\n")
                + ("D,2026-06-18T15:00:00Z,citizen," + at + ",deep,,,,\n")
                + ("E,2026-06-18T15:00:00Z,citizen," + at + ",0.2,,,7,\n")
                + "F,2026-06-18T15:00:00Z,citizen,1,1,0.2,,,,\n"
                + "G,2026-06-18T15:00:00Z,operator,,,,,Wehr,1,\n"
                + ("A,2026-06-18T15:00:00Z,citizen," + at + ",0.2,,,,\n"));
    assertThat(file.reports()).hasSize(2);
    assertThat(file.reports().get(0).cell()).isEqualTo(5050);
    assertThat(file.reports().get(0).level_m()).isCloseTo(100.2, within(1e-5));
    assertThat(file.reports().get(1).link()).isEqualTo("Damm");
    assertThat(file.findings()).hasSize(6);
    assertThat(file.findings().get(0)).contains("line 4", "no UTC time");
    assertThat(file.findings().get(1)).contains("line 5", "depth_m `deep`");
    assertThat(file.findings().get(2)).contains("line 6", "trust `7`");
    assertThat(file.findings().get(3)).contains("line 7", "off the terrain");
    assertThat(file.findings().get(4)).contains("line 8", "blocked `Wehr`");
    assertThat(file.findings().get(5)).contains("line 9", "there twice");
  }

  @Test
  void aFileWithoutItsColumnsIsRefused() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> read("when,what\n"))
        .withMessageContaining("line 1 lacks a column of id, time, source");
  }
}
