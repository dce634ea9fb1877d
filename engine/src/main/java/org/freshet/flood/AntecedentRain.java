package org.freshet.flood;

import java.util.List;

/**
 * How wet the ground is when a run starts, from the rain before. The index is the antecedent
 * precipitation index {@code Σ k^i P_i} over the days before (Kohler and Linsley, 1951): what of
 * earlier rain still fills the soil. It is where the memory of the runoff models starts, so a curve
 * number has used up part of its retention and a wetting front is already so deep. A constant
 * runoff coefficient does not know it.
 *
 * @param index_mm antecedent precipitation index, mm, 0 or more
 * @param recent_mm rain that still wets surfaces and fills their hollows, mm, 0 or more
 */
public record AntecedentRain(double index_mm, double recent_mm) {
  /** Dry ground. */
  public static final AntecedentRain NONE = new AntecedentRain(0, 0);

  /** Recession per day in temperate summers; 0.85 to 0.98 are in use. */
  public static final double RECESSION_PER_DAY = 0.9;

  /** Checks both. */
  public AntecedentRain {
    if (!(index_mm >= 0) || Double.isInfinite(index_mm)) {
      throw new IllegalArgumentException("Index (" + index_mm + " mm) must be 0 or more.");
    }
    if (!(recent_mm >= 0) || Double.isInfinite(recent_mm)) {
      throw new IllegalArgumentException("Recent rain (" + recent_mm + " mm) must be 0 or more.");
    }
  }

  /**
   * From daily sums.
   *
   * @param days_mm rain of the days before, the last day first, mm
   * @param recent_mm rain of the last hours, mm
   */
  public static AntecedentRain ofDays(List<Double> days_mm, double recent_mm) {
    double index_mm = 0;
    double weight = RECESSION_PER_DAY;
    for (double day_mm : days_mm) {
      index_mm += weight * day_mm;
      weight *= RECESSION_PER_DAY;
    }
    return new AntecedentRain(index_mm, recent_mm);
  }

  /** What each pair of a matrix has lost before the start. */
  Losses losses(RunoffMatrix runoff) {
    Losses losses = Losses.none(runoff.pairCount());
    for (int pair = 0; pair < runoff.pairCount(); pair++) {
      SurfaceClass surface = runoff.classOfPair(pair);
      losses.wetted_mm()[pair] = Math.min(surface.initialLoss_mm(), recent_mm);
      losses.soaked_mm()[pair] = surface.runoff().remembers() ? index_mm : 0;
    }
    return losses;
  }
}
