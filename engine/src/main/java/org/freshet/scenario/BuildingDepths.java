package org.freshet.scenario;

import java.util.Arrays;
import java.util.List;
import org.freshet.grid.D8;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntList;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.TerrainModel;

/**
 * Water at the walls of every building: of the cells that touch its footprint, the depth that at
 * least the minimum wet area of them has, so that one deep cell of a gutter does not count. Cells
 * are laid out in advance: 4 bytes each. Immutable and thread-safe.
 */
public final class BuildingDepths {
  /** Area that must be wet for a building to count, m². */
  public static final double MIN_WET_M2 = 4;

  private final TerrainModel terrain;
  private final int[] start;
  private final int[] cells;
  private final int rank;

  /**
   * Lays buildings out.
   *
   * @param footprints cells of each building
   */
  public BuildingDepths(TerrainModel terrain, List<int[]> footprints) {
    this.terrain = terrain;
    GridGeometry geometry = terrain.geometry();
    this.rank = Math.max(1, (int) Math.ceil(MIN_WET_M2 / geometry.cellArea_m2() - 1e-9));
    this.start = new int[footprints.size() + 1];
    IntList ring = new IntList(1024);
    for (int building = 0; building < footprints.size(); building++) {
      addRing(geometry, footprints.get(building), ring);
      start[building + 1] = ring.size();
    }
    this.cells = ring.toArray();
  }

  private static void addRing(GridGeometry geometry, int[] footprint, IntList ring) {
    int[] inside = footprint.clone();
    Arrays.sort(inside);
    int[] found = new int[footprint.length * D8.NEIGHBOURS];
    int count = 0;
    for (int cell : footprint) {
      for (int k = 0; k < D8.NEIGHBOURS; k++) {
        int row = geometry.row(cell) + D8.rowStep(k);
        int col = geometry.col(cell) + D8.colStep(k);
        boolean on = row >= 0 && col >= 0 && row < geometry.rows() && col < geometry.cols();
        if (on && Arrays.binarySearch(inside, geometry.cell(row, col)) < 0) {
          found[count++] = geometry.cell(row, col);
        }
      }
    }
    Arrays.sort(found, 0, count);
    for (int i = 0; i < count; i++) {
      if (i == 0 || found[i] != found[i - 1]) {
        ring.add(found[i]);
      }
    }
  }

  /** Water at every building, m; 0 where it is dry. O(cells laid out). */
  public float[] depths_m(SinkLevels levels) {
    float[] result_m = new float[start.length - 1];
    float[] around_m = new float[0];
    for (int building = 0; building < result_m.length; building++) {
      int count = start[building + 1] - start[building];
      if (count == 0) {
        continue;
      }
      if (around_m.length < count) {
        around_m = new float[2 * count];
      }
      for (int i = 0; i < count; i++) {
        int cell = cells[start[building] + i];
        around_m[i] = terrain.leafOf(cell) < 0 ? 0 : levels.depth_m(terrain, cell);
      }
      Arrays.sort(around_m, 0, count);
      result_m[building] = around_m[Math.max(0, count - rank)];
    }
    return result_m;
  }
}
