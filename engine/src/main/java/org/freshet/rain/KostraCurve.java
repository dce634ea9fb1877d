package org.freshet.rain;

import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * The closed form behind the KOSTRA-DWD-2020 tables: generalised extreme values of fixed shape with
 * a duration scaling, {@code h(D, T) = D (D + theta)^-eta (mu + sigma (T^xi - 1) / xi)} (D.
 * Koutsoyiannis, D. Kozonis, A. Manetas, 1998, "A mathematical framework for studying rainfall
 * intensity-duration-frequency relationships", J. Hydrol. 206, doi:10.1016/S0022-1694(98)00097-3).
 * It meets the tables within their rounding, below 1 %, and carries on beyond them: for odd
 * durations and for return periods above 100 years.
 *
 * @param theta_min offset of the duration, min
 * @param eta exponent of the duration, between 0 and 1
 * @param mu location, mm at a duration of 1 min without offset
 * @param sigma scale, likewise
 * @param xi shape, not 0
 */
public record KostraCurve(double theta_min, double eta, double mu, double sigma, double xi)
    implements DepthFrequency {
  /** The shape the tables were made with. */
  public static final double SHAPE = 0.1;

  private static final int MOST_EVALUATIONS = 20_000;

  /** Checks the parameters. */
  public KostraCurve {
    if (!(theta_min >= 0 && eta > 0 && eta < 1 && sigma > 0) || xi == 0) {
      throw new IllegalArgumentException(
          "theta ("
              + theta_min
              + "), eta ("
              + eta
              + "), sigma ("
              + sigma
              + "), xi ("
              + xi
              + ") make no growing curve.");
    }
  }

  @Override
  public double depth_mm(double duration_min, double returnPeriod_a) {
    if (!(duration_min > 0 && returnPeriod_a >= 1)) {
      throw new IllegalArgumentException(
          "Duration ("
              + duration_min
              + " min) must be positive and the return period ("
              + returnPeriod_a
              + " a) at least 1.");
    }
    return scaling(duration_min) * (mu + sigma * (Math.pow(returnPeriod_a, xi) - 1) / xi);
  }

  @Override
  public double returnPeriod_a(double duration_min, double depth_mm) {
    double reduced = 1 + xi * (depth_mm / scaling(duration_min) - mu) / sigma;
    double period_a = reduced <= 0 ? 0 : Math.pow(reduced, 1 / xi);
    return period_a < 1 ? 0 : period_a;
  }

  private double scaling(double duration_min) {
    return duration_min * Math.pow(duration_min + theta_min, -eta);
  }

  /** The curve that fits a table best, by least squares of the relative errors. */
  public static KostraCurve fit(DepthTable table) {
    MultivariateFunction misfit = point -> misfit(table, point);
    PointValuePair best =
        new SimplexOptimizer(1e-12, 1e-14)
            .optimize(
                new MaxEval(MOST_EVALUATIONS),
                new ObjectiveFunction(misfit),
                GoalType.MINIMIZE,
                new InitialGuess(new double[] {1, 0.7}),
                new NelderMeadSimplex(new double[] {2, 0.05}));
    double[] point = best.getPoint();
    double[] linear = linear(table, point[0], point[1]);
    return new KostraCurve(point[0], point[1], linear[0], linear[1], SHAPE);
  }

  private static double misfit(DepthTable table, double[] point) {
    boolean allowed = point[0] >= 0 && point[1] > 0 && point[1] < 1;
    return allowed ? linear(table, point[0], point[1])[2] : 1e6;
  }

  /** For given theta and eta: mu, sigma and the sum of squares, by the normal equations. */
  private static double[] linear(DepthTable table, double theta_min, double eta) {
    double[] durations = table.durations_min();
    double[] periods = table.periods_a();
    double aa = 0;
    double ab = 0;
    double bb = 0;
    double a1 = 0;
    double b1 = 0;
    for (int row = 0; row < durations.length; row++) {
      double scaling = durations[row] * Math.pow(durations[row] + theta_min, -eta);
      for (int col = 0; col < periods.length; col++) {
        double a = scaling / table.tabulated_mm(row, col);
        double b = a * (Math.pow(periods[col], SHAPE) - 1) / SHAPE;
        aa += a * a;
        ab += a * b;
        bb += b * b;
        a1 += a;
        b1 += b;
      }
    }
    double determinant = aa * bb - ab * ab;
    double mu = (a1 * bb - b1 * ab) / determinant;
    double sigma = (aa * b1 - ab * a1) / determinant;
    double count = (double) durations.length * periods.length;
    return new double[] {mu, sigma, count - mu * a1 - sigma * b1};
  }
}
