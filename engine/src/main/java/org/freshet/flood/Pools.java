package org.freshet.flood;

import java.util.Arrays;
import java.util.Objects;
import org.freshet.sink.CurvePlace;
import org.jspecify.annotations.Nullable;

/**
 * The pools of one state of the water: the highest nodes whose water stands at one level, the last
 * of the {@link SpillForest} first. O(nodes) to find. Scratch space of 8 to 10 bytes per pool; not
 * thread-safe.
 */
final class Pools {
  /** Instead of a pool: none. */
  static final int DRY = -1;

  private static final double ROUNDING = 1e-12;
  private static final int FEWEST = 64;

  private final SpillForest forest;
  private int[] rank = new int[FEWEST];
  private int[] first = new int[FEWEST];
  private @Nullable StandingWater found;
  private int count;

  Pools(SpillForest forest) {
    this.forest = forest;
  }

  /** Finds the pools of a state of the water. */
  Pools find(StandingWater water) {
    found = water;
    count = 0;
    double[] own_m3 = water.own_m3();
    for (int at = own_m3.length - 1; at >= 0; at--) {
      if (own_m3[at] > 0 && stands(water, at)) {
        if (count == rank.length) {
          grow();
        }
        rank[count] = at;
        at = forest.firstBelow(at);
        first[count++] = at;
      }
    }
    return this;
  }

  private void grow() {
    int more = count + (count >> 2);
    rank = Arrays.copyOf(rank, more);
    first = Arrays.copyOf(first, more);
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

  /** Goes to where a pool stands. */
  void find(CurvePlace place, int pool) {
    forest.find(place, rank[pool], water().own_m3()[rank[pool]]);
  }

  /** See {@link SpillForest#nearerEnd}. */
  int nearerEnd(int pool) {
    return forest.nearerEnd(rank[pool], water().own_m3()[rank[pool]]);
  }

  /** Water of a pool above where it parts into its children, m³. */
  double abovePart_m3(int pool) {
    return water().own_m3()[rank[pool]];
  }

  /** Rank of the first node under a pool: all up to its own belong to it. */
  int first(int pool) {
    return first[pool];
  }

  /** The pool over the node of a rank, {@link #DRY} if there is none. O(log pools). */
  int over(int at) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (first[middle] > at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < count && rank[low] >= at ? low : DRY;
  }
}
