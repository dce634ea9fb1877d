package org.freshet.dem.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.freshet.dem.Dem;
import org.freshet.dem.DemOptions;
import org.freshet.dem.DemSource;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeoTiffWriterTest {
  private static final long SEED = 20261121;

  @TempDir Path folder;

  private static GridGeometry geometry(int rows, int cols) {
    return new GridGeometry(rows, cols, 345_000, 5_675_000, 1, 2, "EPSG:25832");
  }

  private static FloatGrid heights(int rows, int cols) {
    Random random = new Random(SEED);
    FloatGrid grid = new FloatGrid(geometry(rows, cols));
    for (int cell = 0; cell < rows * cols; cell++) {
      float value = Math.round(random.nextGaussian() * 1000) / 100f;
      grid.set(cell, random.nextInt(10) == 0 ? Float.NaN : value);
    }
    return grid;
  }

  @ParameterizedTest
  @EnumSource(GeoTiffOptions.Prediction.class)
  void keepsEveryHeightAndHole(GeoTiffOptions.Prediction prediction) throws Exception {
    FloatGrid grid = heights(301, 517);
    Path file = folder.resolve("heights.tif");
    GeoTiffWriter.write(
        file, grid, GeoTiffOptions.defaults().withTileSize(256).withPrediction(prediction));
    Dem dem = DemSource.open(file).read();
    assertThat(dem.elevation().array()).as("seed %d", SEED).isEqualTo(grid.array());
    assertThat(dem.geometry()).isEqualTo(grid.geometry());
  }

  @Test
  void writesTheSameBytesForAnyNumberOfThreads() throws Exception {
    FloatGrid grid = heights(700, 900);
    byte[] expected = null;
    for (int threads : new int[] {1, 2, 3, 8}) {
      Path file = folder.resolve("t" + threads + ".tif");
      GeoTiffWriter.write(
          file,
          grid,
          GeoTiffOptions.defaults().withTileSize(64).withThreads(threads).withOverviews(true));
      byte[] bytes = Files.readAllBytes(file);
      expected = expected == null ? bytes : expected;
      assertThat(bytes).as("%d threads", threads).isEqualTo(expected);
    }
  }

  @Test
  void keepsWholeNumbersAndCodes() throws Exception {
    Random random = new Random(SEED);
    IntGrid labels = new IntGrid(geometry(90, 130));
    ByteGrid codes = new ByteGrid(geometry(90, 130));
    for (int cell = 0; cell < 90 * 130; cell++) {
      labels.set(cell, random.nextInt(1 << 24) - (1 << 23));
      codes.set(cell, (byte) random.nextInt(255));
    }
    Path labelFile = folder.resolve("labels.tif");
    Path codeFile = folder.resolve("codes.tif");
    GeoTiffWriter.write(labelFile, labels, GeoTiffOptions.defaults().withTileSize(64));
    GeoTiffWriter.write(
        codeFile, codes, GeoTiffOptions.defaults().withTileSize(64).withNodata(255.0));
    assertThat(DemSource.open(labelFile).readClasses(-1).array()).isEqualTo(labels.array());
    int[] unsigned = new int[codes.array().length];
    for (int cell = 0; cell < unsigned.length; cell++) {
      unsigned[cell] = codes.get(cell) & 0xff;
    }
    assertThat(DemSource.open(codeFile).readClasses(255).array()).isEqualTo(unsigned);
  }

  @Test
  void leavesTheOldFileAndNoRemainsWhenItFails() throws Exception {
    Path file = folder.resolve("dem.tif");
    Files.writeString(file, "old");
    GridGeometry nowhere = new GridGeometry(4, 4, 0, 0, 1, 1, "EPSG:99999");
    assertThatThrownBy(
            () -> GeoTiffWriter.write(file, new FloatGrid(nowhere), GeoTiffOptions.defaults()))
        .hasMessageContaining("EPSG:99999");
    assertThat(Files.readString(file)).isEqualTo("old");
    try (var names = Files.list(folder)) {
      assertThat(names).containsExactly(file);
    }
  }

  @Test
  void replacesALongerFileWithoutAStaleTail() throws Exception {
    Path file = folder.resolve("dem.tif");
    Files.write(file, new byte[1 << 20]);
    GeoTiffWriter.write(file, heights(10, 10), GeoTiffOptions.defaults().withTileSize(16));
    assertThat(Files.size(file)).isLessThan(1 << 16);
    DemOptions one = DemOptions.defaults().withThreads(1);
    assertThat(DemSource.open(file, one).read().geometry().rows()).isEqualTo(10);
  }

  @Test
  void writesBigTiffThatReadsTheSame() throws Exception {
    FloatGrid grid = heights(100, 130);
    Path file = folder.resolve("big.tif");
    GeoTiffOptions options = GeoTiffOptions.defaults().withTileSize(32).withOverviews(true);
    Band band = FloatBand.of(grid, -9999f);
    try (NewFile target = new NewFile(file);
        TiffAssembly big = new TiffAssembly(grid.geometry(), band, "-9999", options, target)) {
      big.write(true);
      target.publish();
    }
    assertThat(Files.readAllBytes(file)[2]).isEqualTo((byte) 43);
    Dem dem = DemSource.open(file).read();
    assertThat(dem.elevation().array()).isEqualTo(grid.array());
    GeoToolsOracle.assertSame(dem, file);
  }

  @Test
  void averagesValidCellsForOverviewsInFrontOfTheTiles() throws Exception {
    FloatGrid grid = new FloatGrid(geometry(3, 33));
    Arrays.fill(grid.array(), 2f);
    grid.set(0, 4f);
    grid.set(1, Float.NaN);
    Band half = FloatBand.of(grid, -9999f).half(2);
    FloatBand.of(grid, -9999f).shrink(3, half, 0);
    byte[] samples = new byte[8];
    half.copy(0, 2, samples, 0);
    FloatBuffer means = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    assertThat(means.get(0)).isEqualTo((4f + 2f + 2f) / 3);
    assertThat(means.get(1)).isEqualTo(2f);
    assertThat(half.cols()).isEqualTo(17);
    Path file = folder.resolve("overviews.tif");
    GeoTiffWriter.write(file, grid, GeoTiffOptions.defaults().withTileSize(16).withOverviews(true));
    TiffParser.Contents contents;
    try (TiffBytes bytes = TiffBytes.ofFile(file)) {
      contents = TiffParser.parse(bytes, "overviews");
    }
    assertThat(contents.directories()).hasSize(3);
    long full = contents.directories().get(0).integers(TiffTag.TILE_OFFSETS)[0];
    long small = contents.directories().get(2).integers(TiffTag.TILE_OFFSETS)[0];
    assertThat(contents.directories().get(2).integer(TiffTag.NEW_SUBFILE_TYPE, 0)).isEqualTo(1);
    assertThat(small).isLessThan(full);
  }
}
