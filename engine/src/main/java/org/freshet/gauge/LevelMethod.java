package org.freshet.gauge;

/** Ways to foresee a level, simplest first. */
public enum LevelMethod {
  /** It stays as it is: the benchmark. */
  PERSISTENCE,
  /** A regression per lead on past changes, level and rain. */
  REGRESSION,
  /** What followed the most similar moments of the past. */
  ANALOGUES;

  LevelModel fit(double[][] features, double[] changes_m, int count) {
    return switch (this) {
      case PERSISTENCE -> moment -> 0;
      case REGRESSION -> new DirectRegression(features, changes_m, count);
      case ANALOGUES -> new Analogues(features, changes_m, count);
    };
  }
}
