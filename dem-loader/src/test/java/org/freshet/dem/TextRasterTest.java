package org.freshet.dem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.freshet.dem.DemFinding.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextRasterTest {
  private static final float NAN = Float.NaN;

  @TempDir Path folder;

  private Path text(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static List<Code> codes(Dem dem) {
    return dem.findings().stream().map(DemFinding::code).toList();
  }

  @Test
  void readsCornersHolesAndLooseLines() throws Exception {
    Dem dem =
        DemSource.open(
                text(
                    "grid.asc",
                    """
                    NCOLS 3
                    NROWS 2
                    XLLCORNER 345000.5
                    YLLCORNER 5.675e6
                    CELLSIZE 2
                    NODATA_value -9999
                    1.25 -2
                    3e1   4
                    -9999 6.
                    """))
            .read();
    assertThat(dem.elevation().array()).containsExactly(1.25f, -2, 30, 4, NAN, 6);
    assertThat(dem.geometry().west()).isEqualTo(345_000.5);
    assertThat(dem.geometry().north()).isEqualTo(5_675_004);
    assertThat(dem.geometry().crs()).isEqualTo("unknown");
    assertThat(codes(dem)).containsExactly(Code.CRS_MISSING, Code.NODATA_CELLS);
    assertThat(dem.sum()).isEqualTo(39.25);
  }

  @Test
  void readsCentresAndCellsThatAreNotSquare() throws Exception {
    Dem dem =
        DemSource.open(
                text(
                    "grid.asc",
                    """
                    ncols 2
                    nrows 1
                    xllcenter 100
                    yllcenter 200
                    dx 10
                    dy 20
                    1,5 2,5
                    """))
            .read();
    assertThat(dem.geometry().west()).isEqualTo(95);
    assertThat(dem.geometry().south()).isEqualTo(190);
    assertThat(dem.geometry().cellHeight_m()).isEqualTo(20);
    assertThat(dem.elevation().array()).containsExactly(1.5f, 2.5f);
    assertThat(codes(dem)).contains(Code.DECIMAL_COMMA, Code.NON_SQUARE_CELLS);
  }

  @Test
  void takesTheSystemOfTheSidecar() throws Exception {
    text("grid.prj", "PROJCS[\"ETRS_1989_UTM_Zone_32N\",GEOGCS[\"GCS_ETRS_1989\"]]");
    Path grid =
        text(
            "grid.asc",
            "ncols 1\nnrows 2\nxllcorner 345000\nyllcorner 5675000\ncellsize 1\n3\n4\n5\n");
    Dem dem = DemSource.open(grid).read();
    assertThat(dem.geometry().crs()).isEqualTo("EPSG:25832");
    assertThat(codes(dem)).containsExactly(Code.TRAILING_VALUES);
    DemOptions other = DemOptions.defaults().withCrsOverride("EPSG:25833");
    assertThat(codes(DemSource.open(grid, other).read())).contains(Code.CRS_OVERRIDDEN);
  }

  @Test
  void readsPointsInAnyOrderWithGapsAndTrailingBlanks() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < 30; row++) {
      for (int col = 0; col < 20; col++) {
        if (row != 7 || col != 3) {
          lines.add(
              (345_000 + 2 * col)
                  + ".00 "
                  + (5_675_000 - 2 * row)
                  + ".00 "
                  + (row * 100 + col)
                  + " \r\n");
        }
      }
    }
    Collections.shuffle(lines, new Random(7));
    Dem dem = DemSource.open(text("dgm1_32_345_5674_1_nw.xyz", String.join("", lines))).read();
    assertThat(dem.geometry().rows()).isEqualTo(30);
    assertThat(dem.geometry().cols()).isEqualTo(20);
    assertThat(dem.geometry().west()).isEqualTo(344_999);
    assertThat(dem.geometry().north()).isEqualTo(5_675_001);
    assertThat(dem.geometry().crs()).isEqualTo("EPSG:25832");
    assertThat(dem.elevation().get(7, 3)).isNaN();
    assertThat(dem.elevation().get(29, 19)).isEqualTo(2919f);
    assertThat(dem.elevation().get(0, 0)).isEqualTo(0f);
    assertThat(codes(dem)).contains(Code.CRS_ASSUMED, Code.MISSING_POINTS);
  }

  @Test
  void readsSeparatedPointsWithHeaderAndDecimalCommas() throws Exception {
    Dem semicolons =
        DemSource.open(text("a.xyz", "x;y;z\n32345000;5675000;1,5\n32345001;5675000;2,5\n")).read();
    assertThat(semicolons.elevation().array()).containsExactly(1.5f, 2.5f);
    assertThat(semicolons.geometry().crs()).isEqualTo("EPSG:4647");
    assertThat(codes(semicolons)).contains(Code.MALFORMED_LINES, Code.DECIMAL_COMMA);
    Dem commas = DemSource.open(text("b.xyz", "0.5,0.5,1.5\n1.5,0.5,2.5\n")).read();
    assertThat(commas.elevation().array()).containsExactly(1.5f, 2.5f);
  }

  @Test
  void countsPointsThatShareACell() throws Exception {
    Dem dem = DemSource.open(text("a.xyz", "0 0 5\n1 0 6\n0 0 4\n")).read();
    assertThat(dem.elevation().array()).containsExactly(4, 6);
    assertThat(codes(dem)).contains(Code.DUPLICATE_POINTS);
  }

  @Test
  void readsGzipAndZip() throws Exception {
    byte[] grid =
        "ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2\n"
            .getBytes(StandardCharsets.US_ASCII);
    Path gz = folder.resolve("grid.asc.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
      out.write(grid);
    }
    assertThat(DemSource.open(gz).read().elevation().array()).containsExactly(1, 2);
    Path zip = folder.resolve("grid.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("readme.txt"));
      out.write("about".getBytes(StandardCharsets.US_ASCII));
      out.putNextEntry(new ZipEntry("data/grid.asc"));
      out.write(grid);
    }
    Dem dem = DemSource.open(zip).read();
    assertThat(dem.elevation().array()).containsExactly(1, 2);
    assertThat(dem.sources()).containsExactly(zip + "!data/grid.asc");
    assertThat(DemInspection.recognises(zip)).isTrue();
    assertThat(DemInspection.recognises(text("x.csv", "a,b\n1,2\n"))).isFalse();
  }

  @Test
  void readsNumbersAsTheStandardLibraryDoes() throws Exception {
    Random random = new Random(20261121);
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(12) - 4);
      numbers.add(
          switch (i % 4) {
            case 0 -> String.format(Locale.ROOT, "%.2f", value);
            case 1 -> Double.toString(value);
            case 2 -> String.format(Locale.ROOT, "%+.17e", value);
            default -> Long.toString(Math.round(value));
          });
    }
    String text = String.join("  \t\r\n", numbers);
    try (NumberScanner scanner =
        new NumberScanner(
            "text", new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), true)) {
      for (String number : numbers) {
        assertThat(scanner.nextAcrossLines()).isEqualTo(NumberScanner.Token.NUMBER);
        assertThat(scanner.value()).as(number).isEqualTo(Double.parseDouble(number));
      }
      assertThat(scanner.nextAcrossLines()).isEqualTo(NumberScanner.Token.END);
    }
  }

  @Test
  void readsRealPointsLikeTheMosaicMadeOfThem() throws Exception {
    Dem tile =
        DemSource.open(PublicData.file("urban-dem/duesseldorf-dgm1/dgm1_32_346_5672_1_nw.xyz.gz"))
            .read();
    Dem whole =
        DemSource.open(PublicData.file("urban-dem/duesseldorf-dgm1/duesseldorf-5x5km-1m.tif"))
            .read();
    assertThat(tile.geometry().crs()).isEqualTo("EPSG:25832");
    assertThat(tile.validCells()).isEqualTo(1_000_000);
    int row = (int) Math.rint(whole.geometry().north() - tile.geometry().north());
    int col = (int) Math.rint(tile.geometry().west() - whole.geometry().west());
    int differing = 0;
    for (int r = 0; r < 1000; r++) {
      for (int c = 0; c < 1000; c++) {
        differing += tile.elevation().get(r, c) == whole.elevation().get(row + r, col + c) ? 0 : 1;
      }
    }
    assertThat(differing).isZero();
  }

  @Test
  void readsRealGridOutOfItsArchive() throws Exception {
    Dem dem = DemSource.open(PublicData.file("flood-benchmarks/merewether/topography1.zip")).read();
    assertThat(PublicData.hash(dem.elevation())).isEqualTo("2b14d5bcd51681e4");
    assertThat(dem.validCells()).isEqualTo(133_463);
    assertThat(dem.geometry().crs()).isEqualTo("EPSG:32756");
  }

  @Test
  void readsRealGzippedGrid() throws Exception {
    Dem dem = DemSource.open(PublicData.file("flood-benchmarks/synxflow-sample/DEM.gz")).read();
    assertThat(dem.geometry().rows()).isEqualTo(269);
    assertThat(dem.geometry().cellWidth_m()).isEqualTo(10);
  }
}
