package org.freshet.gauge;

/** Foresees the change of a level over one fixed lead from the features of a moment. */
@FunctionalInterface
interface LevelModel {
  /** Change of level, m. */
  double change_m(double[] features);
}
