package org.freshet.flood;

import java.util.Arrays;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.SinkWater;
import org.jspecify.annotations.Nullable;

/**
 * The water in the depressions at one instant, by rank of the {@link SpillForest}: what stands in
 * each node above its children's outlet, and what left it over its own in the newest step.
 * Immutable; thread-safe. Memory: 8 bytes per node, 12 per node that spilled.
 */
final class StandingWater {
  private final SpillForest forest;
  private final double[] own_m3;
  private final SpillHistory.Volumes spilled;
  private final double outflow_m3;
  private final double abstracted_m3;
  private final double stored_m3;
  private volatile @Nullable SinkWater byNode;

  /** The arrays are not copied. */
  StandingWater(
      SpillForest forest,
      double[] own_m3,
      SpillHistory.Volumes spilled,
      double outflow_m3,
      double abstracted_m3) {
    this.forest = forest;
    this.own_m3 = own_m3;
    this.spilled = spilled;
    this.outflow_m3 = outflow_m3;
    this.abstracted_m3 = abstracted_m3;
    double sum_m3 = 0;
    for (double one_m3 : own_m3) {
      sum_m3 += one_m3;
    }
    this.stored_m3 = sum_m3;
  }

  static StandingWater none(SpillForest forest) {
    return new StandingWater(forest, new double[forest.nodes()], SpillHistory.Volumes.NONE, 0, 0);
  }

  static StandingWater of(SpillForest forest, SinkWater water) {
    double[] own_m3 = new double[forest.nodes()];
    int[] ranks = new int[forest.nodes()];
    double[] spilled_m3 = new double[forest.nodes()];
    int spills = 0;
    for (int node = 0; node < own_m3.length; node++) {
      own_m3[forest.rank(node)] = water.own_m3(node);
      double one_m3 = water.spilled_m3(node);
      if (one_m3 > 0) {
        ranks[spills] = forest.rank(node);
        spilled_m3[spills++] = one_m3;
      }
    }
    SpillHistory.Volumes spilled =
        new SpillHistory.Volumes(Arrays.copyOf(ranks, spills), Arrays.copyOf(spilled_m3, spills));
    return new StandingWater(forest, own_m3, spilled, water.outflow_m3(), water.abstracted_m3());
  }

  /** Other water, with what this spilled in its newest step. */
  StandingWater corrected(SinkWater other) {
    StandingWater after = of(forest, other);
    return new StandingWater(
        forest, after.own_m3, spilled, other.outflow_m3(), other.abstracted_m3());
  }

  /** The same by node of the hierarchy; worked out at the first call and kept. */
  SinkWater byNode() {
    SinkWater known = byNode;
    if (known == null) {
      double[] own = new double[own_m3.length];
      double[] spilled_m3 = new double[own_m3.length];
      for (int node = 0; node < own.length; node++) {
        own[node] = own_m3[forest.rank(node)];
      }
      for (int i = 0; i < spilled.count(); i++) {
        spilled_m3[forest.node(spilled.place(i))] = spilled.volume_m3(i);
      }
      known = SinkWater.of(forest.sinks(), own, spilled_m3, outflow_m3, abstracted_m3);
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
    return spilled.of(forest.rank(node));
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
    return new LevelSearch(forest, own_m3).levels(raised_m);
  }
}
