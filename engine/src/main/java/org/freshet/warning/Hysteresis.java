package org.freshet.warning;

/**
 * How far below a threshold the water must fall before a level that is in force is let go: the
 * larger of a share of the threshold and a depth, but never more than half the threshold (otherwise
 * a shallow threshold could only be left by dry streets).
 *
 * @param share share of the threshold, 0 to 1
 * @param depth_m depth, m
 */
public record Hysteresis(double share, double depth_m) {
  private static final double LENGTH_SHARE = 0.5;

  /** Checks the numbers. */
  public Hysteresis {
    if (!(share >= 0 && share <= 1) || !(depth_m >= 0)) {
      throw new IllegalArgumentException(
          "Hysteresis of share (" + share + ") and depth (" + depth_m + " m) must be 0 or more.");
    }
  }

  /** A fifth or 5 cm. */
  public static Hysteresis defaults() {
    return new Hysteresis(0.2, 0.05);
  }

  /** The lowered depth that still holds a level, m. */
  public double held_m(LevelRule rule) {
    double threshold_m = rule.roadDepth_m();
    return threshold_m - Math.min(threshold_m / 2, Math.max(share * threshold_m, depth_m));
  }

  /** The length of road that still holds a level, m: half of what made it. */
  public double heldLength_m(LevelRule rule) {
    return LENGTH_SHARE * rule.minLength_m();
  }

  /** The share of the members that still holds a level: half of what made it. */
  public double heldProbability(LevelRule rule) {
    return LENGTH_SHARE * rule.probability();
  }
}
