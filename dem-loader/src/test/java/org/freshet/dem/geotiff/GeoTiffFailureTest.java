package org.freshet.dem.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.freshet.dem.DemException;
import org.freshet.dem.DemOptions;
import org.freshet.dem.DemSource;
import org.freshet.dem.RasterInput;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops reading or writing is one line that says what, where and what to do. */
class GeoTiffFailureTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path folder;

  private static FloatGrid heights() {
    Random random = new Random(3);
    FloatGrid grid =
        new FloatGrid(new GridGeometry(200, 300, 345_000, 5_675_000, 1, 1, "EPSG:25832"));
    for (int cell = 0; cell < grid.geometry().cells(); cell++) {
      grid.set(cell, random.nextFloat());
    }
    return grid;
  }

  private Path written() throws IOException {
    Path file = folder.resolve("dem.tif");
    GeoTiffWriter.write(file, heights(), GeoTiffOptions.defaults().withTileSize(64));
    return file;
  }

  /** Place of the eighth tile, the third of the second row of five. */
  private static long eighthTile(Path file) throws IOException {
    try (TiffBytes bytes = TiffBytes.open(RasterInput.file(file))) {
      TiffDirectory image = TiffParser.parse(bytes, "dem").directories().get(0);
      return image.integers(TiffTag.TILE_OFFSETS)[7];
    }
  }

  @Test
  void namesTheTileThatCannotBeReadAndItsPlace() throws Exception {
    Path file = written();
    long offset = eighthTile(file);
    try (RandomAccessFile tiff = new RandomAccessFile(file.toFile(), "rw")) {
      tiff.seek(offset + 40);
      tiff.write(new byte[400]);
    }
    String place =
        "dem.tif: is damaged: tile 8 of 20 (rows 64 to 127, columns 128 to 191, byte "
            + offset
            + ")";
    for (int threads : new int[] {1, 2}) {
      DemSource source = DemSource.open(file, DemOptions.defaults().withThreads(threads));
      assertThatThrownBy(source::read)
          .isInstanceOf(DemException.class)
          .hasMessageContaining(place)
          .hasMessageEndingWith("Maybe copy or download it again.");
      int[] handedOn = {0};
      assertThatThrownBy(() -> source.stream(64 * 300, (row, rows, cells) -> handedOn[0] += rows))
          .hasMessageContaining(place);
      assertThat(handedOn[0]).isEqualTo(64);
    }
  }

  @Test
  void namesTheTileWhereATruncatedFileEnds() throws Exception {
    Path file = written();
    long offset = eighthTile(file);
    try (RandomAccessFile tiff = new RandomAccessFile(file.toFile(), "rw")) {
      tiff.setLength(offset + 10);
    }
    assertThatThrownBy(() -> DemSource.open(file).read())
        .isInstanceOf(DemException.class)
        .hasMessageContaining("dem.tif: is truncated: tile 8 of 20 (rows 64 to 127")
        .hasMessageContaining(" of " + (offset + 10) + ". Maybe copy");
  }

  @Test
  void refusesHeadsOfMoreCellsThanCanBeCounted() throws Exception {
    TiffHead head = new TiffHead(true);
    head.beginDirectory();
    head.longs(TiffTag.WIDTH, 50_000);
    head.longs(TiffTag.HEIGHT, 60_000);
    head.shorts(TiffTag.BITS_PER_SAMPLE, 32);
    head.shorts(TiffTag.SAMPLE_FORMAT, 3);
    head.longs(TiffTag.TILE_WIDTH, 512);
    head.longs(TiffTag.TILE_HEIGHT, 512);
    head.offsets(TiffTag.TILE_OFFSETS, new long[1]);
    head.longs(TiffTag.TILE_BYTE_COUNTS, 1);
    Path file = Files.write(folder.resolve("huge.tif"), head.bytes());
    DemSource source = DemSource.open(file);
    String message = "huge.tif: has 60000 x 50000 cells, more than 2147483639. Maybe cut it";
    assertThatThrownBy(source::read).hasMessageContaining(message);
    assertThatThrownBy(source::geometry).hasMessageContaining(message);
    assertThatThrownBy(() -> source.stream(1 << 20, (row, rows, cells) -> {}))
        .hasMessageContaining(message);
  }

  @Test
  void leavesNothingOnAFullDisk() throws Exception {
    Assumptions.assumeTrue(Files.exists(FULL), "skipped: the system has no " + FULL);
    Path file = folder.resolve("dem.tif");
    Files.writeString(file, "old");
    FloatGrid grid = heights();
    for (boolean overviews : new boolean[] {false, true}) {
      GeoTiffOptions options =
          GeoTiffOptions.defaults().withTileSize(64).withThreads(2).withOverviews(overviews);
      assertThatThrownBy(() -> writeToFullDisk(file, grid, options))
          .isInstanceOf(IOException.class)
          .hasMessageMatching(
              "[^\\n]*dem.tif: cannot be written \\(No space left on device\\); nothing of it was"
                  + " left behind\\. Maybe free some space \\(\\d+ MiB are free\\), or [^\\n]*");
      try (var left = Files.list(folder)) {
        assertThat(left).containsExactly(file);
      }
      assertThat(Files.readString(file)).isEqualTo("old");
    }
  }

  /** As the writer does, but each byte goes to a device that is always full. */
  private static void writeToFullDisk(Path file, FloatGrid grid, GeoTiffOptions options)
      throws IOException {
    try (NewFile target = new NewFile(file)) {
      TiffAssembly.Parts parts =
          number -> {
            target.open(number).close();
            return FileChannel.open(FULL, StandardOpenOption.WRITE);
          };
      Band band = FloatBand.of(grid, -9999f);
      GeoTiffWriter.write(grid.geometry(), band, "-9999", options, parts);
      target.publish();
    } catch (IOException e) {
      throw NewFile.failed(file, e);
    }
  }

  @Test
  void namesTheFolderThatIsNotThere() {
    Path file = folder.resolve("absent").resolve("dem.tif");
    assertThatThrownBy(() -> GeoTiffWriter.write(file, heights(), GeoTiffOptions.defaults()))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(folder.resolve("absent").toString());
  }
}
