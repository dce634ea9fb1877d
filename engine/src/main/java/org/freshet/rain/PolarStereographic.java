package org.freshet.rain;

/**
 * North polar stereographic projection with a latitude of true scale, on a sphere or an ellipsoid,
 * both ways.
 *
 * <p>Formulas: J. P. Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395, 1987,
 * eqs. 15-9, 21-33, 21-34 (forward), 7-9, 20-16, 20-18 (inverse). Forward and inverse agree to
 * better than 1e-6 m. x grows to the east of the central meridian, y towards the pole, origin at
 * the pole. Immutable and thread-safe.
 */
public final class PolarStereographic {
  /** Earth radius of the radar composites of the German weather service up to format 4, m. */
  public static final double RADOLAN_SPHERE_RADIUS_M = 6_370_040.0;

  private static final double WGS84_SEMI_MAJOR_M = 6_378_137.0;
  private static final double WGS84_FLATTENING = 1 / 298.257223563;
  private static final double QUARTER_TURN = Math.PI / 2;
  private static final double CONVERGED_RAD = 1e-14;
  private static final int MAX_ITERATIONS = 30;

  private final double radius_m;
  private final double eccentricity;
  private final double trueScaleLat_rad;
  private final double centralMeridian_deg;
  private final double metresPerT;

  private PolarStereographic(
      double radius_m, double eccentricity, double trueScaleLat_deg, double centralMeridian_deg) {
    if (!(trueScaleLat_deg > 0 && trueScaleLat_deg < 90)) {
      throw new IllegalArgumentException(
          "Latitude of true scale (" + trueScaleLat_deg + ") must lie between 0 and 90.");
    }
    this.radius_m = radius_m;
    this.eccentricity = eccentricity;
    this.trueScaleLat_rad = Math.toRadians(trueScaleLat_deg);
    this.centralMeridian_deg = centralMeridian_deg;
    this.metresPerT = radius_m * m(trueScaleLat_rad) / t(trueScaleLat_rad);
  }

  /** On a sphere. */
  public static PolarStereographic sphere(
      double radius_m, double trueScaleLat_deg, double centralMeridian_deg) {
    return new PolarStereographic(radius_m, 0, trueScaleLat_deg, centralMeridian_deg);
  }

  /** On the WGS84 ellipsoid. */
  public static PolarStereographic wgs84(double trueScaleLat_deg, double centralMeridian_deg) {
    double eccentricity = Math.sqrt(WGS84_FLATTENING * (2 - WGS84_FLATTENING));
    return new PolarStereographic(
        WGS84_SEMI_MAJOR_M, eccentricity, trueScaleLat_deg, centralMeridian_deg);
  }

  /** x of a place, m. */
  public double x_m(double lon_deg, double lat_deg) {
    return rho_m(lat_deg) * Math.sin(Math.toRadians(lon_deg - centralMeridian_deg));
  }

  /** y of a place, m (negative south of the pole along the central meridian). */
  public double y_m(double lon_deg, double lat_deg) {
    return -rho_m(lat_deg) * Math.cos(Math.toRadians(lon_deg - centralMeridian_deg));
  }

  /** Longitude of a point, degrees in [-180, 180). */
  public double lon_deg(double x_m, double y_m) {
    double lon = centralMeridian_deg + Math.toDegrees(Math.atan2(x_m, -y_m));
    return lon >= 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
  }

  /** Latitude of a point, degrees. */
  public double lat_deg(double x_m, double y_m) {
    double t = Math.hypot(x_m, y_m) / metresPerT;
    double lat_rad = QUARTER_TURN - 2 * Math.atan(t);
    for (int i = 0; eccentricity > 0 && i < MAX_ITERATIONS; i++) {
      double es = eccentricity * Math.sin(lat_rad);
      double next =
          QUARTER_TURN - 2 * Math.atan(t * Math.pow((1 - es) / (1 + es), eccentricity / 2));
      boolean converged = Math.abs(next - lat_rad) < CONVERGED_RAD;
      lat_rad = next;
      if (converged) {
        break;
      }
    }
    return Math.toDegrees(lat_rad);
  }

  /** Scale at a latitude: length on the map over length on the ground; 1 at the true latitude. */
  public double scale(double lat_deg) {
    return rho_m(lat_deg) / (radius_m * m(Math.toRadians(lat_deg)));
  }

  private double rho_m(double lat_deg) {
    if (!(lat_deg > -90 && lat_deg <= 90)) {
      throw new IllegalArgumentException(
          "Latitude (" + lat_deg + ") has no place on a north polar map.");
    }
    return metresPerT * t(Math.toRadians(lat_deg));
  }

  private double m(double lat_rad) {
    double es = eccentricity * Math.sin(lat_rad);
    return Math.cos(lat_rad) / Math.sqrt(1 - es * es);
  }

  private double t(double lat_rad) {
    double es = eccentricity * Math.sin(lat_rad);
    return Math.tan(Math.PI / 4 - lat_rad / 2) / Math.pow((1 - es) / (1 + es), eccentricity / 2);
  }
}
