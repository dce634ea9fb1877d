package org.freshet.gauge;

import java.util.Arrays;

/**
 * The first L-moments of a sample, from unbiased probability-weighted moments (J. R. M. Hosking,
 * 1990, "L-moments: analysis and estimation of distributions using linear combinations of order
 * statistics", J. R. Stat. Soc. B 52, doi:10.1111/j.2517-6161.1990.tb01775.x).
 *
 * @param mean first L-moment, in the unit of the sample
 * @param scale second L-moment, in the unit of the sample
 * @param skewness third over second, between -1 and 1
 */
public record LMoments(double mean, double scale, double skewness) {
  private static final int FEWEST = 3;

  /**
   * L-moments of a sample such as the highest level of each year.
   *
   * @throws IllegalArgumentException with fewer than three values, a value that is none, or all
   *     values the same
   */
  public static LMoments of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    if (n < FEWEST || Double.isNaN(sorted[n - 1]) || sorted[0] == sorted[n - 1]) {
      throw new IllegalArgumentException(
          n
              + " values "
              + Arrays.toString(values)
              + " have no three L-moments. Maybe wait for more.");
    }
    double b0 = 0;
    double b1 = 0;
    double b2 = 0;
    for (int i = 0; i < n; i++) {
      b0 += sorted[i] / n;
      b1 += sorted[i] * i / ((n - 1.0) * n);
      b2 += sorted[i] * i * (i - 1.0) / ((n - 2.0) * (n - 1.0) * n);
    }
    double scale = 2 * b1 - b0;
    return new LMoments(b0, scale, (6 * b2 - 6 * b1 + b0) / scale);
  }
}
