package org.freshet.gauge;

import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Discharge from level, Q = a (h - h0)^b, one segment.
 *
 * @param a discharge one metre above h0, m³/s
 * @param b exponent, some 1.5 for wide weirs to 2.7 for triangular beds
 * @param zeroFlow_m level h0 at which nothing flows, m
 * @param lowest_m lowest level it was fitted to, m
 * @param highest_m highest level it was fitted to, m; above, it is a guess
 * @param spread standard deviation of the logarithm of discharge about the curve
 */
public record RatingCurve(
    double a, double b, double zeroFlow_m, double lowest_m, double highest_m, double spread) {
  private static final int FEWEST = 4;
  private static final int MOST_TRIES = 500;

  /**
   * Fits the curve: for each h0 a line through the logarithms, h0 by Brent's search for the least
   * squares.
   *
   * @param levels_m measured levels, m
   * @param discharges_m3_s measured discharges, m³/s, positive
   */
  public static RatingCurve fit(double[] levels_m, double[] discharges_m3_s) {
    if (levels_m.length < FEWEST || levels_m.length != discharges_m3_s.length) {
      throw new IllegalArgumentException(
          levels_m.length
              + " levels and "
              + discharges_m3_s.length
              + " discharges fit no curve; it takes four pairs.");
    }
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < levels_m.length; i++) {
      if (!(discharges_m3_s[i] > 0) || !Double.isFinite(levels_m[i])) {
        throw new IllegalArgumentException(
            "Pair (" + levels_m[i] + " m, " + discharges_m3_s[i] + " m³/s) is not to be fitted.");
      }
      lowest = Math.min(lowest, levels_m[i]);
      highest = Math.max(highest, levels_m[i]);
    }
    double span = highest - lowest;
    if (!(span > 0)) {
      throw new IllegalArgumentException("All levels are " + lowest + " m. Maybe measure a flood.");
    }
    double zero =
        new BrentOptimizer(1e-10, 1e-12)
            .optimize(
                new MaxEval(MOST_TRIES),
                GoalType.MINIMIZE,
                new UnivariateObjectiveFunction(
                    h0 -> line(levels_m, discharges_m3_s, h0).getSumSquaredErrors()),
                new SearchInterval(lowest - 3 * span, lowest - 1e-6 * span))
            .getPoint();
    SimpleRegression line = line(levels_m, discharges_m3_s, zero);
    return new RatingCurve(
        Math.exp(line.getIntercept()),
        line.getSlope(),
        zero,
        lowest,
        highest,
        Math.sqrt(line.getMeanSquareError()));
  }

  private static SimpleRegression line(double[] levels_m, double[] discharges_m3_s, double h0) {
    SimpleRegression line = new SimpleRegression();
    for (int i = 0; i < levels_m.length; i++) {
      line.addData(Math.log(levels_m[i] - h0), Math.log(discharges_m3_s[i]));
    }
    return line;
  }

  /** Discharge at a level, m³/s; 0 at or below the level of no flow. */
  public double discharge_m3_s(double level_m) {
    return level_m <= zeroFlow_m ? 0 : a * Math.pow(level_m - zeroFlow_m, b);
  }

  /** Level at a discharge, m. */
  public double level_m(double discharge_m3_s) {
    return zeroFlow_m + Math.pow(Math.max(0, discharge_m3_s) / a, 1 / b);
  }

  /** Whether a level lies outside of what was measured, where the curve is a guess. */
  public boolean extrapolates(double level_m) {
    return level_m < lowest_m || level_m > highest_m;
  }
}
