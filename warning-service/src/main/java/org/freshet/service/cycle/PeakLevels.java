package org.freshet.service.cycle;

import java.util.Arrays;
import org.freshet.grid.FloatGrid;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.TerrainModel;

/**
 * The highest level each sink has seen, from which the greatest depth of every cell follows. 4
 * bytes per leaf. Not thread-safe.
 */
final class PeakLevels {
  private final float[] level_m;

  /** Starts dry. */
  PeakLevels(int leaves) {
    level_m = new float[leaves];
    Arrays.fill(level_m, Float.NaN);
  }

  /** Goes on from levels kept, NaN where dry. */
  PeakLevels(float[] level_m) {
    this.level_m = level_m.clone();
  }

  /** Takes in the levels of one time. */
  void add(SinkLevels levels) {
    for (int leaf = 0; leaf < level_m.length; leaf++) {
      float level = levels.level_m(leaf);
      if (level > level_m[leaf] || Float.isNaN(level_m[leaf])) {
        level_m[leaf] = level;
      }
    }
  }

  /** Highest level per leaf, live, m; NaN where it stayed dry. */
  float[] level_m() {
    return level_m;
  }

  /** Greatest depth of every cell, m; 0 where it stayed below the threshold or has no data. */
  FloatGrid depth_m(TerrainModel terrain, double threshold_m) {
    FloatGrid depth = SinkLevels.of(level_m).depthGrid(terrain, (float) threshold_m);
    float[] cells = depth.array();
    for (int cell = 0; cell < cells.length; cell++) {
      if (Float.isNaN(cells[cell])) {
        cells[cell] = 0;
      }
    }
    return depth;
  }
}
