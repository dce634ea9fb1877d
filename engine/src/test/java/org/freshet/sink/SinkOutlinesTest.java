package org.freshet.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.Scratch;
import org.freshet.progress.Progress;
import org.freshet.terrain.TerrainOptions;
import org.junit.jupiter.api.Test;

class SinkOutlinesTest {
  private static final SinkFilter[] FILTERS = {
    SinkFilter.NONE, new SinkFilter(1, 2, 2, 4), new SinkFilter(0.02, 3, 0, 0)
  };

  @Test
  void equalThoseDrawnOneByOneFromTheirCells() {
    for (long seed = 0; seed < 600; seed++) {
      compare(RandomTerrain.of(seed), FILTERS[(int) (seed % FILTERS.length)], seed);
    }
  }

  @Test
  void equalThoseDrawnOneByOneWhereSinksLieDeepInEachOther() {
    for (long seed = 0; seed < 2; seed++) {
      compare(bowl(seed, 90 + (int) seed), SinkFilter.NONE, seed);
    }
  }

  private static void compare(FloatGrid grid, SinkFilter filter, long seed) {
    TerrainOptions options = TerrainOptions.defaults().withThreads(1 + (int) (seed % 3));
    TerrainModel model = TerrainModel.of(grid, options, Progress.NONE);
    SinkTree tree = SinkTree.of(model, filter);
    SinkOutlines outlines = SinkOutlines.of(model, tree, Scratch.onHeap(), Progress.NONE);
    SinkOutliner outliner = new SinkOutliner(model);
    int drawn = 0;
    for (int part = 0; part < outlines.count(); part++) {
      assertThat(outlines.first(part)).isEqualTo(drawn);
      for (SinkOutline outline : outlines.outlines(part)) {
        SinkOutline expected = outliner.outline(tree.sinks().get(drawn).node());
        assertThat(text(outline)).as("seed %d sink %d", seed, drawn).isEqualTo(text(expected));
        drawn++;
      }
    }
    assertThat(drawn).isEqualTo(tree.sinks().size());
  }

  /** A rough bowl: pools join to larger and larger ones. */
  private static FloatGrid bowl(long seed, int side) {
    Random random = new Random(seed);
    float[] z = new float[side * side];
    for (int cell = 0; cell < z.length; cell++) {
      int row = cell / side;
      double r = Math.hypot(row - side / 2.0, cell % side - side / 2.0);
      z[cell] = (float) (r / 10 + 4 * random.nextDouble());
    }
    return RandomTerrain.grid(side, side, z);
  }

  private static String text(SinkOutline outline) {
    List<String> parts = new ArrayList<>();
    for (SinkOutline.Part part : outline.parts()) {
      List<String> holes = new ArrayList<>();
      part.holes().forEach(hole -> holes.add(ring(hole)));
      holes.sort(null);
      parts.add(ring(part.shell()) + holes);
    }
    parts.sort(null);
    return parts.toString();
  }

  // From its northernmost, there westernmost corner, whatever corner it begins at.
  private static String ring(double[] xy) {
    int points = xy.length / 2 - 1;
    int first = 0;
    for (int i = 1; i < points; i++) {
      boolean north = xy[2 * i + 1] > xy[2 * first + 1];
      boolean beside = xy[2 * i + 1] == xy[2 * first + 1] && xy[2 * i] < xy[2 * first];
      first = north || beside ? i : first;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < points; i++) {
      int at = (first + i) % points;
      text.append(xy[2 * at]).append(' ').append(xy[2 * at + 1]).append(',');
    }
    return text.toString();
  }
}
