package org.freshet.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.grid.FloatGrid;
import org.freshet.progress.Progress;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;

class SinkOutlinerTest {
  @Test
  void holdsEveryCellThatTheDepressionCounts() {
    for (long seed = 0; seed < 1500; seed++) {
      FloatGrid grid = RandomTerrain.of(seed);
      TerrainModel model = TerrainModel.of(grid, TerrainOptions.defaults(), Progress.NONE);
      DepressionHierarchy sinks = model.hierarchy();
      SinkOutliner outliner = new SinkOutliner(model);
      for (int node = 0; node < sinks.nodeCount(); node++) {
        int[] cells = outliner.cells(node);
        if (sinks.depth_m(node) > 0) {
          assertThat(cells.length).as("seed %d, node %d", seed, node).isEqualTo(sinks.cells(node));
        }
      }
    }
  }
}
