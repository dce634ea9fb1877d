package org.freshet.service.ingest.kostra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.freshet.dem.crs.Crs;
import org.freshet.dem.crs.MapPoint;
import org.freshet.rain.DepthFrequency;
import org.freshet.rain.DesignStorm;
import org.freshet.rain.KostraGrid;
import org.freshet.service.inspect.Inspection;
import org.freshet.service.inspect.Inspections;
import org.freshet.service.inspect.KostraInspector;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** KOSTRA tables: the real ones of 2010R, and small ones with every fault. */
class KostraFilesTest {
  private static final Path REAL =
      Path.of(System.getProperty("freshet.data", "../shared/data")).resolve("kostra");

  @TempDir private Path folder;

  @Test
  void readsEveryRealTable() {
    KostraFolder tables = KostraFolder.read(real());
    assertThat(tables.grid()).isEqualTo(KostraGrid.KOSTRA_2010R);
    assertThat(tables.tables()).hasSize(18);
    for (KostraTable table : tables.tables()) {
      assertThat(table.records()).isEqualTo(8453);
      assertThat(table.cells()).isEqualTo(5405);
      assertThat(table.emptyCells()).isEqualTo(3048);
      assertThat(table.periods_a()).containsExactly(1, 2, 3, 5, 10, 20, 30, 50, 100);
      assertThat(table.findings()).hasSize(1);
    }
    KostraCell cell = tables.cell(50_050);
    assertThat(cell.table().depth_mm(5, 1)).isEqualTo(4.9);
    assertThat(cell.table().depth_mm(180, 100)).isEqualTo(58.7);
    assertThat(cell.table().depth_mm(5, 4)).isCloseTo((7.2 + 8.3) / 2, within(1e-9));
    assertThat(cell.worstFit()).isLessThan(0.15);
  }

  @Test
  void everyRealCellMakesAGrowingTable() {
    KostraFolder tables = KostraFolder.read(real());
    KostraTable shortest = tables.tables().get(0);
    int cells = 0;
    for (int row = 0; row < tables.grid().rows(); row += 7) {
      for (int col = 0; col < tables.grid().cols(); col += 5) {
        int index = row * 1000 + col;
        if (shortest.depths_mm(index) != null) {
          assertThat(tables.cell(index).table().depth_mm(60, 100)).isBetween(20.0, 80.0);
          cells++;
        }
      }
    }
    assertThat(cells).isGreaterThan(100);
  }

