package org.freshet.rain;

/**
 * More rain in a warmer climate: every depth grows by the same share, as German guides do it who
 * add 10 to 40 % to today's depths. Clausius and Clapeyron give about 7 % of water vapour per
 * degree; short convective rain may gain twice that (G. Lenderink, E. van Meijgaard, 2008,
 * doi:10.1038/ngeo262). The storm's return period is thus that of today's statistics for the larger
 * depth, not that of the storm it was made from.
 *
 * @param percent what is added, %, -50 to 200
 */
public record ClimateSurcharge(double percent) {
  /** Today's climate. */
  public static final ClimateSurcharge NONE = new ClimateSurcharge(0);

  private static final double LEAST = -50;
  private static final double MOST = 200;

  /** Checks the range. */
  public ClimateSurcharge {
    if (!(percent >= LEAST && percent <= MOST)) {
      throw new IllegalArgumentException(
          "Climate surcharge ("
              + percent
              + " %) must lie from -50 to 200. Maybe 20 for a rise by a fifth.");
    }
  }

  /** What depths are multiplied by. */
  public double factor() {
    return 1 + percent / 100;
  }

  /** The depths of a storm with the surcharge, in a new array. */
  public double[] on(double[] depths_mm) {
    double[] more = depths_mm.clone();
    for (int i = 0; i < more.length; i++) {
      more[i] *= factor();
    }
    return more;
  }
}
