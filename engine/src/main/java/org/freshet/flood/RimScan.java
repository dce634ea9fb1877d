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

  /** A shallower dip in the way of running water is no pool: a level surface would not fit it. */
  private static final double FROM_DEPTH_M = 0.05;

  private static final int NO_RIM = -1;
  private static final float NO_PASS = Float.POSITIVE_INFINITY;
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
          sinks.volume_m3(root[tree]) >= FROM_M3
              && sinks.area_m2(root[tree]) >= FROM_M2
              && sinks.depth_m(root[tree]) >= FROM_DEPTH_M;
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
    float own_m = above_m(tree, cell);
    float up_m = row == 0 ? NO_PASS : pass_m(tree, own_m, cell - cols);
    float down_m = row == rows - 1 ? NO_PASS : pass_m(tree, own_m, cell + cols);
    float left_m = col == 0 ? NO_PASS : pass_m(tree, own_m, cell - 1);
    float right_m = col == cols - 1 ? NO_PASS : pass_m(tree, own_m, cell + 1);
    addSides(tree, up_m, down_m, left_m, right_m, sum);
  }

  private void addSides(
      int tree, float up_m, float down_m, float left_m, float right_m, double[] sum) {
    float across_m = Math.min(up_m, down_m);
    float along_m = Math.min(left_m, right_m);
    double width_m = across_m <= along_m ? cellWidth_m : cellHeight_m;
    float lower_m = Math.min(across_m, along_m);
    float higher_m = Math.max(across_m, along_m);
    if (lower_m < NO_PASS) {
      add(tree, width_m, lower_m, sum);
    }
    if (higher_m < NO_PASS) {
      add(tree, Math.hypot(cellWidth_m, cellHeight_m) - width_m, higher_m, sum);
    }
    // A cell between two ways out on either side is a rim twice.
    if (Math.max(up_m, down_m) < NO_PASS) {
      add(tree, cellWidth_m, Math.max(up_m, down_m), sum);
    }
    if (Math.max(left_m, right_m) < NO_PASS) {
      add(tree, cellHeight_m, Math.max(left_m, right_m), sum);
    }
  }

  /** Pass to a cell beside, above the sill; {@link #NO_PASS} where no water leaves. */
  private float pass_m(int tree, float own_m, int beside) {
    if (!isWayOut(tree, beside)) {
      return NO_PASS;
    }
    float pass_m = Math.max(own_m, above_m(tree, beside));
    // Lower than the sill is no pass: the fill found it closed.
    return pass_m < 0 ? NO_PASS : pass_m;
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
