package org.freshet.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.freshet.grid.D8;
import org.freshet.grid.FloatGrid;
import org.freshet.progress.Progress;
import org.freshet.terrain.FlowRule;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;

/** The engine against {@link NaiveTerrain} on thousands of random terrains. */
class TerrainModelDifferentialTest {
  private static final int TERRAINS = Integer.getInteger("freshet.terrains", 4000);

  private static TerrainOptions options(long seed) {
    return new TerrainOptions(
        seed % 2 == 0, seed % 3 == 0 ? FlowRule.LOWEST : FlowRule.STEEPEST, 1 + (int) (seed % 3));
  }

  private static TerrainModel model(FloatGrid grid, long seed) {
    return TerrainModel.of(grid, options(seed), Progress.NONE);
  }

  @Test
  void fillsLikeThePriorityFlood() {
    for (long seed = 0; seed < TERRAINS; seed++) {
      FloatGrid grid = RandomTerrain.of(seed);
      NaiveTerrain naive = new NaiveTerrain(grid, seed % 2 == 0);
      float[] filled = model(grid, seed).filled().array();
      assertThat(filled).as("seed %d\n%s", seed, naive).containsExactly(naive.filled());
    }
  }

  @Test
  void findsEveryPitOnce() {
    for (long seed = 0; seed < TERRAINS; seed++) {
      FloatGrid grid = RandomTerrain.of(seed);
      NaiveTerrain naive = new NaiveTerrain(grid, seed % 2 == 0);
      DepressionHierarchy hierarchy = model(grid, seed).hierarchy();
      List<List<Integer>> pits = naive.pits();
      assertThat(hierarchy.leafCount()).as("seed %d\n%s", seed, naive).isEqualTo(pits.size());
      for (int leaf = 0; leaf < pits.size(); leaf++) {
        assertThat(hierarchy.pitCell(leaf)).as("seed %d", seed).isEqualTo(pits.get(leaf).get(0));
      }
    }
  }

  @Test
  void everyNodeIsTheLakeBelowItsOutlet() {
    for (long seed = 0; seed < TERRAINS; seed++) {
      FloatGrid grid = RandomTerrain.of(seed);
      NaiveTerrain naive = new NaiveTerrain(grid, seed % 2 == 0);
      DepressionHierarchy hierarchy = model(grid, seed).hierarchy();
      for (int node = 0; node < hierarchy.nodeCount(); node++) {
        float outlet = hierarchy.outletElevation_m(node);
        List<Integer> lake = naive.lake(hierarchy.pitCell(node), outlet);
        if (!hierarchy.isLeaf(node)
            && outlet == hierarchy.outletElevation_m(hierarchy.left(node))) {
          continue;
        }
        double volume = naive.volume(lake, outlet);
        assertThat(hierarchy.cells(node)).as("seed %d node %d", seed, node).isEqualTo(lake.size());
        assertThat(hierarchy.volume_m3(node))
            .as("seed %d node %d\n%s", seed, node, naive)
            .isCloseTo(volume, within(1e-9 * Math.abs(volume)));
      }
    }
  }

  @Test
  void directionsLeadOutNeverUphillOnFilledGround() {
    for (long seed = 0; seed < TERRAINS; seed++) {
      FloatGrid grid = RandomTerrain.of(seed);
      NaiveTerrain naive = new NaiveTerrain(grid, seed % 2 == 0);
      TerrainModel model = model(grid, seed);
      int[] expected = new int[grid.geometry().cells()];
      for (int start = 0; start < expected.length; start++) {
        if (!naive.valid[start]) {
          continue;
        }
        int at = start;
        int steps = 0;
        expected[at]++;
        while (model.flowDirection().get(at) != D8.NONE) {
          int next = at + D8.cellStep(model.flowDirection().get(at), naive.cols);
          assertThat(naive.neighbours(at)).as("seed %d", seed).contains(next);
          assertThat(model.filled().get(next)).isLessThanOrEqualTo(model.filled().get(at));
          assertThat(steps++).as("cycle, seed %d\n%s", seed, naive).isLessThan(expected.length);
          at = next;
          expected[at]++;
        }
        assertThat(naive.outlet[at]).as("seed %d cell %d\n%s", seed, at, naive).isTrue();
      }
      assertThat(model.flowAccumulation().array()).as("seed %d", seed).containsExactly(expected);
    }
  }

  @Test
  void storageCurvesAgreeWithTheLakes() {
    for (long seed = 0; seed < TERRAINS / 4; seed++) {
      FloatGrid grid = RandomTerrain.of(seed);
      NaiveTerrain naive = new NaiveTerrain(grid, seed % 2 == 0);
      DepressionHierarchy hierarchy = model(grid, seed).hierarchy();
      for (int node = 0; node < hierarchy.nodeCount(); node++) {
        StorageCurve curve = hierarchy.curve(node);
        for (double part : new double[] {0.001, 0.3, 0.5, 0.99}) {
          double level = curve.lowest_m() + part * (curve.highest_m() - curve.lowest_m());
          if (!(level < curve.highest_m())) {
            continue;
          }
          double volume = 0;
          int cells = 0;
          for (int c : naive.lake(hierarchy.pitCell(node), hierarchy.outletElevation_m(node))) {
            volume += Math.max(0, level - naive.z[c]);
            cells += level > naive.z[c] ? 1 : 0;
          }
          double tolerance = 1e-7 * hierarchy.volume_m3(node);
          assertThat(curve.volume_m3(level))
              .as("seed %d node %d part %s\n%s", seed, node, part, naive)
              .isCloseTo(volume, within(tolerance));
          assertThat(curve.area_m2(level)).as("seed %d node %d", seed, node).isEqualTo(cells);
          assertThat(curve.level_m(curve.volume_m3(level)))
              .as("seed %d node %d part %s", seed, node, part)
              .isCloseTo(level, within(1e-6 * (curve.highest_m() - curve.lowest_m())));
        }
      }
    }
  }
}
