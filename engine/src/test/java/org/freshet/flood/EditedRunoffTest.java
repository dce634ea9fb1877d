package org.freshet.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;
import org.freshet.sink.EditableTerrain;
import org.freshet.sink.TerrainModel;
import org.junit.jupiter.api.Test;

/** The ground changes under a storm, in part against as a whole. */
class EditedRunoffTest {
  private static void assertSame(RunoffMatrix edited, RunoffMatrix anew, long seed) {
    assertThat(edited.units().keys()).as("seed %d", seed).isEqualTo(anew.units().keys());
    assertThat(edited.units().rainCells()).isEqualTo(anew.units().rainCells());
    assertThat(edited.leafCount()).isEqualTo(anew.leafCount());
    assertThat(edited.entryCount()).as("seed %d", seed).isEqualTo(anew.entryCount());
    for (int row = 0; row <= anew.leafCount(); row++) {
      assertThat(entries(edited, row))
          .as("seed %d, row %d", seed, row)
          .isEqualTo(entries(anew, row));
    }
    for (int leaf = 0; leaf < anew.leafCount(); leaf++) {
      assertThat(edited.spillDelay(leaf)).as("seed %d", seed).isEqualTo(anew.spillDelay(leaf));
    }
  }

  private static String entries(RunoffMatrix matrix, int row) {
    StringBuilder text = new StringBuilder();
    matrix.forEachEntry(row, (at, unit, cells) -> text.append(unit + ":" + cells + " "));
    return text.toString();
  }

  private static float[] heights(Random random, FloatGrid ground, int[] cells) {
    float change_m = (random.nextInt(60) - 30) / 20f;
    float[] heights = new float[cells.length];
    for (int i = 0; i < cells.length; i++) {
      heights[i] = ground.get(cells[i]) + change_m;
    }
    return heights;
  }

  private static int[] line(Random random, GridGeometry geometry) {
    int row = random.nextInt(geometry.rows());
    int from = random.nextInt(geometry.cols());
    int to = Math.min(geometry.cols(), from + 1 + random.nextInt(12));
    int[] cells = new int[to - from];
    Arrays.setAll(cells, i -> geometry.cell(row, from + i));
    return cells;
  }

  @Test
  void everyEditGivesTheMatrixMadeAnewAndLosesNoWater() {
    int moved = 0;
    for (long seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      TerrainModel terrain = Terrains.random(random, 20 + random.nextInt(30), 35, 2);
      RainGrid rain = Terrains.rainOver(terrain, 3, 4);
      Surfaces surfaces = RunoffMatrixTest.surfaces(terrain, random);
      TravelOptions travel =
          random.nextBoolean() ? TravelOptions.defaults() : TravelOptions.instant();
      RunoffMatrix runoff = RunoffMatrix.of(terrain, rain, surfaces, travel, Progress.NONE);
      FloodModel model = new FloodModel(terrain, runoff, FloodOptions.defaults());
      EditableTerrain editable = EditableTerrain.of(terrain, 8, Progress.NONE);
      List<RainFrame> storm = FloodModelTest.storm(model, random, 8);
      FloodState state = model.dry(FloodModelTest.T0);
      for (RainFrame frame : storm) {
        TerrainModel then = editable.model();
        int[] cells = line(random, then.geometry());
        TerrainModel now = editable.edit(cells, heights(random, then.elevation(), cells)).model();
        RunoffMatrix edited = runoff.edited(then, now);
        assertSame(edited, RunoffMatrix.of(now, rain, surfaces, travel, Progress.NONE), seed);
        moved += Arrays.equals(then.leafOfCells(), now.leafOfCells()) ? 0 : 1;
        FloodModel after = new FloodModel(now, edited, FloodOptions.defaults());
        FloodStateCodec.Restored carried = FloodStateCodec.carry(state, after);
        assertUntouchedKeepTheirWater(state, carried.state(), cells, seed);
        state = carried.state().step(frame);
        assertThat(state.balance().relativeError()).as("seed %d", seed).isLessThan(1e-9);
        runoff = edited;
      }
    }
    assertThat(moved).isGreaterThan(100);
  }

  /** A root whose pit, outlet and volume are as they were, with no edited cell in it. */
  private static void assertUntouchedKeepTheirWater(
      FloodState before, FloodState after, int[] edited, long seed) {
    TerrainModel then = before.model().terrain();
    TerrainModel now = after.model().terrain();
    boolean[] rootTouched = new boolean[now.hierarchy().nodeCount()];
    for (int cell = 0; cell < now.geometry().cells(); cell++) {
      int leaf = now.leafOf(cell);
      int old = then.leafOf(cell);
      if (leaf >= 0) {
        boolean same =
            old >= 0
                && then.hierarchy().pitCell(old) == now.hierarchy().pitCell(leaf)
                && then.elevation().get(cell) == now.elevation().get(cell);
        rootTouched[now.hierarchy().root(leaf)] |= !same;
      }
    }
    for (int cell : edited) {
      if (now.leafOf(cell) >= 0) {
        rootTouched[now.hierarchy().root(now.leafOf(cell))] = true;
      }
    }
    for (int leaf = 0; leaf < now.hierarchy().leafCount(); leaf++) {
      int root = now.hierarchy().root(leaf);
      int oldRoot = then.hierarchy().root(Math.max(0, then.leafOf(now.hierarchy().pitCell(leaf))));
      if (!rootTouched[root]
          && then.hierarchy().outletCell(oldRoot) == now.hierarchy().outletCell(root)
          && then.hierarchy().volume_m3(oldRoot) == now.hierarchy().volume_m3(root)) {
        int pit = now.hierarchy().pitCell(leaf);
        assertThat(after.levels().depth_m(now, pit))
            .as("seed %d, leaf %d", seed, leaf)
            .isEqualTo(before.levels().depth_m(then, pit));
      }
    }
  }
}