  @Test
  void findsThePlaceAndRefusesOthers() {
    KostraFolder tables = KostraFolder.read(real());
    KostraCell dusseldorf = tables.cellAt(6.7763, 51.2254);
    assertThat(dusseldorf.grid().contains(dusseldorf.index())).isTrue();
    double[] storm = DesignStorm.eulerTwo(dusseldorf.table(), 100, 5, 12, DesignStorm.PEAK_SHARE);
    double sum = 0;
    for (double depth : storm) {
      sum += depth;
    }
    assertThat(sum).isCloseTo(dusseldorf.table().depth_mm(60, 100), within(1e-9));
    assertThatThrownBy(() -> tables.cellAt(2.35, 48.86))
        .isInstanceOf(KostraException.class)
        .hasMessageContaining("Maybe longitude and latitude are swapped")
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> tables.cellAt(51.2254, 6.7763)).isInstanceOf(KostraException.class);
    assertThatThrownBy(() -> tables.cell(0)).hasMessageContaining("outside Germany");
  }

  @Test
  void placesLieInTheCellsPublishedForTheNewRaster() {
    assertThat(index2020(6.19, 50.46)).isEqualTo(150_090);
    assertThat(index2020(13.405, 52.52)).isEqualTo(105_190);
    // Postcode 40477 is Düsseldorf-Derendorf; the centres of Freiburg and Essen.
    assertThat(index2020(6.779, 51.244)).isEqualTo(133_099);
    assertThat(index2020(7.849, 47.995)).isEqualTo(206_112);
    assertThat(index2020(7.012, 51.456)).isEqualTo(129_102);
  }

  private static int index2020(double lon, double lat) {
    MapPoint point = Crs.of(KostraGrid.KOSTRA_2020.crs()).fromLonLat(lon, lat);
    return KostraGrid.KOSTRA_2020.indexAt(point.x(), point.y());
  }

  @Test
  void inspectDescribesEveryRealFile() throws IOException {
    try (Stream<Path> files = Files.list(real())) {
      Inspections inspections = new Inspections(java.util.List.of(new KostraInspector()));
      for (Path file : files.sorted().toList()) {
        Inspection inspection = inspections.inspect(file);
        assertThat(inspection.failed()).as("%s", inspection).isFalse();
        if (file.toString().endsWith("D0060.dbf")) {
          assertThat(inspection.facts())
              .containsEntry("duration_min", 60)
              .containsEntry("records", 8453)
              .containsEntry("cells", 5405)
              .containsEntry("unit", "mm");
        }
        if (file.toString().endsWith(".shp") || file.toString().endsWith(".shx")) {
          assertThat(inspection.facts()).containsEntry("records", 8453L);
        }
      }
    }
  }

  @Test
  void importsTheNewTableWhereTheUserHasIt() throws IOException {
    csv("KOSTRA-DWD-2020_D00005.csv", "INDEX_RC;HN_001A;HN_100A;UC_001A", "49125;6,0;16,9;9");
    csv("KOSTRA-DWD-2020_D00060.csv", "INDEX_RC;HN_001A;HN_100A;UC_001A", "49125;13,5;37,7;9");
    KostraCell cell = KostraFolder.read(folder).cell(49_125);
    assertThat(cell.grid()).isEqualTo(KostraGrid.KOSTRA_2020);
    assertThat(cell.table().depth_mm(60, 100)).isEqualTo(37.7);
    assertThat(DepthFrequency.yield_l_s_ha(cell.table().depth_mm(60, 100), 60))
        .isCloseTo(104.7, within(0.05));
  }

  @Test
  void countsWhatIsOddInATable() throws IOException {
    Path file =
        csv(
            "StatRR_KOSTRA-DWD-2010R_D0015.csv",
            "INDEX_RC,HN_001A_,HN_002A_",
            "50050,9.0,10.0",
            "50050,9.0,10.0",
            "0,-99.9,-99.9",
            "1,-99.9,5",
            "999999,1,2",
            "50051,9.0,9.0");
    KostraTable table = KostraReader.read(file);
    assertThat(table.cells()).isEqualTo(2);
    assertThat(table.findings())
        .extracting(KostraFinding::code, KostraFinding::count)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(KostraFinding.Code.EMPTY_CELLS, 2L),
            org.assertj.core.groups.Tuple.tuple(KostraFinding.Code.DUPLICATE_INDEX, 1L),
            org.assertj.core.groups.Tuple.tuple(KostraFinding.Code.PARTLY_EMPTY, 1L),
            org.assertj.core.groups.Tuple.tuple(KostraFinding.Code.OFF_RASTER, 1L),
            org.assertj.core.groups.Tuple.tuple(KostraFinding.Code.NOT_GROWING, 1L));
  }

  @Test
  void refusesFaultyTablesInOneLine() throws IOException {
    Path nan = csv("KOSTRA-DWD-2020_D00030.csv", "INDEX_RC;HN_001A", "49125;NaN");
    assertThatThrownBy(() -> KostraReader.read(nan)).hasMessageContaining("record 1 has `NaN`");
    Path cut = csv("KOSTRA-DWD-2020_D00060.csv", "INDEX_RC;HN_001A", "49125");
    assertThatThrownBy(() -> KostraReader.read(cut)).hasMessageContaining("line 2 has 1 values");
    Path foreign = csv("KOSTRA-DWD-2020_D00120.csv", "A;B", "1;2");
    assertThatThrownBy(() -> KostraReader.read(foreign)).hasMessageContaining("not INDEX_RC");
    Path dbf = folder.resolve("StatRR_KOSTRA-DWD-2010R_D0005.dbf");
    Files.write(dbf, Files.readAllBytes(real().resolve(dbf.getFileName())));
    try (var channel = Files.newByteChannel(dbf, java.nio.file.StandardOpenOption.WRITE)) {
      channel.truncate(100_000);
    }
    assertThatThrownBy(() -> KostraReader.read(dbf))
        .hasMessageContaining("100000 of 482174 bytes")
        .hasMessageNotContaining("\n");
    assertThat(new KostraInspector().inspect(dbf).failed()).isTrue();
  }

  private Path csv(String name, String... lines) throws IOException {
    return Files.writeString(
        folder.resolve(name), String.join("\n", lines) + "\n", StandardCharsets.US_ASCII);
  }

  private static Path real() {
    Path there = REAL.resolve("kostra-dwd-2010r");
    Assumptions.assumeTrue(
        Files.exists(there),
        String.format(Locale.ROOT, "skipped: %s of the public test data is not there", there));
    return there;
  }
}
