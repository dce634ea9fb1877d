package org.freshet.rain;

/**
 * The heavy rain index of 1 to 12 that German cities inform the public with, after T. G. Schmitt et
 * al., 2018, "Einheitliches Konzept zur Bewertung von Starkregenereignissen mittels
 * Starkregenindex", Korrespondenz Abwasser 65 (2), tied to the place's own statistics: up to 7 by
 * return period, from 8 by the ratio to the depth of 100 years. A value between two classes belongs
 * to the higher one; between 100 years and 1.2 times its depth the sources differ, here it is 7.
 */
public final class Starkregenindex {
  /** The highest index. */
  public static final int HIGHEST = 12;

  private static final double[] LONGEST_PERIOD_A = {2, 5, 10, 25, 30, 75};
  private static final double[] LEAST_RATIO = {1.2, 1.4, 1.6, 2.2, 2.8};
  private static final double CENTURY_A = 100;
  private static final double ROUNDING = 1e-9;

  private Starkregenindex() {}

  /** Index of a depth within a duration; 0 where as much falls every year, or NaN came in. */
  public static int of(double depth_mm, double duration_min, DepthFrequency frequency) {
    if (!(depth_mm > 0)) {
      return 0;
    }
    double century_mm = frequency.depth_mm(duration_min, CENTURY_A);
    for (int i = LEAST_RATIO.length - 1; i >= 0; i--) {
      if (depth_mm >= LEAST_RATIO[i] * century_mm - ROUNDING) {
        return 8 + i;
      }
    }
    double period_a = frequency.returnPeriod_a(duration_min, depth_mm);
    if (period_a < 1) {
      return 0;
    }
    for (int i = 0; i < LONGEST_PERIOD_A.length; i++) {
      if (period_a <= LONGEST_PERIOD_A[i] + ROUNDING) {
        return i + 1;
      }
    }
    return 7;
  }

  /** Name of the class an index belongs to, as a message key: none, heavy, intense and so on. */
  public static Severity severity(int index) {
    if (index < 0 || index > HIGHEST) {
      throw new IllegalArgumentException("Starkregenindex (" + index + ") must lie in 0 to 12.");
    }
    if (index == 0) {
      return Severity.NONE;
    }
    return index <= 2
        ? Severity.HEAVY
        : index <= 5 ? Severity.INTENSE : index <= 7 ? Severity.UNUSUAL : Severity.EXTREME;
  }

  /** The four classes of the index and none. */
  public enum Severity {
    /** Comes every year. */
    NONE,
    /** Starkregen, 1 and 2. */
    HEAVY,
    /** Intensiver Starkregen, 3 to 5. */
    INTENSE,
    /** Außergewöhnlicher Starkregen, 6 and 7. */
    UNUSUAL,
    /** Extremer Starkregen, 8 to 12. */
    EXTREME
  }
}
