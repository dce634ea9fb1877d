package org.freshet.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.Pages;
import org.freshet.grid.Scratch;
import org.freshet.progress.Progress;
import org.freshet.terrain.FlowRule;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;

/** A terrain solved in tiles against the same terrain solved in one piece: the same saved bytes. */
class TiledModelTest {
  private static final int TERRAINS = Integer.getInteger("freshet.terrains", 2000);

  private static TerrainOptions options(long seed) {
    return new TerrainOptions(
        seed % 2 == 0, seed % 3 == 0 ? FlowRule.LOWEST : FlowRule.STEEPEST, 1 + (int) (seed % 3));
  }

  private static byte[] whole(FloatGrid grid, TerrainOptions options) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TerrainModel.of(grid, options, Progress.NONE).writeTo(out);
    return out.toByteArray();
  }

  private static TiledModel tiled(FloatGrid grid, TerrainOptions options, int size) {
    Pages elevation = Pages.onHeap(4L * grid.geometry().cells());
    elevation.write(0, grid.array(), 0, grid.array().length);
    ModelSpace space = size % 2 == 0 ? ModelSpace.onHeap() : new PagedSpace();
    return TiledModel.of(grid.geometry(), elevation, options, size, space, Progress.NONE);
  }

  private static byte[] written(TiledModel model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    model.inMemory().writeTo(out);
    return out.toByteArray();
  }

  @Test
  void isTheModelInOnePieceForAnySizeOfTile() throws IOException {
    for (long seed = 0; seed < TERRAINS; seed++) {
      FloatGrid grid = RandomTerrain.of(seed);
      byte[] expected = whole(grid, options(seed));
      int size = 1 + (int) (seed % 7);
      assertThat(Arrays.equals(written(tiled(grid, options(seed), size)), expected))
          .as("seed %d, tiles of %d", seed, size)
          .isTrue();
    }
  }

  @Test
  void isTheSameOnLargerTerrainWithLongPlateausForAnyNumberOfThreads() throws IOException {
    for (long seed = 0; seed < 60; seed++) {
      FloatGrid grid = RandomTerrain.of(new Random(seed), 90, 130);
      byte[] expected = whole(grid, options(seed));
      for (int threads : new int[] {1, 2, 3, 8}) {
        int size = 8 + (int) (seed % 40);
        TiledModel model = tiled(grid, options(seed).withThreads(threads), size);
        assertThat(Arrays.equals(written(model), expected))
            .as("seed %d, tiles of %d, %d threads", seed, size, threads)
            .isTrue();
      }
    }
  }

  @Test
  void accumulatesWhatTheModelInOnePieceDoes() {
    for (long seed = 0; seed < TERRAINS; seed++) {
      boolean large = seed % 40 == 0;
      FloatGrid grid = large ? RandomTerrain.of(new Random(seed), 60, 90) : RandomTerrain.of(seed);
      TiledModel model = tiled(grid, options(seed), 5);
      int cells = grid.geometry().cells();
      Pages sums = Pages.onHeap(4L * cells);
      model.accumulate(1 + (int) (seed % (large ? 30 : 7)), sums, Progress.NONE);
      int[] found = new int[cells];
      model.accumulations(0, grid.geometry().rows(), found);
      assertThat(found)
          .as("seed %d", seed)
          .containsExactly(
              TerrainModel.of(grid, options(seed), Progress.NONE).flowAccumulation().array());
    }
  }

  @Test
  void opensWhatWasSavedAndSavesItAgain() throws IOException {
    FloatGrid grid = RandomTerrain.of(new Random(4), 70, 60);
    byte[] bytes = whole(grid, options(1));
    TiledModel model = TiledModel.open(in(bytes), 2, Scratch.onHeap(), Progress.NONE);
    assertThat(written(model)).isEqualTo(bytes);
    assertThat(model.elevation_m(100)).isEqualTo(grid.get(100));
  }

  @Test
  void holdsRainInPagesAsInArrays() {
    for (long seed = 0; seed < 40; seed++) {
      FloatGrid grid = RandomTerrain.of(new Random(seed), 60, 70);
      DepressionHierarchy inArrays =
          TerrainModel.of(grid, options(seed), Progress.NONE).hierarchy();
      DepressionHierarchy inPages = tiled(grid, options(seed), 33).hierarchy();
      assertThat(rained(inPages)).as("seed %d", seed).isEqualTo(rained(inArrays));
    }
  }

  // Rain twice, some of it pumped out again: all that can be asked of the water, as text.
  private static String rained(DepressionHierarchy sinks) {
    FillSpillMerge merge = new FillSpillMerge(sinks);
    SinkWater first = merge.run(FillSpillMerge.uniformRain(sinks, 400));
    double[] more = FillSpillMerge.uniformRain(sinks, 900);
    for (int leaf = 0; leaf < more.length; leaf += 3) {
      more[leaf] *= -1;
    }
    SinkWater second = merge.run(first, more);
    StringBuilder text = new StringBuilder();
    for (SinkWater water : List.of(first, second)) {
      text.append(water.outflow_m3()).append(' ').append(water.abstracted_m3()).append('\n');
      SinkLevels levels = water.levels();
      for (int node = 0; node < sinks.nodeCount(); node++) {
        text.append(water.stored_m3(node)).append(' ').append(water.spilled_m3(node)).append(' ');
        text.append(node < sinks.leafCount() ? levels.level_m(node) : 0).append('\n');
      }
    }
    return text.toString();
  }

  @Test
  void asksForScratchRoomForAllThatGrowsWithPits() {
    FloatGrid grid = RandomTerrain.of(new Random(1), 200, 300);
    Pages elevation = Pages.onHeap(4L * grid.geometry().cells());
    elevation.write(0, grid.array(), 0, grid.array().length);
    PagedSpace space = new PagedSpace();
    TiledModel model =
        TiledModel.of(grid.geometry(), elevation, options(1), 64, space, Progress.NONE);
    long before = space.scratchBytes();
    int nodes = model.hierarchy().nodeCount();
    assertThat(before).as("made").isGreaterThan(100L * nodes);
    new FillSpillMerge(model.hierarchy()).run(new double[model.hierarchy().leafCount()]).levels();
    assertThat(space.scratchBytes() - before).as("rained on").isGreaterThan(60L * nodes);
  }

  @Test
  void refusesWhatIsCutShortOrDamagedAnywhere() throws IOException {
    byte[] bytes = whole(RandomTerrain.of(new Random(4), 20, 30), options(1));
    for (int length = 0; length < bytes.length; length += 1 + length / 7) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> TiledModel.open(in(cut), 1, Scratch.onHeap(), Progress.NONE))
          .as("%d bytes", length)
          .isInstanceOf(TerrainModelFormatException.class);
    }
    for (int at = 0; at < bytes.length; at += 1 + at / 50) {
      byte[] broken = bytes.clone();
      broken[at] ^= 0x10;
      assertThatThrownBy(() -> TiledModel.open(in(broken), 1, Scratch.onHeap(), Progress.NONE))
          .as("byte %d", at)
          .isInstanceOf(TerrainModelFormatException.class);
    }
  }

  private static ModelBytes in(byte[] bytes) {
    return new ModelBytes() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public Pages pages(long from, long count) {
        return Pages.of(List.of(ByteBuffer.wrap(bytes, (int) from, (int) count).slice()));
      }
    };
  }
}
