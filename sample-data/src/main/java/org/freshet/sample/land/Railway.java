package org.freshet.sample.land;

/**
 * The railway: out of a tunnel in the southern hill, across the valley on an embankment, into a
 * tunnel in the northern hill.
 */
public final class Railway {
  /** Half the width of the crest of the embankment, m. */
  static final double HALF_CREST_M = 5;

  /** Reach of the slopes from the axis, m. */
  static final double REACH_M = 16;

  private static final double SLOPE = 1.5;
  private static final double SOUTH_END = 900;
  private static final double NORTH_END = 2250;

  private final Line line =
      Line.smooth(
          20, 2010, -60, 2015, 600, 2002, 1000, 1988, 1250, 1992, 1500, 2008, 1800, 2045, 2150,
          2120, 2500, 2200, 3060);

  /** The axis, from south to north. */
  public Line line() {
    return line;
  }

  /** Whether the axis is above the ground at this northing rather than in a tunnel. */
  public boolean inTheOpen(double y) {
    return y > SOUTH_END && y < NORTH_END;
  }

  /** Height of the crest at a northing, m above NHN. */
  public double crest_m(double y) {
    return 220.15 + 0.0006 * (y - 1500);
  }

  /** Height of the embankment's surface beside the axis, m above NHN. */
  double surface_m(double y, double distance_m) {
    return crest_m(y) - Math.max(0, distance_m - HALF_CREST_M) / SLOPE;
  }
}
