package org.freshet.sample.storm;

/**
 * The DE1200 grid of the DWD radar composite: 1200 rows x 1100 columns of 1 km, polar stereographic
 * on the WGS84 ellipsoid, true at 60°N, central meridian 10°E; the point 9°E 51°N lies 470 km east
 * and 600 km north of the south-west corner.
 *
 * <p>Formulas: Snyder, J. P. (1987), Map Projections: A Working Manual, USGS Professional Paper
 * 1395, equations 15-9, 21-33 and 21-34. Stateless; safe for any thread.
 */
public final class De1200 {
  /** Rows; row 0 is the southernmost here, as in the file. */
  public static final int ROWS = 1200;

  /** Columns; column 0 is the westernmost. */
  public static final int COLS = 1100;

  private static final double A = 6_378_137.0;
  private static final double F = 1 / 298.257223563;
  private static final double E = Math.sqrt(F * (2 - F));
  private static final double[] REFERENCE = plane(9, 51);

  private De1200() {}

  /** Kilometres east and north of the grid's south-west corner. */
  public static double[] km(double lon, double lat) {
    double[] p = plane(lon, lat);
    return new double[] {
      470 + (p[0] - REFERENCE[0]) / 1000, 600 + (p[1] - REFERENCE[1]) / 1000,
    };
  }

  private static double[] plane(double lon, double lat) {
    double truth = StrictMath.toRadians(60);
    double sin = StrictMath.sin(truth);
    double m = StrictMath.cos(truth) / Math.sqrt(1 - E * E * sin * sin);
    double rho = A * m * isometric(StrictMath.toRadians(lat)) / isometric(truth);
    double theta = StrictMath.toRadians(lon - 10);
    return new double[] {rho * StrictMath.sin(theta), -rho * StrictMath.cos(theta)};
  }

  private static double isometric(double phi) {
    double es = E * StrictMath.sin(phi);
    return StrictMath.tan(Math.PI / 4 - phi / 2) / StrictMath.pow((1 - es) / (1 + es), E / 2);
  }
}
