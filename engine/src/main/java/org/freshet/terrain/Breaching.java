package org.freshet.terrain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.freshet.grid.D8;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntList;
import org.freshet.progress.Progress;

/**
 * Bounded least-cost breaching (after Lindsay and Dhun 2015, doi:10.1080/13658816.2014.975715):
 * from each pit the way to lower ground that has to cut least, at the level of the pit. A way
 * deeper or longer than the limits, or through ground that may not be cut, is not taken: that
 * depression stays and is filled exactly like all others.
 *
 * <p>Pits are treated by (height, cell), each on the ground the ones before have left. The cost of
 * a way is the sum of cut times step length, plus a ten-thousandth of its length so that of equal
 * cuts the shorter wins; ties break by cell. O(pits · cells within reach). Not thread-safe.
 */
public final class Breaching {
  private static final double LENGTH_COST = 1e-4;

  private final GridGeometry geometry;
  private final float[] original;
  private final float[] ground;
  private final BreachLimits limits;
  private final int reachRows;
  private final int reachCols;
  private final float[] cost;
  private final float[] length_m;
  private final byte[] from;
  private final int[] seen;
  private final BreachHeap heap = new BreachHeap();
  private int search;

  private Breaching(FloatGrid elevation, BreachLimits limits) {
    this.geometry = elevation.geometry();
    this.original = elevation.array();
    this.ground = original.clone();
    this.limits = limits;
    this.reachRows = reach(limits.maxLength_m() / geometry.cellHeight_m(), geometry.rows());
    this.reachCols = reach(limits.maxLength_m() / geometry.cellWidth_m(), geometry.cols());
    int window = (2 * reachRows + 1) * (2 * reachCols + 1);
    this.cost = new float[window];
    this.length_m = new float[window];
    this.from = new byte[window];
    this.seen = new int[window];
  }

  private static int reach(double cells, int most) {
    return (int) Math.min(Math.ceil(cells), Math.min(most, 4096));
  }

  /**
   * The breaches of a terrain; hand them to {@link TerrainConditioning}.
   *
   * @param elevation heights, m; not changed
   * @return in the order they are to be made, named {@code breach 1}, {@code breach 2} …
   */
  public static List<TerrainChange> of(
      FloatGrid elevation, TerrainOptions options, BreachLimits limits) {
    BasinGraph graph = BasinGraph.of(elevation, options, Progress.NONE);
    long[] pits = new long[graph.leafCount()];
    for (int leaf = 0; leaf < pits.length; leaf++) {
      int cell = graph.pitCell(leaf);
      int bits = Float.floatToIntBits(elevation.get(cell) + 0f);
      pits[leaf] = ((long) (bits ^ ((bits >> 31) & Integer.MAX_VALUE)) << 32) | cell;
    }
    Arrays.sort(pits);
    Breaching breaching = new Breaching(elevation, limits);
    List<TerrainChange> breaches = new ArrayList<>();
    for (long pit : pits) {
      int[] way = breaching.breach((int) pit);
      if (way.length > 0) {
        float level = breaching.ground[(int) pit];
        breaches.add(new TerrainChange.Breach("breach " + (breaches.size() + 1), way, level));
      }
    }
    return breaches;
  }

  /** Cuts the cheapest way from a pit and returns its cells; empty where none is allowed. */
  private int[] breach(int pit) {
    float level = ground[pit];
    int row0 = geometry.row(pit) - reachRows;
    int col0 = geometry.col(pit) - reachCols;
    int width = 2 * reachCols + 1;
    search++;
    heap.clear();
    reach(reachRows * width + reachCols, 0, 0, D8.NONE);
    while (!heap.isEmpty()) {
      long next = heap.remove();
      int at = (int) next;
      if (Float.floatToIntBits(cost[at]) != (int) (next >>> 32)) {
        continue;
      }
      int row = row0 + Math.floorDiv(at, width);
      int col = col0 + at % width;
      int cell = geometry.cell(row, col);
      if (ground[cell] < level) {
        return cut(at, row0, col0, width, level);
      }
      spread(at, row, col, width, level);
    }
    return new int[0];
  }

  private void spread(int at, int row, int col, int width, float level) {
    for (int k = 0; k < D8.NEIGHBOURS; k++) {
      int r = row + D8.rowStep(k);
      int c = col + D8.colStep(k);
      int windowRow = Math.floorDiv(at, width) + D8.rowStep(k);
      int windowCol = at % width + D8.colStep(k);
      boolean inside = r >= 0 && c >= 0 && r < geometry.rows() && c < geometry.cols();
      boolean near =
          windowRow >= 0 && windowCol >= 0 && windowRow <= 2 * reachRows && windowCol < width;
      if (!inside || !near) {
        continue;
      }
      int cell = geometry.cell(r, c);
      double step_m = D8.distance_m(k, geometry);
      double way_m = length_m[at] + step_m;
      double cut_m = (double) ground[cell] - level;
      if (Float.isNaN(ground[cell])
          || way_m > limits.maxLength_m()
          || !limits.allows(cell, cut_m <= 0 ? 0 : (double) original[cell] - level)) {
        continue;
      }
      double more = (Math.max(0, cut_m) + LENGTH_COST) * step_m;
      reach(windowRow * width + windowCol, (float) (cost[at] + more), (float) way_m, (byte) k);
    }
  }

  private void reach(int at, float newCost, float way_m, byte direction) {
    if (seen[at] == search && cost[at] <= newCost) {
      return;
    }
    seen[at] = search;
    cost[at] = newCost;
    length_m[at] = way_m;
    from[at] = direction;
    heap.add(((long) Float.floatToIntBits(newCost) << 32) | at);
  }

  private int[] cut(int end, int row0, int col0, int width, float level) {
    IntList back = new IntList(16);
    int at = end;
    while (true) {
      int cell = geometry.cell(row0 + Math.floorDiv(at, width), col0 + at % width);
      back.add(cell);
      ground[cell] = Math.min(ground[cell], level);
      if (from[at] == D8.NONE) {
        break;
      }
      at -= D8.cellStep(from[at], width);
    }
    int[] way = new int[back.size()];
    for (int i = 0; i < way.length; i++) {
      way[i] = back.get(way.length - 1 - i);
    }
    return way;
  }
}
