package org.freshet.gauge;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * One linear regression per lead (direct ARX) of the change of level on past changes, level and
 * rain; ridge on standardised features, so that few data do not run wild.
 */
final class DirectRegression implements LevelModel {
  private static final double RIDGE = 1e-3;

  private final double[] mean;
  private final double[] spread;
  private final double[] weights;
  private final double constant;

  DirectRegression(double[][] features, double[] changes_m, int count) {
    int n = LevelHistory.FEATURES;
    mean = new double[n];
    spread = new double[n];
    double sum = 0;
    for (int row = 0; row < count; row++) {
      sum += changes_m[row];
      for (int i = 0; i < n; i++) {
        mean[i] += features[row][i] / count;
      }
    }
    constant = sum / count;
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < n; i++) {
        double deviation = features[row][i] - mean[i];
        spread[i] += deviation * deviation / count;
      }
    }
    for (int i = 0; i < n; i++) {
      spread[i] = spread[i] > 0 ? Math.sqrt(spread[i]) : 1;
    }
    weights = solve(features, changes_m, count);
  }

  private double[] solve(double[][] features, double[] changes_m, int count) {
    int n = mean.length;
    double[][] normal = new double[n][n];
    double[] right = new double[n];
    double[] scaled = new double[n];
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < n; i++) {
        scaled[i] = (features[row][i] - mean[i]) / spread[i];
      }
      for (int i = 0; i < n; i++) {
        right[i] += scaled[i] * (changes_m[row] - constant);
        for (int j = 0; j <= i; j++) {
          normal[i][j] += scaled[i] * scaled[j];
        }
      }
    }
    for (int i = 0; i < n; i++) {
      normal[i][i] += RIDGE * count;
      for (int j = 0; j < i; j++) {
        normal[j][i] = normal[i][j];
      }
    }
    return new CholeskyDecomposition(new Array2DRowRealMatrix(normal, false))
        .getSolver()
        .solve(new ArrayRealVector(right, false))
        .toArray();
  }

  @Override
  public double change_m(double[] features) {
    double change = constant;
    for (int i = 0; i < weights.length; i++) {
      change += weights[i] * (features[i] - mean[i]) / spread[i];
    }
    return change;
  }
}
