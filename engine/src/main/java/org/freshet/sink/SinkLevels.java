package org.freshet.sink;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.freshet.grid.Bands;
import org.freshet.grid.FloatColumn;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.Scratch;

/**
 * Water level over every leaf depression, m above datum: 4 bytes per leaf, from which the depth of
 * any cell follows. Immutable, thread-safe.
 */
public final class SinkLevels {
  private static final int BLOCK_ROWS = 64;

  // Shifted by two so that cells that drain outside or have no data need no branch; dry is minus
  // infinity.
  private final FloatColumn levels;
  private final int pools;

  private SinkLevels(FloatColumn levels, int pools) {
    this.levels = levels;
    this.pools = pools;
  }

  static SinkLevels of(SinkWater water) {
    return of(water, new int[0], new double[0]);
  }

  /**
   * Levels of a state of the water in which some pools stand above their sills.
   *
   * @param roots roots of the hierarchy, each full
   * @param head_m how far each stands above its outlet, m
   */
  public static SinkLevels of(SinkWater water, int[] roots, double[] head_m) {
    DepressionHierarchy hierarchy = water.hierarchy();
    SpillOrder order = hierarchy.order();
    int nodes = hierarchy.nodeCount();
    int leaves = hierarchy.leafCount();
    // By node, parents first: the storage curves lie in this order, so they are read in a row.
    Scratch room = hierarchy.room();
    FloatColumn inner = room.floats(nodes - leaves);
    FloatColumn levels = room.floats(leaves + 2);
    levels.set(0, Float.NEGATIVE_INFINITY);
    levels.set(1, Float.NEGATIVE_INFINITY);
    FloatColumn raised = room.floats(roots.length > 0 ? nodes : 0);
    raised.fill(Float.NaN);
    for (int i = 0; i < roots.length; i++) {
      raised.set(roots[i], (float) (hierarchy.outletElevation_m(roots[i]) + head_m[i]));
    }
    int pools = 0;
    for (int node = nodes - 1; node >= 0; node--) {
      int parent = hierarchy.parent(node);
      float level = parent < 0 ? Float.NEGATIVE_INFINITY : inner.get(parent - leaves);
      if (level == Float.NEGATIVE_INFINITY) {
        int rank = order.rank(node);
        double own = water.ownByRank_m3(rank);
        if (raised.size() > 0 && !Float.isNaN(raised.get(node))) {
          level = raised.get(node);
          pools++;
        } else if (own > 0) {
          level = level(hierarchy, node, own, order.capacity_m3.get(rank));
          pools++;
        }
      }
      if (node < leaves) {
        levels.set(node + 2, level);
      } else {
        inner.set(node - leaves, level);
      }
    }
    return new SinkLevels(levels, pools);
  }

  private static float level(
      DepressionHierarchy hierarchy, int node, double own_m3, double capacity_m3) {
    return own_m3 >= capacity_m3
        ? hierarchy.outletElevation_m(node)
        : (float) hierarchy.levelOfOwn_m(node, own_m3);
  }

  /**
   * Levels from elsewhere, for example read back from a file.
   *
   * @param level_m per leaf, NaN where dry
   */
  public static SinkLevels of(float[] level_m) {
    float[] levels = new float[level_m.length + 2];
    Arrays.fill(levels, 0, 2, Float.NEGATIVE_INFINITY);
    for (int leaf = 0; leaf < level_m.length; leaf++) {
      levels[leaf + 2] = Float.isNaN(level_m[leaf]) ? Float.NEGATIVE_INFINITY : level_m[leaf];
    }
    return new SinkLevels(FloatColumn.of(levels), 0);
  }

  /** Number of leaves. */
  public int leafCount() {
    return levels.size() - 2;
  }

  /** Level over a leaf, m; NaN where dry. */
  public float level_m(int leaf) {
    float level = levels.get(leaf + 2);
    return level == Float.NEGATIVE_INFINITY ? Float.NaN : level;
  }

  /** Number of separate water surfaces; 0 for levels from elsewhere. */
  public int pools() {
    return pools;
  }

  /** Depth of water on a cell, m; 0 where dry, outside or no data. */
  public float depth_m(TerrainModel model, int cell) {
    float depth = levels.get(model.leafOf(cell) + 2) - model.elevation().get(cell);
    return depth > 0 ? depth : 0;
  }

  /**
   * Depth of water on every cell, m.
   *
   * @param threshold_m shallower water is written as 0
   * @return 0 where dry, NaN where there is no data
   */
  public FloatGrid depthGrid(TerrainModel model, float threshold_m) {
    requireSame(model);
    float[] z = model.elevation().array();
    int[] labels = model.leafOfCells();
    float[] depths = new float[z.length];
    int cols = model.geometry().cols();
    Bands.run(
        model.options().threads(),
        model.geometry().rows(),
        BLOCK_ROWS,
        (worker, block, from, to) -> {
          for (int cell = from * cols; cell < to * cols; cell++) {
            int label = labels[cell];
            float depth = levels.get(label + 2) - z[cell];
            float wet = depth > 0 && depth >= threshold_m ? depth : 0;
            depths[cell] = label == DepressionHierarchy.NODATA ? Float.NaN : wet;
          }
        });
    return new FloatGrid(model.geometry(), depths);
  }

  /**
   * Depths of water on cells given one by one, m.
   *
   * @param heights heights, m
   * @param leaves their leaves
   * @param into receives 0 where dry, NaN where there is no data; may be the array of heights
   * @return number of wet cells
   */
  public int depths(float[] heights, int[] leaves, int count, float[] into) {
    int wet = 0;
    for (int i = 0; i < count; i++) {
      float depth = levels.get(leaves[i] + 2) - heights[i];
      wet += depth > 0 ? 1 : 0;
      float water = depth > 0 ? depth : 0;
      into[i] = leaves[i] == DepressionHierarchy.NODATA ? Float.NaN : water;
    }
    return wet;
  }

  /** Number of cells under water. */
  public long floodedCells(TerrainModel model) {
    return floodedCells(model, 0);
  }

  /** Number of cells with at least so much water, m; 0 counts every wet cell. */
  public long floodedCells(TerrainModel model, float atLeast_m) {
    requireSame(model);
    float[] z = model.elevation().array();
    int[] labels = model.leafOfCells();
    int cols = model.geometry().cols();
    AtomicLong total = new AtomicLong();
    Bands.run(
        model.options().threads(),
        model.geometry().rows(),
        BLOCK_ROWS,
        (worker, block, from, to) -> {
          long wet = 0;
          for (int cell = from * cols; cell < to * cols; cell++) {
            float depth = levels.get(labels[cell] + 2) - z[cell];
            wet += depth > 0 && depth >= atLeast_m ? 1 : 0;
          }
          total.addAndGet(wet);
        });
    return total.get();
  }

  private void requireSame(TerrainModel model) {
    if (model.hierarchy().leafCount() != leafCount()) {
      throw new IllegalArgumentException(
          "Levels of "
              + leafCount()
              + " leaves for a terrain with "
              + model.hierarchy().leafCount()
              + ". Maybe the terrain was rebuilt.");
    }
  }
}
