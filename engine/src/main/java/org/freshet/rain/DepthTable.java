package org.freshet.rain;

import java.util.Arrays;

/**
 * Rain depths tabulated by duration and return period, as KOSTRA-DWD gives them per grid cell
 * (Junghänel et al., 2022, KOSTRA-DWD-2020, DWD). Between table values depths are linear in
 * duration and return periods linear in depth, as the reference software of the tables does it;
 * beyond the table nothing is extrapolated.
 */
public final class DepthTable implements DepthFrequency {
  private final double[] durations_min;
  private final double[] periods_a;
  private final double[][] depths_mm;

  /**
   * A table, copied.
   *
   * @param durations_min ascending
   * @param periods_a ascending
   * @param depths_mm one row per duration, one column per period; must grow both ways
   */
  public DepthTable(double[] durations_min, double[] periods_a, double[][] depths_mm) {
    if (depths_mm.length != durations_min.length) {
      throw new IllegalArgumentException(
          depths_mm.length + " rows of depths for " + durations_min.length + " durations.");
    }
    this.durations_min = durations_min.clone();
    this.periods_a = periods_a.clone();
    this.depths_mm = new double[depths_mm.length][];
    for (int row = 0; row < depths_mm.length; row++) {
      this.depths_mm[row] = depths_mm[row].clone();
      checkRow(row);
    }
  }

  private void checkRow(int row) {
    double[] depths = depths_mm[row];
    if (depths.length != periods_a.length) {
      throw new IllegalArgumentException(
          depths.length + " depths for " + periods_a.length + " return periods.");
    }
    for (int col = 0; col < depths.length; col++) {
      boolean growsWithPeriod = col == 0 || depths[col] > depths[col - 1];
      boolean growsWithDuration = row == 0 || depths[col] > depths_mm[row - 1][col];
      if (!(depths[col] > 0 && growsWithPeriod && growsWithDuration)) {
        throw new IllegalArgumentException(
            "Depth ("
                + depths[col]
                + " mm) of "
                + durations_min[row]
                + " min and "
                + periods_a[col]
                + " a does not grow with duration and return period.");
      }
    }
  }

  @Override
  public double depth_mm(double duration_min, double returnPeriod_a) {
    double[] column = atDuration(duration_min);
    return interpolate(periods_a, column, returnPeriod_a, "return period");
  }

  @Override
  public double returnPeriod_a(double duration_min, double depth_mm) {
    double[] depths = atDuration(duration_min);
    if (depth_mm < depths[0]) {
      return 0;
    }
    if (depth_mm > depths[depths.length - 1]) {
      return Double.POSITIVE_INFINITY;
    }
    return interpolate(depths, periods_a, depth_mm, "depth");
  }

  private double[] atDuration(double duration_min) {
    double[] depths = new double[periods_a.length];
    double[] column = new double[durations_min.length];
    for (int period = 0; period < depths.length; period++) {
      for (int row = 0; row < column.length; row++) {
        column[row] = depths_mm[row][period];
      }
      depths[period] = interpolate(durations_min, column, duration_min, "duration");
    }
    return depths;
  }

  private static double interpolate(double[] x, double[] y, double at, String what) {
    if (!(at >= x[0] && at <= x[x.length - 1])) {
      throw new IllegalArgumentException(
          "The "
              + what
              + " ("
              + at
              + ") lies outside of the table, which reaches from "
              + x[0]
              + " to "
              + x[x.length - 1]
              + ". Maybe fit a KostraCurve to it.");
    }
    int found = Arrays.binarySearch(x, at);
    if (found >= 0) {
      return y[found];
    }
    int above = -found - 1;
    double share = (at - x[above - 1]) / (x[above] - x[above - 1]);
    return y[above - 1] + share * (y[above] - y[above - 1]);
  }

  /** The durations, min. */
  public double[] durations_min() {
    return durations_min.clone();
  }

  /** The return periods, years. */
  public double[] periods_a() {
    return periods_a.clone();
  }

  double tabulated_mm(int row, int period) {
    return depths_mm[row][period];
  }
}
