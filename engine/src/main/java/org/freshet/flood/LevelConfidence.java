package org.freshet.flood;

import java.time.Duration;

/**
 * How far a computed level can be trusted, 0 to 1: a product of what is known of the rain, how old
 * the newest input is, and whether the way the water takes is sure. The factors are settings of
 * ours that order levels; they are no probabilities.
 *
 * @param rain share of the rain that was known lately, see {@link RainQuality#recentShare}
 * @param age 1 for inputs of up to {@value #FRESH_MIN} min, falling to {@value #OLD} at an hour
 * @param sill 1 where the next way out lies above the water over the sill, down to {@value
 *     #UNSURE_WAY} where both ways are equal
 */
public record LevelConfidence(double rain, double age, double sill) {
  private static final double FRESH_MIN = 5;
  private static final double OLD_MIN = 60;
  private static final double OLD = 0.4;
  private static final double UNSURE_WAY = 0.5;

  /**
   * From what is known.
   *
   * @param quality what was known of the rain
   * @param inputAge age of the newest input
   * @param head_m water over the sill, m; 0 where the pool does not spill
   * @param difference_m next way out above the sill, m; NaN where there is none
   */
  public static LevelConfidence of(
      RainQuality quality, Duration inputAge, double head_m, double difference_m) {
    double minutes = inputAge.toSeconds() / 60.0;
    double late = Math.max(0, Math.min(1, (minutes - FRESH_MIN) / (OLD_MIN - FRESH_MIN)));
    double sure = head_m > 0 && difference_m < head_m ? Math.max(0, difference_m) / head_m : 1;
    return new LevelConfidence(
        quality.recentShare(), 1 - (1 - OLD) * late, UNSURE_WAY + (1 - UNSURE_WAY) * sure);
  }

  /** The product. */
  public double value() {
    return rain * age * sill;
  }
}
