package org.freshet.sample.land;

/**
 * The retention basin on the Erlenbach: a dam across the side valley with a spillway, and the pool
 * dug out behind it.
 */
public final class Basin {
  /** Distance along the Erlenbach where the dam crosses it, m. */
  public static final double DAM_ALONG_M = 730;

  private static final double HALF_CREST_M = 2.5;
  private static final double SLOPE = 2;
  private static final double HALF_LENGTH_M = 120;
  private static final double HEIGHT_M = 2.0;
  private static final double SPILLWAY_M = 0.6;
  private static final double REACH_M = 16;
  private static final double POOL_LONG_M = 42;
  private static final double POOL_WIDE_M = 15;

  private final double[] centre;
  private final double[] downstream;
  private final Line dam;

  /** Places the basin on the stream. */
  public Basin(Line erlenbach) {
    this.centre = erlenbach.pointAt(DAM_ALONG_M);
    this.downstream = erlenbach.directionAt(DAM_ALONG_M);
    double nx = -downstream[1] * HALF_LENGTH_M;
    double ny = downstream[0] * HALF_LENGTH_M;
    this.dam = Line.of(centre[0] - nx, centre[1] - ny, centre[0] + nx, centre[1] + ny);
  }

  /** Crest of the dam from its right to its left end. */
  public Line dam() {
    return dam;
  }

  /** A point in the middle of the pool. */
  public double[] pool() {
    return new double[] {
      centre[0] - downstream[0] * (POOL_LONG_M + 8), centre[1] - downstream[1] * (POOL_LONG_M + 8)
    };
  }

  boolean holdsBackChannel(double distanceAlong_m) {
    return Math.abs(distanceAlong_m - DAM_ALONG_M) < REACH_M;
  }

  /** Digs the pool and heaps up the dam. */
  void shape(double[] ground) {
    int cell = Place.row(centre[1]) * Place.CELLS + Place.col(centre[0]);
    double foot_m = ground[cell];
    double crest_m = foot_m + HEIGHT_M;
    dig(ground, foot_m - 0.6);
    Corridor.visit(
        dam,
        REACH_M,
        (c, x, y, d, s) -> {
          boolean spillway = Math.abs(s - (HALF_LENGTH_M + 34)) < 7;
          double top = crest_m - (spillway ? SPILLWAY_M : 0);
          ground[c] = Math.max(ground[c], top - Math.max(0, d - HALF_CREST_M) / SLOPE);
        });
  }

  private void dig(double[] ground, double floor_m) {
    double[] p = pool();
    Line axis =
        Line.of(
            p[0] - downstream[0] * 14,
            p[1] - downstream[1] * 14,
            p[0] + downstream[0] * 36,
            p[1] + downstream[1] * 36);
    Corridor.visit(
        axis,
        POOL_WIDE_M + 20,
        (c, x, y, d, s) -> {
          double bank = Math.max(0, d - POOL_WIDE_M) / 2.2;
          ground[c] = Math.min(ground[c], floor_m + 0.004 * Math.max(0, 50 - s) + bank);
        });
  }
}
