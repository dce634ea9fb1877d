package org.freshet.rain;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealVector;

/**
 * Kriging in its dual form: one system of n + 1 or n + 2 unknowns per field, then n products per
 * place (H. Wackernagel, 2003, Multivariate Geostatistics, ch. 11 and 23, Springer). Covariance of
 * distance h is exp(-3 h / range), with a tenth of the variance as noise of the gauge itself, so
 * the field does not bend to a single gauge.
 *
 * <p>Conditional merging with one covariance for gauges and radar equals ordinary kriging of their
 * differences added to the radar, which is what {@link #ofDifferences} does.
 */
final class Kriging implements AdjustedField {
  private static final double NOISE = 0.1;
  private static final double SINGULAR = 1e-9;

  private final double[] x_m;
  private final double[] y_m;
  private final double range_m;
  private final double[] weights;
  private final double constant;
  private final double slope;

  private Kriging(List<GaugePair> pairs, double range_m, double[] solved, double slope) {
    int n = pairs.size();
    this.x_m = pairs.stream().mapToDouble(GaugePair::x_m).toArray();
    this.y_m = pairs.stream().mapToDouble(GaugePair::y_m).toArray();
    this.range_m = range_m;
    this.weights = java.util.Arrays.copyOf(solved, n);
    this.constant = solved[n];
    this.slope = slope;
  }

  static Kriging ofDifferences(List<GaugePair> pairs, double range_m)
      throws SingularAdjustmentException {
    double[] values = pairs.stream().mapToDouble(p -> p.gauge_mm() - p.radar_mm()).toArray();
    return new Kriging(pairs, range_m, solve(pairs, range_m, values, false), 1);
  }

  static Kriging withDrift(List<GaugePair> pairs, double range_m)
      throws SingularAdjustmentException {
    double[] values = pairs.stream().mapToDouble(GaugePair::gauge_mm).toArray();
    double[] solved = solve(pairs, range_m, values, true);
    double slope = solved[pairs.size() + 1];
    if (!(slope >= 0)) {
      throw new SingularAdjustmentException("More radar rain would mean less rain.");
    }
    return new Kriging(pairs, range_m, solved, slope);
  }

  private static double[] solve(
      List<GaugePair> pairs, double range_m, double[] values, boolean drift)
      throws SingularAdjustmentException {
    int n = pairs.size();
    int size = drift ? n + 2 : n + 1;
    double scale = Math.max(1, pairs.stream().mapToDouble(GaugePair::radar_mm).max().orElse(1));
    double[][] matrix = new double[size][size];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double dx = pairs.get(i).x_m() - pairs.get(j).x_m();
        double dy = pairs.get(i).y_m() - pairs.get(j).y_m();
        matrix[i][j] = i == j ? 1 : (1 - NOISE) * Math.exp(-3 * Math.hypot(dx, dy) / range_m);
      }
      matrix[i][n] = 1;
      matrix[n][i] = 1;
      if (drift) {
        matrix[i][n + 1] = pairs.get(i).radar_mm() / scale;
        matrix[n + 1][i] = pairs.get(i).radar_mm() / scale;
      }
    }
    DecompositionSolver solver =
        new LUDecomposition(new Array2DRowRealMatrix(matrix, false), SINGULAR).getSolver();
    if (!solver.isNonSingular()) {
      throw new SingularAdjustmentException("The radar is the same above all gauges.");
    }
    RealVector right = new ArrayRealVector(size);
    for (int i = 0; i < n; i++) {
      right.setEntry(i, values[i]);
    }
    double[] solved = solver.solve(right).toArray();
    if (drift) {
      solved[n + 1] /= scale;
    }
    return solved;
  }

  @Override
  public double rain_mm(double x, double y, double radar_mm) {
    double sum = constant + slope * radar_mm;
    for (int i = 0; i < weights.length; i++) {
      double distance_m = Math.hypot(x - x_m[i], y - y_m[i]);
      sum += weights[i] * (1 - NOISE) * Math.exp(-3 * distance_m / range_m);
    }
    return sum;
  }
}
