package org.freshet.sample.land;

/**
 * A road that dips below the railway: a trench with upright walls, deepest under the track.
 *
 * @param id identifier
 * @param road centre line of the road
 * @param along_m where along the road the track crosses
 * @param depth_m how far the road dips below the ground around
 * @param ramp_m length of the ramp on each side
 */
public record Underpass(String id, Line road, double along_m, double depth_m, double ramp_m) {
  static final double HALF_WIDTH_M = 6.6;
  private static final double FLAT_M = 17;

  /** Share of the full dip at a distance along the road, 0..1. */
  double dip(double along) {
    double u = Math.abs(along - along_m);
    if (u <= FLAT_M) {
      return 1;
    }
    double t = Math.min(1, (u - FLAT_M) / (ramp_m - FLAT_M));
    return 1 - t * t * (3 - 2 * t);
  }

  /** The point below the track. */
  public double[] centre() {
    return road.pointAt(along_m);
  }
}
