package org.freshet.warning;

/**
 * A level that water on streets makes.
 *
 * @param level the level
 * @param roadDepth_m depth that counts, m, above 0
 * @param minLength_m length of road in an area that must stand in it, m
 * @param probability share of the forecast members that must see it, above 0, up to 1
 */
public record LevelRule(
    WarningLevel level, double roadDepth_m, double minLength_m, double probability) {
  private static final double DEFAULT_LENGTH_M = 10;
  private static final double LIKELY = 0.5;
  private static final double POSSIBLE = 0.3;

  /** Checks the numbers. */
  public LevelRule {
    if (level == WarningLevel.NONE) {
      throw new IllegalArgumentException("A level rule cannot make level NONE.");
    }
    if (!(roadDepth_m > 0) || Double.isInfinite(roadDepth_m)) {
      throw new IllegalArgumentException(
          "Road depth (" + roadDepth_m + " m) of level " + level.number() + " must be positive.");
    }
    if (!(minLength_m >= 0) || Double.isInfinite(minLength_m)) {
      throw new IllegalArgumentException(
          "Road length (" + minLength_m + " m) of level " + level.number() + " must be 0 or more.");
    }
    if (!(probability > 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "Probability ("
              + probability
              + ") of level "
              + level.number()
              + " must be above 0 and up to 1. Maybe it is in percent.");
    }
  }

  /**
   * A rule with 10 m of road, and 30 % of the members for the levels 1 and 2, 50 % above: a wrong
   * grave warning costs more trust than a wrong mild one.
   */
  public static LevelRule of(WarningLevel level, double roadDepth_m) {
    double probability = level.compareTo(WarningLevel.SEVERE) >= 0 ? LIKELY : POSSIBLE;
    return new LevelRule(level, roadDepth_m, DEFAULT_LENGTH_M, probability);
  }
}
