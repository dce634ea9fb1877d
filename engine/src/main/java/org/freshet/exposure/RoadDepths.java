package org.freshet.exposure;

import java.util.List;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.TerrainModel;

/**
 * Water along every road edge, with the leaf and the height of each of its cells laid out in
 * advance (compressed rows), so that a look at a new state of the water touches no raster.
 *
 * <p>The depth of a cell is <em>opened</em> along the line: it is the greatest depth that some
 * unbroken piece of the line through the cell, at least the minimum wet length long, has
 * everywhere. So a puddle shorter than that does not count, and a long one counts to its full depth
 * and length. An edge shorter than the minimum counts as a whole.
 *
 * <p>Cells that drain off the raster, cells without data and bridges are never wet. Memory: 8 bytes
 * per road cell. Immutable; thread-safe.
 */
final class RoadDepths {
  private final int[] start;
  private final int[] leaf;
  private final float[] elevation_m;
  private final int[] window;
  private final double[] spacing_m;
  private final int longest;

  RoadDepths(TerrainModel terrain, List<RoadEdge> edges, double minWetLength_m) {
    int count = edges.size();
    start = new int[count + 1];
    window = new int[count];
    spacing_m = new double[count];
    for (int edge = 0; edge < count; edge++) {
      start[edge + 1] = start[edge] + wetCells(edges.get(edge));
    }
    leaf = new int[start[count]];
    elevation_m = new float[start[count]];
    int most = 0;
    for (int edge = 0; edge < count; edge++) {
      layOut(terrain, edges.get(edge), edge, minWetLength_m);
      most = Math.max(most, start[edge + 1] - start[edge]);
    }
    longest = most;
  }

  private static int wetCells(RoadEdge edge) {
    return edge.aboveWater() ? 0 : edge.cellCount();
  }

  private void layOut(TerrainModel terrain, RoadEdge road, int edge, double minWetLength_m) {
    int cells = start[edge + 1] - start[edge];
    if (cells == 0) {
      return;
    }
    spacing_m[edge] = road.length_m() / cells;
    int needed = (int) Math.ceil(minWetLength_m / spacing_m[edge] - 1e-9);
    window[edge] = Math.max(1, Math.min(cells, needed));
    for (int i = 0; i < cells; i++) {
      int cell = road.cell(i);
      int cellLeaf = terrain.leafOf(cell);
      leaf[start[edge] + i] = cellLeaf >= 0 ? cellLeaf : DepressionHierarchy.OUTSIDE;
      elevation_m[start[edge] + i] = terrain.elevation().get(cell);
    }
  }

  /** Number of edges. */
  int edgeCount() {
    return window.length;
  }

  /** Length of line one cell of an edge stands for, m. */
  double spacing_m(int edge) {
    return spacing_m[edge];
  }

  /** Scratch space for {@link #opened_m}. */
  float[][] scratch() {
    return new float[2][longest];
  }

  /**
   * Opened depths of an edge's cells, m, into {@code scratch[0]}.
   *
   * @return number of its cells, 0 where the whole edge is dry
   */
  int opened_m(int edge, SinkLevels levels, float[][] scratch) {
    int cells = start[edge + 1] - start[edge];
    float[] depth_m = scratch[0];
    boolean wet = false;
    for (int i = 0; i < cells; i++) {
      int at = start[edge] + i;
      float level_m = leaf[at] < 0 ? Float.NaN : levels.level_m(leaf[at]);
      float above_m = level_m - elevation_m[at];
      depth_m[i] = above_m > 0 ? above_m : 0;
      wet |= depth_m[i] > 0;
    }
    if (!wet) {
      return 0;
    }
    open(depth_m, cells, window[edge], scratch[1]);
    return cells;
  }

  private static void open(float[] depth_m, int cells, int window, float[] eroded_m) {
    if (window <= 1) {
      return;
    }
    int pieces = cells - window + 1;
    for (int i = 0; i < pieces; i++) {
      float least = depth_m[i];
      for (int k = i + 1; k < i + window; k++) {
        least = Math.min(least, depth_m[k]);
      }
      eroded_m[i] = least;
    }
    for (int i = 0; i < cells; i++) {
      float most = 0;
      for (int k = Math.max(0, i - window + 1); k <= Math.min(i, pieces - 1); k++) {
        most = Math.max(most, eroded_m[k]);
      }
      depth_m[i] = most;
    }
  }
}
