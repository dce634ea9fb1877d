package org.freshet.flood;

import java.util.Arrays;
import org.freshet.grid.GridGeometry;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.TerrainModel;

/** Reads the {@link Rims} of a terrain: two passes over its cells. */
final class RimScan {
  /** Pools below which a head over the sill holds next to no water. */
  private static final double FROM_M3 = 1;

  private static final double FROM_M2 = 20;
  private static final int NO_RIM = -1;
  private static final int MOST_CELLS = 0xffff;

  private final TerrainModel terrain;
  private final DepressionHierarchy sinks;
  private final int rows;
  private final int cols;
  private final double cellWidth_m;
  private final double cellHeight_m;
  private final int[] root;
  private final int[] treeOfLeaf;
  private final int[] targetLeaf;
  private final int[] rimOfTree;
  private final int rims;

  RimScan(TerrainModel terrain, int[] root, int[] treeOfLeaf, int[] targetLeaf) {
    GridGeometry geometry = terrain.geometry();
    this.terrain = terrain;
    this.sinks = terrain.hierarchy();
    this.rows = geometry.rows();
    this.cols = geometry.cols();
    this.cellWidth_m = geometry.cellWidth_m();
    this.cellHeight_m = geometry.cellHeight_m();
    this.root = root;
    this.treeOfLeaf = treeOfLeaf;
    this.targetLeaf = targetLeaf;
    this.rimOfTree = new int[root.length];
    int count = 0;
    for (int tree = 0; tree < root.length; tree++) {
      boolean counts =
          sinks.volume_m3(root[tree]) >= FROM_M3 && sinks.area_m2(root[tree]) >= FROM_M2;
      rimOfTree[tree] = counts ? count++ : NO_RIM;
    }
    this.rims = count;
  }

  Rims rims() {
    double[] area_m2 = new double[rims];
    for (int tree = 0; tree < root.length; tree++) {
      if (rimOfTree[tree] != NO_RIM) {
        area_m2[rimOfTree[tree]] = sinks.area_m2(root[tree]);
      }
    }
    int[] end = new int[rims + 1];
    float[] flow = flow(end);
    for (int rim = 0; rim < rims; rim++) {
      end[rim + 1] += end[rim];
    }
    short[] heights = heights(end);
    return packed(area_m2, end, heights, flow);
  }

  /** Outflow at the knots, and how many cells each rim has, one place further. */
  private float[] flow(int[] cellsOfRim) {
    double[] sum = new double[rims * Rims.KNOTS];
    int cells = rows * cols;
    for (int cell = 0; cell < cells; cell++) {
      int tree = treeOf(cell);
      if (tree != NO_RIM && rimOfTree[tree] != NO_RIM) {
        float above_m = above_m(tree, cell);
        cellsOfRim[rimOfTree[tree] + 1] += above_m >= 0 && above_m < Rims.HIGHEST_M ? 1 : 0;
        if (above_m < Rims.HIGHEST_M) {
          addPass(tree, cell, sum);
        }
      }
    }
    float[] flow = new float[sum.length];
    for (int tree = 0; tree < root.length; tree++) {
      if (rimOfTree[tree] != NO_RIM) {
        addOutlet(tree, sum);
        for (int at = rimOfTree[tree] * Rims.KNOTS, k = 0; k < Rims.KNOTS; k++) {
          flow[at + k] = (float) Math.cbrt(Math.pow(Rims.WEIR * sum[at + k], 2));
        }
      }
    }
    return flow;
  }

  private int treeOf(int cell) {
    int leaf = terrain.leafOf(cell);
    return leaf < 0 ? NO_RIM : treeOfLeaf[leaf];
  }

  private float above_m(int tree, int cell) {
    return terrain.elevation().get(cell) - sinks.outletElevation_m(root[tree]);
  }

