package org.freshet.flood;

/**
 * A water level somebody or something saw in a sink.
 *
 * @param source gauge, sensor or report it comes from
 * @param cell terrain cell it speaks of
 * @param level_m water level, m above datum; at or below the sink's pit means dry
 * @param trust how far the computed level moves towards it, 0 not at all to 1 all the way
 */
public record LevelReading(String source, int cell, double level_m, double trust) {
  /** Checks the numbers. */
  public LevelReading {
    if (!Double.isFinite(level_m)) {
      throw new IllegalArgumentException(
          "Level (" + level_m + " m) of (" + source + ") is not a number.");
    }
    if (!(trust >= 0 && trust <= 1)) {
      throw new IllegalArgumentException(
          "Trust (" + trust + ") in (" + source + ") must be 0 to 1.");
    }
  }
}
