package org.freshet.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.freshet.grid.FloatGrid;
import org.freshet.progress.Progress;
import org.freshet.terrain.FlowRule;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;

/** An edited terrain against the same terrain made anew: the same saved bytes. */
class EditableTerrainTest {
  private static TerrainOptions options(long seed) {
    return new TerrainOptions(
        seed % 2 == 0, seed % 3 == 0 ? FlowRule.LOWEST : FlowRule.STEEPEST, 1 + (int) (seed % 3));
  }

  private static TerrainModel anew(FloatGrid grid, TerrainOptions options) {
    return TerrainModel.of(grid, options, Progress.NONE);
  }

  private static byte[] written(TerrainModel model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    model.writeTo(out);
    return out.toByteArray();
  }

  @Test
  void everyEditEqualsTheTerrainMadeAnew() throws IOException {
    int inPart = 0;
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      FloatGrid grid = RandomTerrain.of(random, 1 + random.nextInt(40), 1 + random.nextInt(40));
      EditableTerrain terrain =
          EditableTerrain.of(anew(grid, options(seed)), 1 + (int) (seed % 9), Progress.NONE);
      for (int edit = 0; edit < 6; edit++) {
        FloatGrid now = terrain.model().elevation();
        int[] cells = block(random, now);
        EditableTerrain.Edit made = terrain.edit(cells, heights(random, now, cells));
        inPart += made.whole() ? 0 : 1;
        TerrainModel expected = anew(made.model().elevation(), options(seed));
        assertThat(Arrays.equals(written(made.model()), written(expected)))
            .as("seed %d, edit %d, whole %s", seed, edit, made.whole())
            .isTrue();
      }
    }
    assertThat(inPart).isGreaterThan(1000);
  }

  private static int[] block(Random random, FloatGrid grid) {
    int rows = grid.geometry().rows();
    int cols = grid.geometry().cols();
    int row = random.nextInt(rows);
    int col = random.nextInt(cols);
    int high = Math.min(rows - row, 1 + random.nextInt(4));
    int wide = Math.min(cols - col, 1 + random.nextInt(4));
    int[] cells = new int[high * wide];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (row + i / wide) * cols + col + i % wide;
    }
    return cells;
  }

  private static float[] heights(Random random, FloatGrid grid, int[] cells) {
    float[] heights = new float[cells.length];
    float level = grid.get(random.nextInt(grid.geometry().cells()));
    boolean noData = random.nextInt(12) == 0;
    for (int i = 0; i < cells.length; i++) {
      float there = grid.get(cells[i]);
      heights[i] = Float.isNaN(level) || (Float.isNaN(there) && !noData) ? there : level;
      if (noData && random.nextInt(3) == 0) {
        heights[i] = Float.NaN;
      }
    }
    return heights;
  }

  @Test
  void aWallTouchesFewTilesAndNodesAndCanBeTakenAway() throws IOException {
    FloatGrid grid = RandomTerrain.grid(300, 300, bumpy());
    TerrainModel first = anew(grid, options(1));
    EditableTerrain terrain = EditableTerrain.of(first, 32, Progress.NONE);
    int[] cells = new int[20];
    float[] wall = new float[cells.length];
    float[] ground = new float[cells.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = grid.geometry().cell(140, 100 + i);
      ground[i] = grid.get(cells[i]);
      wall[i] = ground[i] + 0.3f;
    }
    EditableTerrain.Edit up = terrain.edit(cells, wall);
    assertThat(up.whole()).isFalse();
    assertThat(up.tilesSolved()).isLessThan(5);
    assertThat(up.nodesMeasured()).isLessThan(first.hierarchy().nodeCount() / 4);
    EditableTerrain.Edit down = terrain.edit(cells, ground);
    assertThat(Arrays.equals(written(down.model()), written(first))).isTrue();
    assertThat(first.elevation().get(cells[3])).isEqualTo(ground[3]);
  }

  private static float[] bumpy() {
    Random random = new Random(9);
    float[] z = new float[300 * 300];
    for (int cell = 0; cell < z.length; cell++) {
      int row = cell / 300;
      z[cell] = (float) (0.01 * row + 0.02 * (cell % 300) + 0.2 * random.nextDouble());
    }
    return z;
  }

  @Test
  void refusesHeightsThatAreNone() {
    EditableTerrain terrain =
        EditableTerrain.of(anew(RandomTerrain.parse("1 2\n3 4"), options(1)), 8, Progress.NONE);
    assertThatThrownBy(() -> terrain.edit(new int[] {1}, new float[] {Float.NEGATIVE_INFINITY}))
        .hasMessageContaining("must be finite");
    assertThatThrownBy(() -> terrain.edit(new int[] {1}, new float[0]))
        .hasMessageContaining("(1) cells with (0) heights");
  }
}
