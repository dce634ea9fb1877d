package org.freshet.sample.land;

/**
 * A stream with a bed that always falls.
 *
 * @param name its name
 * @param line its axis, downstream
 * @param depth_m bed below the ground beside it
 * @param halfBed_m half the width of the bed
 */
public record Stream(String name, Line line, double depth_m, double halfBed_m) {
  private static final double STEP_M = 4;
  private static final double LEAST_FALL = 0.0012;

  /** How a place's ground is known. */
  public interface Ground {
    /** Height at a local point, m above NHN. */
    double at(double x, double y);
  }

  /** Bed heights every 4 m along the line, m above NHN. */
  double[] bed(Ground ground) {
    int n = (int) Math.ceil(line.length_m() / STEP_M) + 1;
    double[] bed = new double[n];
    double last = Double.MAX_VALUE;
    for (int i = 0; i < n; i++) {
      double[] p = line.pointAt(i * STEP_M);
      last = Math.min(last - LEAST_FALL * STEP_M, ground.at(p[0], p[1]) - depth_m);
      bed[i] = last;
    }
    return bed;
  }

  /** Height of a bed at a distance along the line. */
  static double bedAt(double[] bed, double along_m) {
    double t = Math.max(0, along_m / STEP_M);
    int i = Math.min(bed.length - 2, (int) t);
    double f = Math.min(1, t - i);
    return bed[i] + f * (bed[i + 1] - bed[i]);
  }
}
