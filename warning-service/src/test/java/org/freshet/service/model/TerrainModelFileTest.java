package org.freshet.service.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.sink.TerrainModel;
import org.freshet.sink.TerrainModelFormatException;
import org.freshet.sink.TiledModel;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerrainModelFileTest {
  @TempDir private Path folder;

  private static FloatGrid terrain(long seed) {
    Random random = new Random(seed);
    GridGeometry geometry = new GridGeometry(83, 71, 500_000, 5_700_000, 1, 1, "EPSG:25832");
    float[] z = new float[geometry.cells()];
    for (int cell = 0; cell < z.length; cell++) {
      z[cell] = random.nextInt(40) == 0 ? Float.NaN : random.nextInt(9);
    }
    return new FloatGrid(geometry, z);
  }

  private static TerrainModel model(FloatGrid grid) {
    return TerrainModel.of(grid, TerrainOptions.defaults(), Progress.NONE);
  }

  private static TiledModel inTiles(Path file, FloatGrid grid, int tileSize) throws IOException {
    try (NewTerrainModel maker =
        new NewTerrainModel(file, grid.geometry(), TerrainOptions.defaults())) {
      int cols = grid.geometry().cols();
      float[] row = new float[cols];
      for (int from = 0; from < grid.array().length; from += cols) {
        System.arraycopy(grid.array(), from, row, 0, cols);
        maker.heights(row, cols);
      }
      return maker.finish(tileSize, Progress.NONE);
    }
  }

  private long files() throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.count();
    }
  }

  @Test
  void theFileIsTheSameWhetherSolvedInMemoryOrInTilesOnDisk() throws IOException {
    FloatGrid grid = terrain(7);
    Path whole = folder.resolve("whole.freshet");
    Path tiled = folder.resolve("tiled.freshet");
    TerrainModelFile.write(whole, model(grid));
    TiledModel made = inTiles(tiled, grid, 16);
    assertThat(Files.mismatch(whole, tiled)).isEqualTo(-1);
    TiledModel opened = TerrainModelFile.open(tiled, 2, Progress.NONE);
    assertThat(opened.hierarchy().fillVolume_m3()).isEqualTo(made.hierarchy().fillVolume_m3());
    assertThat(files()).isEqualTo(2);
  }

  @Test
  void aReaderGoesOnWithTheOldModelWhileItIsReplaced() throws IOException {
    Path file = folder.resolve("area.freshet");
    FloatGrid before = terrain(1);
    inTiles(file, before, 32);
    TiledModel reader = TerrainModelFile.open(file, 1, Progress.NONE);
    inTiles(file, terrain(2), 32);
    for (int cell = 0; cell < before.array().length; cell++) {
      assertThat(Float.floatToIntBits(reader.elevation_m(cell)))
          .isEqualTo(Float.floatToIntBits(before.get(cell)));
    }
    assertThat(TerrainModelFile.open(file, 1, Progress.NONE).elevation_m(0))
        .isEqualTo(terrain(2).get(0));
  }

  @Test
  void whatWasGivenUpLeavesNothing() throws IOException {
    Path file = folder.resolve("area.freshet");
    FloatGrid grid = terrain(3);
    grid.set(50, Float.POSITIVE_INFINITY);
    assertThatThrownBy(() -> inTiles(file, grid, 32)).hasMessageContaining("Infinity");
    assertThat(files()).isZero();
  }

  @Test
  void aFileWithoutItsHeadIsRefused() throws IOException {
    Path file = folder.resolve("area.freshet");
    inTiles(file, terrain(3), 32);
    byte[] bytes = Files.readAllBytes(file);
    java.util.Arrays.fill(bytes, 0, 8, (byte) 0);
    Files.write(file, bytes);
    assertThatThrownBy(() -> TerrainModelFile.open(file, 1, Progress.NONE))
        .isInstanceOf(TerrainModelFormatException.class)
        .hasMessageContaining("not a terrain model");
  }
}
