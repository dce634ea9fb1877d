package org.freshet.flood;

import java.util.Objects;
import org.freshet.sink.DepressionHierarchy;
import org.jspecify.annotations.Nullable;

/**
 * The pools of one state of the water: the highest nodes whose water stands at one level. By rank
 * of the {@link SpillForest}. O(nodes) to find. Scratch space of 10 bytes per node; not
 * thread-safe.
 */
final class Pools {
  /** Instead of a pool: none. */
  static final int DRY = -1;

  private static final double ROUNDING = 1e-12;

  private final SpillForest forest;
  private final DepressionHierarchy sinks;
  private final int[] rank;
  private final int[] poolOf;
  private @Nullable StandingWater found;
  private int count;

  Pools(SpillForest forest) {
    this.forest = forest;
    this.sinks = forest.sinks();
    this.rank = new int[sinks.leafCount()];
    this.poolOf = new int[forest.nodes()];
  }

  /** Finds the pools of a state of the water. */
  Pools find(StandingWater water) {
    found = water;
    count = 0;
    double[] own_m3 = water.own_m3();
    for (int at = poolOf.length - 1; at >= 0; at--) {
      int above = forest.parent[at];
      int pool = above < 0 ? DRY : poolOf[above];
      if (pool == DRY && own_m3[at] > 0 && stands(water, at)) {
        rank[count] = at;
        pool = count++;
      }
      poolOf[at] = pool;
    }
    return this;
  }

  /** Whether water stands over a node's full children by more than what rounding leaves there. */
  private boolean stands(StandingWater water, int at) {
    return forest.left[at] < 0 || water.own_m3()[at] > ROUNDING * water.storedBelow_m3(at);
  }

  /** Lets go of the state of the water; which pool is over which leaf stays known. */
  void forget() {
    found = null;
  }

  private StandingWater water() {
    return Objects.requireNonNull(found, "pools were forgotten");
  }

  int count() {
    return count;
  }

  /** Rank of a pool's node. */
  int rank(int pool) {
    return rank[pool];
  }

  /** Rank of the leaf with the pool's deepest cell. */
  int deepestLeaf(int pool) {
    return forest.deepest[rank[pool]];
  }

  /** Level of a pool, at most its outlet, m. */
  double level_m(int pool) {
    return water().level_m(rank[pool]);
  }

  /**
   * Water a pool loses when its surface falls to a level, m³; at most down to where it parts into
   * its children.
   */
  double lostDownTo_m3(int pool, double level_m) {
    int at = rank[pool];
    if (level_m >= forest.outlet_m[at]) {
      return 0;
    }
    double rest_m3 = sinks.ownBelow_m3(forest.nodeAt[at], forest.cellsBelow[at], level_m);
    return Math.max(0, water().own_m3()[at] - rest_m3);
  }

  /** Water of a pool above where it parts into its children, m³. */
  double abovePart_m3(int pool) {
    return water().own_m3()[rank[pool]];
  }

  /** The pool over the node of a rank, {@link #DRY} if there is none. */
  int over(int at) {
    return poolOf[at];
  }
}
