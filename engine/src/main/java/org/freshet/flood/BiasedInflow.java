package org.freshet.flood;

import java.time.Instant;

/**
 * Lets the learnt {@link RunoffBias} act on the runoff of a step. Costs nothing where nothing was
 * learnt, else the nodes below each lesson. Holds scratch space of 8 bytes per node from the first
 * lesson on; not thread-safe.
 */
final class BiasedInflow {
  private final SpillForest forest;
  private double[] change = {};

  BiasedInflow(SpillForest forest) {
    this.forest = forest;
  }

  /**
   * Multiplies the runoff into every leaf by its factor.
   *
   * @param byRank_m3 runoff by rank, changed, m³
   * @return what that added, negative where it took, m³
   */
  double apply(RunoffBias bias, Instant now, double[] byRank_m3) {
    if (bias.lessons().isEmpty()) {
      return 0;
    }
    if (change.length == 0) {
      change = new double[forest.nodes()];
    }
    for (RunoffBias.Lesson lesson : bias.lessons()) {
      double changed = lesson.changeAt(now);
      int last = forest.rank(lesson.node());
      for (int rank = forest.firstBelow(last); rank <= last; rank++) {
        change[rank] += changed;
      }
    }
    double added_m3 = 0;
    for (RunoffBias.Lesson lesson : bias.lessons()) {
      added_m3 += applyBelow(forest.rank(lesson.node()), byRank_m3);
    }
    return added_m3;
  }

  /** Leaves that were done for an earlier lesson are at 0 again and stay as they are. */
  private double applyBelow(int last, double[] byRank_m3) {
    double added_m3 = 0;
    for (int rank = forest.firstBelow(last); rank <= last; rank++) {
      if (forest.left[rank] < 0) {
        double extra_m3 = byRank_m3[rank] * (RunoffBias.bounded(1 + change[rank]) - 1);
        byRank_m3[rank] += extra_m3;
        added_m3 += extra_m3;
      }
      change[rank] = 0;
    }
    return added_m3;
  }
}
