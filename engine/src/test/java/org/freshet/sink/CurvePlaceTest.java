package org.freshet.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;

class CurvePlaceTest {
  private static final int SIDE = 90;

  /** Wide hollows with rough ground, so that curves are longer than what is walked one by one. */
  private static TerrainModel terrain(Random random) {
    float[] heights = new float[SIDE * SIDE];
    for (int cell = 0; cell < heights.length; cell++) {
      int row = cell / SIDE;
      int col = cell % SIDE;
      double wave_m = Math.sin(col / 9.0) + Math.cos(row / 11.0);
      heights[cell] = (float) (20 + 4 * wave_m + 0.1 * random.nextInt(8));
    }
    FloatGrid ground =
        new FloatGrid(new GridGeometry(SIDE, SIDE, 0, 0, 2, 2, "EPSG:25832"), heights);
    return TerrainModel.of(ground, TerrainOptions.defaults(), Progress.NONE);
  }

  private static void find(CurvePlace place, DepressionHierarchy sinks, int node, double own_m3) {
    place.find(
        sinks.curveStart(node),
        sinks.curveStart(node + 1),
        sinks.cellsBelow(node),
        sinks.isLeaf(node) ? Double.NEGATIVE_INFINITY : sinks.curve(node).lowest_m(),
        sinks.outletElevation_m(node),
        sinks.ownVolume_m3(node),
        own_m3);
  }

  @Test
  void standsAndFallsAsTheStorageCurveSays() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    DepressionHierarchy sinks = terrain(random).hierarchy();
    CurvePlace place = sinks.curvePlace();
    int longest = 0;
    for (int node = 0; node < sinks.nodeCount(); node++) {
      double whole_m3 = sinks.ownVolume_m3(node);
      longest = Math.max(longest, sinks.curveStart(node + 1) - sinks.curveStart(node));
      for (int i = 0; i < 6 && whole_m3 > 1e-3; i++) {
        double own_m3 = i == 0 ? whole_m3 : whole_m3 * (1e-3 + 0.998 * random.nextDouble());
        find(place, sinks, node, own_m3);
        StorageCurve curve = sinks.curve(node);
        double empty_m3 = sinks.volume_m3(node) - whole_m3;
        String where = "seed " + seed + " node " + node + " holds " + own_m3 + " of " + whole_m3;
        double level_m = place.level_m();
        assertThat(level_m).as(where).isCloseTo(curve.level_m(empty_m3 + own_m3), within(1e-6));
        double left_m3 = own_m3;
        for (int step = 0; step < 3; step++) {
          level_m -= random.nextDouble() * (step == 2 ? 3 : 0.3);
          left_m3 -= place.fall_m3(level_m);
          assertThat(left_m3)
              .as(where + " at " + level_m)
              .isCloseTo(curve.volume_m3(level_m) - empty_m3, within(1e-6 * (1 + whole_m3)));
        }
      }
    }
    assertThat(longest).as("seed " + seed).isGreaterThan(64);
  }
}
