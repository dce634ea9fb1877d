package org.freshet.flood;

import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.SinkWater;
import org.jspecify.annotations.Nullable;

/**
 * The water in the depressions at one instant, by rank of the {@link SpillForest}: what stands in
 * each node above its children's outlet, and what left it over its own in the newest step.
 * Immutable; thread-safe. Memory: 16 bytes per node.
 */
final class StandingWater {
  private final SpillForest forest;
  private final double[] own_m3;
  private final double[] spilled_m3;
  private final double outflow_m3;
  private final double abstracted_m3;
  private final double stored_m3;
  private volatile @Nullable SinkWater byNode;

  /** The arrays are not copied. */
  StandingWater(
      SpillForest forest,
      double[] own_m3,
      double[] spilled_m3,
      double outflow_m3,
      double abstracted_m3) {
    this.forest = forest;
    this.own_m3 = own_m3;
    this.spilled_m3 = spilled_m3;
    this.outflow_m3 = outflow_m3;
    this.abstracted_m3 = abstracted_m3;
    double sum_m3 = 0;
    for (double one_m3 : own_m3) {
      sum_m3 += one_m3;
    }
    this.stored_m3 = sum_m3;
  }

  static StandingWater none(SpillForest forest) {
    return new StandingWater(forest, new double[forest.nodes()], new double[forest.nodes()], 0, 0);
  }

  static StandingWater of(SpillForest forest, SinkWater water) {
    double[] own_m3 = new double[forest.nodes()];
    double[] spilled_m3 = new double[forest.nodes()];
    for (int rank = 0; rank < own_m3.length; rank++) {
      own_m3[rank] = water.own_m3(forest.nodeAt[rank]);
      spilled_m3[rank] = water.spilled_m3(forest.nodeAt[rank]);
    }
    return new StandingWater(forest, own_m3, spilled_m3, water.outflow_m3(), water.abstracted_m3());
  }

  /** The same by node of the hierarchy; worked out at the first call and kept. */
  SinkWater byNode() {
    SinkWater known = byNode;
    if (known == null) {
      double[] own = new double[own_m3.length];
      double[] spilled = new double[own_m3.length];
      for (int rank = 0; rank < own.length; rank++) {
        own[forest.nodeAt[rank]] = own_m3[rank];
        spilled[forest.nodeAt[rank]] = spilled_m3[rank];
      }
      known = SinkWater.of(forest.sinks(), own, spilled, outflow_m3, abstracted_m3);
      byNode = known;
    }
    return known;
  }

  SpillForest forest() {
    return forest;
  }

  /** Live array by rank, m³. */
  double[] own_m3() {
    return own_m3;
  }

  /** What left a node over its outlet in the newest step, m³. */
  double spilled_m3(int node) {
    return spilled_m3[forest.rank(node)];
  }

  /** All of it, m³. */
  double stored_m3() {
    return stored_m3;
  }

  /** Water in the subtree of a rank, m³. */
  double storedBelow_m3(int rank) {
    double sum_m3 = 0;
    for (int at = forest.firstBelow(rank); at <= rank; at++) {
      sum_m3 += own_m3[at];
    }
    return sum_m3;
  }

  /**
   * The water surfaces.
   *
   * @param raised_m level by root's rank where a pool stands above its sill, NaN elsewhere; empty
   *     where none does
   */
  SinkLevels levels(float[] raised_m) {
    DepressionHierarchy sinks = forest.sinks();
    int[] parent = forest.parent;
    int[] nodeAt = forest.nodeAt;
    float[] byRank_m = new float[own_m3.length];
    float[] byLeaf_m = new float[sinks.leafCount()];
    for (int rank = byRank_m.length - 1; rank >= 0; rank--) {
      int above = parent[rank];
      float level_m = above < 0 ? raised(raised_m, rank) : byRank_m[above];
      if (Float.isNaN(level_m) && own_m3[rank] > 0) {
        level_m = (float) level_m(rank);
      }
      byRank_m[rank] = level_m;
      if (forest.left[rank] < 0) {
        byLeaf_m[nodeAt[rank]] = level_m;
      }
    }
    return SinkLevels.of(byLeaf_m);
  }

  private static float raised(float[] raised_m, int rank) {
    return raised_m.length == 0 ? Float.NaN : raised_m[rank];
  }

  /** Level of the water in a rank's own storage, at most its outlet, m. */
  double level_m(int rank) {
    return own_m3[rank] >= forest.capacity_m3[rank]
        ? forest.outlet_m[rank]
        : forest.sinks().levelOfOwn_m(forest.nodeAt[rank], forest.cellsBelow[rank], own_m3[rank]);
  }
}
