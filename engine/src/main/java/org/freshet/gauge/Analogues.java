package org.freshet.gauge;

/**
 * What followed the most similar moments of the past: the mean of their changes, weighted by
 * inverse distance in standardised features. One pass over the past per forecast; ties go to the
 * older moment.
 */
final class Analogues implements LevelModel {
  private static final int NEAREST = 8;
  private static final double ALMOST_SAME = 1e-6;

  private final double[][] features;
  private final double[] changes_m;
  private final int count;
  private final double[] spread;

  Analogues(double[][] features, double[] changes_m, int count) {
    this.features = features;
    this.changes_m = changes_m;
    this.count = count;
    this.spread = new double[LevelHistory.FEATURES];
    for (int i = 0; i < spread.length; i++) {
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < count; row++) {
        sum += features[row][i];
        squares += features[row][i] * features[row][i];
      }
      double variance = squares / count - sum / count * (sum / count);
      spread[i] = variance > 1e-12 ? Math.sqrt(variance) : 1;
    }
  }

  @Override
  public double change_m(double[] moment) {
    double[] best = new double[NEAREST];
    double[] changes = new double[NEAREST];
    java.util.Arrays.fill(best, Double.POSITIVE_INFINITY);
    for (int row = 0; row < count; row++) {
      double distance = distance(features[row], moment, best[NEAREST - 1]);
      int at = NEAREST;
      while (at > 0 && distance < best[at - 1]) {
        at--;
      }
      if (at < NEAREST) {
        System.arraycopy(best, at, best, at + 1, NEAREST - 1 - at);
        System.arraycopy(changes, at, changes, at + 1, NEAREST - 1 - at);
        best[at] = distance;
        changes[at] = changes_m[row];
      }
    }
    double weights = 0;
    double sum = 0;
    for (int i = 0; i < NEAREST && best[i] < Double.POSITIVE_INFINITY; i++) {
      double weight = 1 / (Math.sqrt(best[i]) + ALMOST_SAME);
      weights += weight;
      sum += weight * changes[i];
    }
    return weights == 0 ? 0 : sum / weights;
  }

  private double distance(double[] a, double[] b, double enough) {
    double sum = 0;
    for (int i = 0; i < spread.length && sum < enough; i++) {
      double difference = (a[i] - b[i]) / spread[i];
      sum += difference * difference;
    }
    return sum;
  }
}