  /** A cell on the rim is as long a weir as its sides towards other ground make the rim. */
  private void addPass(int tree, int cell, double[] sum) {
    int row = cell / cols;
    int col = cell - row * cols;
    float lowest_m = Float.POSITIVE_INFINITY;
    int across = 0;
    int along = 0;
    for (int side = 0; side < 4; side++) {
      int r = row + (side == 0 ? -1 : side == 1 ? 1 : 0);
      int c = col + (side == 2 ? -1 : side == 3 ? 1 : 0);
      if (r < 0 || c < 0 || r >= rows || c >= cols || !isWayOut(tree, r * cols + c)) {
        continue;
      }
      float pass_m = Math.max(above_m(tree, cell), above_m(tree, r * cols + c));
      // Lower than the sill is no pass: the fill found it closed.
      if (pass_m < 0) {
        continue;
      }
      lowest_m = Math.min(lowest_m, pass_m);
      across += side < 2 ? 1 : 0;
      along += side < 2 ? 0 : 1;
    }
    if (across + along > 0) {
      add(tree, Math.hypot(across * cellWidth_m, along * cellHeight_m), lowest_m, sum);
    }
  }

  private boolean isWayOut(int tree, int cell) {
    int leaf = terrain.leafOf(cell);
    if (leaf == DepressionHierarchy.OUTSIDE) {
      return true;
    }
    if (leaf < 0 || treeOfLeaf[leaf] == tree) {
      return false;
    }
    int target = targetLeaf[treeOfLeaf[leaf]];
    return target < 0 || treeOfLeaf[target] != tree;
  }

  /**
   * The outlet itself where it leads over a corner or off the raster: no side of a cell shows it.
   */
  private void addOutlet(int tree, double[] sum) {
    if (sum[rimOfTree[tree] * Rims.KNOTS + 1] == 0) {
      add(tree, Math.min(cellWidth_m, cellHeight_m), 0, sum);
    }
  }

  private void add(int tree, double width_m, float pass_m, double[] sum) {
    for (int at = rimOfTree[tree] * Rims.KNOTS, k = 0; k < Rims.KNOTS; k++) {
      double head_m = Rims.KNOT_M[k] - pass_m;
      if (head_m > 0) {
        sum[at + k] += width_m * head_m * Math.sqrt(head_m);
      }
    }
  }

  /** Heights above the sill of all rims, ascending within each. */
  private short[] heights(int[] start) {
    short[] heights = new short[start[rims]];
    int[] next = Arrays.copyOf(start, rims);
    for (int cell = 0; cell < rows * cols; cell++) {
      int tree = treeOf(cell);
      if (tree != NO_RIM && rimOfTree[tree] != NO_RIM) {
        float above_m = above_m(tree, cell);
        if (above_m >= 0 && above_m < Rims.HIGHEST_M) {
          // Shifted, so that sorting signed numbers sorts unsigned ones.
          int units = (int) Math.round(above_m / Rims.UNIT_M);
          heights[next[rimOfTree[tree]]++] = (short) (units + Short.MIN_VALUE);
        }
      }
    }
    for (int rim = 0; rim < rims; rim++) {
      Arrays.sort(heights, start[rim], start[rim + 1]);
    }
    return heights;
  }

  /** Equal heights as one. */
  private Rims packed(double[] area_m2, int[] start, short[] sorted, float[] flow) {
    int[] first = new int[rims + 1];
    short[] cells = new short[sorted.length];
    int kept = 0;
    for (int rim = 0; rim < rims; rim++) {
      first[rim] = kept;
      for (int i = start[rim]; i < start[rim + 1]; ) {
        short height = sorted[i];
        int same = 0;
        while (i < start[rim + 1] && sorted[i] == height && same < MOST_CELLS) {
          same++;
          i++;
        }
        sorted[kept] = (short) (height - Short.MIN_VALUE);
        cells[kept++] = (short) same;
      }
    }
    first[rims] = kept;
    return new Rims(
        rimOfTree,
        terrain.geometry().cellArea_m2(),
        area_m2,
        first,
        Arrays.copyOf(sorted, kept),
        Arrays.copyOf(cells, kept),
        flow);
  }
}
