package org.freshet.drainage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.freshet.sink.Sink;
import org.freshet.sink.SinkFilter;
import org.freshet.sink.SinkInventory;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;

class DrainagePathsTest {
  private static TerrainModel model(int rows, int cols, float... z) {
    GridGeometry geometry = new GridGeometry(rows, cols, 0, rows, 1, 1, GridGeometry.UNKNOWN_CRS);
    TerrainOptions options = TerrainOptions.defaults().withThreads(1);
    return TerrainModel.of(new FloatGrid(geometry, z), options, Progress.NONE);
  }

  private static TerrainModel random(long seed, int steps) {
    Random random = new Random(seed);
    float[] z = new float[60 * 50];
    for (int cell = 0; cell < z.length; cell++) {
      z[cell] = random.nextInt(steps) + cell / 50;
    }
    return model(60, 50, z);
  }

  @Test
  void leadsFromOutletToTheNextPoolAndOut() {
    TerrainModel model =
        model(
            3, 9, //
            9, 9, 9, 9, 9, 9, 9, 9, 9, //
            9, 2, 7, 5, 4, 1, 3, 2, 0, //
            9, 9, 9, 9, 9, 9, 9, 9, 9);
    SinkInventory sinks = SinkInventory.of(model, SinkFilter.NONE);
    List<DrainagePath> paths = DrainagePaths.of(model, sinks);
    DrainagePath first = paths.get(0);
    assertThat(first.cells()).containsExactly(11, 12, 13, 14);
    assertThat(first.toSink()).isEqualTo(sinks.sinks().get(1).id());
    assertThat(first.length_m()).isEqualTo(3);
    assertThat(first.drop_m()).isEqualTo(6);
    assertThat(first.contributingArea_m2()).isEqualTo(2);
    DrainagePath second = paths.get(1);
    assertThat(second.cells()).containsExactly(15, 16, 17);
    assertThat(second.toSink()).isEqualTo(Sink.LEAVES);
  }

  @Test
  void everyPathEndsWhereTheInventorySaysAndIsConnected() {
    for (long seed = 0; seed < 200; seed++) {
      TerrainModel model = random(seed, 3 + (int) (seed % 7) * 10);
      SinkFilter filter = seed % 2 == 0 ? SinkFilter.NONE : new SinkFilter(2, 2, 3, 5);
      SinkInventory sinks = SinkInventory.of(model, filter);
      List<DrainagePath> paths = DrainagePaths.of(model, sinks);
      assertThat(paths).hasSameSizeAs(sinks.sinks());
      for (int i = 0; i < paths.size(); i++) {
        DrainagePath path = paths.get(i);
        assertThat(path.toSink()).as("seed %d", seed).isEqualTo(sinks.sinks().get(i).spillsTo());
        for (int step = 1; step < path.cells().length; step++) {
          int rows = Math.abs(path.cells()[step] / 50 - path.cells()[step - 1] / 50);
          int cols = Math.abs(path.cells()[step] % 50 - path.cells()[step - 1] % 50);
          assertThat(Math.max(rows, cols)).isEqualTo(1);
        }
        assertThat(path.contributingArea_m2()).isPositive();
      }
    }
  }
}
