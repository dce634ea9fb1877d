package org.freshet.flood;

import org.freshet.sink.CurvePlace;
import org.freshet.sink.SinkLevels;

/**
 * Finds the level of every pool of a state of the water. Pools that are neither full nor dry need
 * their storage curves, which lie far apart: they are read ahead for {@value #AHEAD} pools before
 * the first is looked for. Used once.
 */
final class LevelSearch {
  private static final int AHEAD = 64;

  private final SpillForest forest;
  private final double[] own_m3;
  private final CurvePlace place;
  private final float[] byLeaf_m;
  private final int[] waiting = new int[AHEAD];
  private final int[] ends = new int[AHEAD];
  private final float[] ahead_m = new float[AHEAD];
  private int count;

  LevelSearch(SpillForest forest, double[] own_m3) {
    this.forest = forest;
    this.own_m3 = own_m3;
    this.place = forest.sinks().curvePlace();
    this.byLeaf_m = new float[forest.sinks().leafCount()];
  }

  /**
   * Finds them.
   *
   * @param raised_m level by root's rank where a pool stands above its sill, NaN elsewhere; empty
   *     where none does
   */
  SinkLevels levels(float[] raised_m) {
    boolean raised = raised_m.length > 0;
    for (int top = own_m3.length - 1; top >= 0; top--) {
      double own = own_m3[top];
      if (raised && !Float.isNaN(raised_m[top])) {
        top = fill(top, raised_m[top]);
      } else if (own <= 0) {
        stayDry(top);
      } else if (own >= forest.capacity_m3[top]) {
        top = fill(top, forest.outlet_m[top]);
      } else {
        waiting[count] = top;
        ends[count++] = forest.nearerEnd(top, own);
        top = forest.firstBelow(top);
        if (count == AHEAD) {
          findWaiting();
        }
      }
    }
    findWaiting();
    return SinkLevels.of(byLeaf_m);
  }

  /** Below dry ground between pools there may be some. */
  private void stayDry(int rank) {
    if (forest.left[rank] < 0) {
      byLeaf_m[forest.leaf(rank)] = Float.NaN;
    }
  }

  /** All below a pool stands as high as it does; the lowest rank of them. */
  private int fill(int top, float level_m) {
    int rank = top;
    while (forest.left[rank] >= 0) {
      rank = forest.left[rank];
    }
    int first = rank;
    for (; rank <= top; rank++) {
      if (forest.left[rank] < 0) {
        byLeaf_m[forest.leaf(rank)] = level_m;
      }
    }
    return first;
  }

  private void findWaiting() {
    place.readAhead(ends, count, ahead_m);
    for (int i = 0; i < count; i++) {
      forest.find(place, waiting[i], own_m3[waiting[i]]);
      fill(waiting[i], (float) place.level_m());
    }
    count = 0;
  }
}
