package org.freshet.rain;

/**
 * How much rain falls within a duration once in so many years, at one place.
 *
 * <p>Implementations are immutable and thread-safe. Point rain: over areas of more than a few km²
 * less is to be expected.
 */
public interface DepthFrequency {
  /** Litres per second and hectare of one mm per minute. */
  double LITRES_PER_SECOND_HECTARE = 10_000 / 60.0;

  /**
   * Depth of rain, mm.
   *
   * @param duration_min duration, min
   * @param returnPeriod_a return period, years, 1 or more
   */
  double depth_mm(double duration_min, double returnPeriod_a);

  /**
   * Return period of a depth, years: 0 where it is less than what comes every year, infinity where
   * it is more than the source can say.
   */
  double returnPeriod_a(double duration_min, double depth_mm);

  /** Rain yield (Regenspende) of a depth over a duration, l/(s ha). */
  static double yield_l_s_ha(double depth_mm, double duration_min) {
    return depth_mm * LITRES_PER_SECOND_HECTARE / duration_min;
  }
}
