package org.freshet.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.freshet.grid.FloatGrid;
import org.freshet.progress.Progress;
import org.freshet.terrain.FlowRule;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;

class TerrainModelInvariantsTest {
  private static TerrainModel model(FloatGrid grid, int threads) {
    TerrainOptions options = new TerrainOptions(false, FlowRule.STEEPEST, threads);
    return TerrainModel.of(grid, options, Progress.NONE);
  }

  private static void assertSame(TerrainModel a, TerrainModel b) {
    assertThat(Arrays.equals(b.filled().array(), a.filled().array())).isTrue();
    assertThat(Arrays.equals(b.flowDirection().array(), a.flowDirection().array())).isTrue();
    assertThat(Arrays.equals(b.flowAccumulation().array(), a.flowAccumulation().array())).isTrue();
    assertThat(Arrays.equals(b.leafOfCells(), a.leafOfCells())).isTrue();
    DepressionHierarchy x = a.hierarchy();
    DepressionHierarchy y = b.hierarchy();
    assertThat(y.nodeCount()).isEqualTo(x.nodeCount());
    for (int node = 0; node < x.nodeCount(); node++) {
      double half = x.volume_m3(node) / 2;
      boolean same =
          y.parent(node) == x.parent(node)
              && y.spillLeaf(node) == x.spillLeaf(node)
              && y.outletCell(node) == x.outletCell(node)
              && y.volume_m3(node) == x.volume_m3(node)
              && y.curve(node).level_m(half) == x.curve(node).level_m(half);
      assertThat(same).as("node %d", node).isTrue();
    }
  }

  @Test
  void isTheSameForAnyNumberOfThreadsAndTwiceInARow() {
    for (long seed = 0; seed < 48; seed++) {
      boolean tall = seed % 4 != 0;
      FloatGrid grid = RandomTerrain.of(new Random(seed), tall ? 1100 : 300, tall ? 17 : 180);
      TerrainModel one = model(grid, 1);
      for (int threads : new int[] {1, 2, 3, 8}) {
        assertSame(one, model(grid, threads));
      }
    }
  }

  @Test
  void turningAndMirroringKeepVolumes() {
    for (long seed = 0; seed < 500; seed++) {
      FloatGrid grid = RandomTerrain.of(new Random(seed), 17, 23);
      DepressionHierarchy straight = model(grid, 1).hierarchy();
      for (FloatGrid other : new FloatGrid[] {mirrored(grid), turned(grid)}) {
        DepressionHierarchy moved = model(other, 1).hierarchy();
        double volume = straight.fillVolume_m3();
        assertThat(moved.leafCount()).as("seed %d", seed).isEqualTo(straight.leafCount());
        assertThat(moved.fillVolume_m3()).isCloseTo(volume, within(1e-12 * volume));
      }
    }
  }

  private static FloatGrid mirrored(FloatGrid grid) {
    int rows = grid.geometry().rows();
    int cols = grid.geometry().cols();
    float[] z = new float[rows * cols];
    for (int cell = 0; cell < z.length; cell++) {
      z[cell / cols * cols + cols - 1 - cell % cols] = grid.get(cell);
    }
    return RandomTerrain.grid(rows, cols, z);
  }

  private static FloatGrid turned(FloatGrid grid) {
    int rows = grid.geometry().rows();
    int cols = grid.geometry().cols();
    float[] z = new float[rows * cols];
    for (int cell = 0; cell < z.length; cell++) {
      z[cell % cols * rows + rows - 1 - cell / cols] = grid.get(cell);
    }
    return RandomTerrain.grid(/* rows= */ cols, /* cols= */ rows, z);
  }

  @Test
  void treeVolumeIsTheFillVolume() {
    FloatGrid grid = RandomTerrain.of(new Random(5), 400, 400);
    TerrainModel model = model(grid, 2);
    double sum = 0;
    for (int cell = 0; cell < grid.geometry().cells(); cell++) {
      float rise = model.filled().get(cell) - grid.get(cell);
      sum += rise > 0 ? (double) model.filled().get(cell) - grid.get(cell) : 0;
    }
    assertThat(model.hierarchy().fillVolume_m3()).isCloseTo(sum, within(1e-9 * sum));
  }

  @Test
  void A01_interiorNodataIsAWallUnlessItDrains() {
    FloatGrid grid =
        RandomTerrain.parse(
            """
            9 9 9 9 9
            9 3 2 3 9
            9 3 . 3 9
            9 3 3 3 9
            9 9 8 9 9
            """);
    assertThat(model(grid, 1).hierarchy().outletElevation_m(0)).isEqualTo(8);
    TerrainOptions drains = TerrainOptions.defaults().withInteriorNodataDrains(true);
    assertThat(TerrainModel.of(grid, drains, Progress.NONE).hierarchy().leafCount()).isZero();
  }

  @Test
  void A02_islandsInsideWallsDrainIntoThem() {
    FloatGrid grid =
        RandomTerrain.parse(
            """
            9 9 9 9 9 9 9
            9 . . . . . 9
            9 . 5 4 5 . 9
            9 . 4 1 6 . 9
            9 . 5 6 6 . 9
            9 . . . . . 9
            9 9 9 9 9 9 9
            """);
    TerrainModel model = model(grid, 1);
    assertThat(model.islandOutlets()).isEqualTo(8);
    assertThat(model.hierarchy().outletElevation_m(0)).isEqualTo(4);
    assertThat(model.validCells()).isEqualTo(24 + 9);
  }

  @Test
  void A03_plateausDrainTowardsTheNearestWayOut() {
    TerrainModel model =
        model(
            RandomTerrain.parse(
                """
                9 9 9 9 9 9
                9 5 5 5 5 1
                9 9 9 9 9 9
                """),
            1);
    assertThat(model.hierarchy().leafCount()).isZero();
    for (int col = 1; col < 5; col++) {
      assertThat(model.flowDirection().get(1, col)).isEqualTo((byte) 0);
      assertThat(model.flowAccumulation().get(1, col)).isEqualTo(col);
    }
  }

  @Test
  void refusesInfiniteHeights() {
    FloatGrid grid = RandomTerrain.grid(1, 2, 1, Float.POSITIVE_INFINITY);
    assertThatThrownBy(() -> model(grid, 1))
        .hasMessageContaining("Infinity")
        .hasMessageContaining("row 0, column 1")
        .hasMessageContaining("Maybe");
  }
}
