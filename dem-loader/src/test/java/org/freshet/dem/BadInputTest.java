package org.freshet.dem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.freshet.dem.geotiff.GeoTiffOptions;
import org.freshet.dem.geotiff.GeoTiffWriter;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of unusable file ends in one line that names the file, the cause and the mend. */
class BadInputTest {
  private static final GeoTiffOptions SMALL = GeoTiffOptions.defaults().withTileSize(16);

  @TempDir Path folder;

  private Path text(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private Path tiff(String name, double west, double north, double cell, String crs, float height)
      throws IOException {
    FloatGrid grid = new FloatGrid(new GridGeometry(40, 40, west, north, cell, cell, crs));
    Arrays.fill(grid.array(), height);
    Path file = folder.resolve(name);
    GeoTiffWriter.write(file, grid, SMALL);
    return file;
  }

  private static String refusal(Path... files) {
    return refusal(DemOptions.defaults(), files);
  }

  private static String refusal(DemOptions options, Path... files) {
    DemException e =
        catchThrowableOfType(
            DemException.class, () -> DemSource.open(List.of(files), options).read());
    assertThat(e).as("no refusal").isNotNull();
    assertThat(e.getMessage())
        .doesNotContain("\n")
        .contains(files[files.length - 1].getFileName().toString())
        .contains("Maybe");
    return String.valueOf(e.getMessage());
  }

  @Test
  void namesMissingEmptyAndFolder() throws Exception {
    assertThat(refusal(folder.resolve("absent.tif"))).contains("is not there");
    assertThat(refusal(text("empty.tif", ""))).contains("is empty");
    Path inner = Files.createDirectory(folder.resolve("tiles"));
    assertThat(refusal(inner)).contains("folder without rasters");
  }

  @Test
  void namesTextThatCallsItselfTiff() throws Exception {
    assertThat(refusal(text("note.tif", "This is a note, not a raster.\n")))
        .contains("named like a GeoTIFF but is text");
    assertThat(refusal(text("grid.tif", "ncols 2\nnrows 2\n"))).contains("rename it to .asc");
    assertThat(refusal(text("page.tif", "<!DOCTYPE html><html>404</html>"))).contains("web page");
  }

  @Test
  void namesUnknownContent() throws Exception {
    Path binary = folder.resolve("noise.asc");
    Files.write(binary, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
    assertThat(refusal(binary)).contains("no raster of a known format");
    Path zeros = folder.resolve("zeros.tif");
    Files.write(zeros, new byte[4096]);
    assertThat(refusal(zeros)).contains("zero bytes");
    assertThat(refusal(text("words.txt", "rain and flood\n"))).contains("is text");
  }

  @Test
  void namesTruncationWhereverAFileIsCut() throws Exception {
    Path whole = tiff("whole.tif", 345_000, 5_675_000, 1, "EPSG:25832", 40);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.tif");
    for (int length = 4; length < bytes.length; length += 7) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      assertThat(refusal(cut)).as("cut at %d of %d", length, bytes.length).contains("cut.tif");
    }
  }

  @Test
  void neverFailsOtherwiseOnDamagedBytes() throws Exception {
    Path whole = tiff("whole.tif", 345_000, 5_675_000, 1, "EPSG:25832", 40);
    byte[] bytes = Files.readAllBytes(whole);
    Path damaged = folder.resolve("damaged.tif");
    float[] truth = DemSource.open(whole).read().elevation().array();
    // The last part of the file is tiles: damage there must not change a height unnoticed.
    int tiles = bytes.length - 9 * 12;
    for (int at = 0; at < bytes.length; at++) {
      byte[] copy = bytes.clone();
      copy[at] ^= (byte) 0xff;
      Files.write(damaged, copy);
      try {
        Dem dem = DemSource.open(damaged, DemOptions.defaults().withThreads(1)).read();
        if (at > tiles) {
          assertThat(dem.elevation().array()).as("byte %d", at).isEqualTo(truth);
        }
      } catch (DemException e) {
        assertThat(e.getMessage()).contains("damaged.tif").contains("Maybe");
      }
    }
  }

  @Test
  void refusesDegrees() throws Exception {
    assertThat(refusal(tiff("deg.tif", 6.7, 51.2, 1e-5, "EPSG:4326", 40)))
        .contains("degrees")
        .contains("EPSG:25832");
    assertThat(refusal(tiff("plain.tif", 6.7, 51.2, 1e-5, "unknown", 40))).contains("degrees");
    DemOptions options = DemOptions.defaults().withCrsOverride("EPSG:25832");
    Path degrees = tiff("deg2.tif", 6.7, 51.2, 1e-5, "EPSG:4326", 40);
    assertThat(refusal(options, degrees)).contains("degrees");
  }

  @Test
  void refusesWrongSystems() throws Exception {
    Path feet = tiff("feet.tif", 980_000, 200_000, 1, "EPSG:2263", 40);
    assertThat(refusal(feet)).contains("not in metres");
    Path file = tiff("dem.tif", 345_000, 5_675_000, 1, "EPSG:25832", 40);
    DemOptions unknown = DemOptions.defaults().withCrsOverride("EPSG:99999");
    assertThat(refusal(unknown, file)).contains("EPSG:99999").contains("not known");
    DemOptions other = DemOptions.defaults().withCrsExpected("EPSG:25833");
    assertThat(refusal(other, file)).contains("states EPSG:25832 where EPSG:25833 is expected");
    DemOptions twin = DemOptions.defaults().withCrsExpected("EPSG:3044");
    assertThat(DemSource.open(file, twin).read().geometry().crs()).isEqualTo("EPSG:25832");
  }

  @Test
  void refusesAllNodata() throws Exception {
    Path nothing = tiff("nothing.tif", 345_000, 5_675_000, 1, "EPSG:25832", Float.NaN);
    assertThat(refusal(nothing)).contains("no valid cell");
  }

  @Test
  void refusesMixedCellSizesAndSystems() throws Exception {
    Path one = tiff("one.tif", 345_000, 5_675_000, 1, "EPSG:25832", 40);
    Path two = tiff("two.tif", 345_040, 5_675_000, 2, "EPSG:25832", 40);
    assertThat(refusal(one, two)).contains("2.0 x 2.0").contains("one.tif");
    Path other = tiff("other.tif", 345_040, 5_675_000, 1, "EPSG:25833", 40);
    assertThat(refusal(one, other)).contains("EPSG:25833").contains("EPSG:25832");
    Path between = tiff("between.tif", 345_040.5, 5_675_000, 1, "EPSG:25832", 40);
    assertThat(refusal(one, between)).contains("lies between the cells");
  }

  @Test
  void refusesOverlapsThatDisagree() throws Exception {
    Path one = tiff("one.tif", 345_000, 5_675_000, 1, "EPSG:25832", 40);
    Path two = tiff("two.tif", 345_030, 5_675_010, 1, "EPSG:25832", 41);
    assertThat(refusal(one, two))
        .contains("one.tif")
        .contains("disagrees in 300 cells")
        .contains("41.0 m against 40.0 m");
  }

  @Test
  void refusesMosaicsBeyondTheCellLimit() throws Exception {
    Path one = tiff("one.tif", 345_000, 5_675_000, 1, "EPSG:25832", 40);
    Path far = tiff("far.tif", 445_000, 5_575_000, 1, "EPSG:25832", 40);
    List<Path> files = new ArrayList<>(List.of(far, one));
    DemException e = catchThrowableOfType(DemException.class, () -> DemSource.open(files).read());
    assertThat(e).hasMessageContaining("100040 x 100040 cells");
    String message = String.valueOf(e.getMessage());
    DemSource source = DemSource.open(files);
    assertThatThrownBy(source::geometry).hasMessage(message);
    assertThatThrownBy(() -> source.stream(100, (row, rows, cells) -> {})).hasMessage(message);
  }

  @Test
  void namesDamagedTextGrids() throws Exception {
    String header = "ncols 3\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\n";
    assertThat(refusal(text("short.asc", header + "1 2 3\n4 5\n")))
        .contains("truncated")
        .contains("row 1, column 2");
    assertThat(refusal(text("word.asc", header + "1 2 3\n4 x5 6\n")))
        .contains("\"x5\"")
        .contains("row 1, column 1");
    assertThat(refusal(text("head.asc", header))).contains("ends after its header");
    assertThat(refusal(text("nosize.asc", header.replace("cellsize 1\n", "") + "1 2 3 4 5 6")))
        .contains("cellsize");
  }

  @Test
  void namesPointsThatAreNoGrid() throws Exception {
    StringBuilder scattered = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      scattered.append(345_000 + i * 7.123).append(' ').append(5_675_000 + i * i * 0.017);
      scattered.append(" 40.5\n");
    }
    assertThat(refusal(text("points.xyz", scattered.toString()))).contains("no regular grid");
    assertThat(refusal(text("one.xyz", "345000 5675000 40\n"))).contains("single place");
    String mixed = "345000 5675000 40\nx\ny\nz\n345001 5675000 40\n";
    assertThat(refusal(text("mixed.xyz", mixed))).contains("3 lines").contains("line 2");
  }

  @Test
  void namesTruncatedGzip() throws Exception {
    Path gz = folder.resolve("cut.xyz.gz");
    Files.write(gz, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1});
    assertThat(refusal(gz)).contains("cannot be unpacked");
    Path zip = folder.resolve("cut.zip");
    Files.write(zip, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0, 3, 1});
    assertThat(refusal(zip)).contains("zip archive");
  }
}
