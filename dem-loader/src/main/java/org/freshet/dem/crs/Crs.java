package org.freshet.dem.crs;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.proj.Projection;

/**
 * A horizontal coordinate reference system by its EPSG code, and its way to WGS 84. Easting comes
 * first whatever the axis order of the authority is. Positions agree with PROJ to about 1e-9
 * degrees where no datum grid is needed; DHDN (EPSG:31466 to 31469) is shifted by seven parameters,
 * within about a metre.
 *
 * <p>Immutable and safe for any thread. Making the first one costs about a tenth of a second (the
 * EPSG table is read), others less than a millisecond.
 */
public final class Crs {
  private static final String WGS84 = "+proj=longlat +datum=WGS84 +no_defs";

  private static final double[] PROBE_LON_DEG = {-2.5, 0.3, 2.1};
  private static final double[] PROBE_LAT_DEG = {-55, -12, 8, 47.5, 54.5};
  private static final double SAME_PLACE_M = 1e-3;

  private final int code;
  private final CoordinateReferenceSystem system;
  private final BasicCoordinateTransform toWgs84;
  private final BasicCoordinateTransform fromWgs84;

  private Crs(int code, CoordinateReferenceSystem system, CoordinateReferenceSystem wgs84) {
    this.code = code;
    this.system = system;
    this.toWgs84 = new BasicCoordinateTransform(system, wgs84);
    this.fromWgs84 = new BasicCoordinateTransform(wgs84, system);
  }

  /**
   * The system of a code such as {@code EPSG:25832}; upper and lower case, {@code
   * urn:ogc:def:crs:EPSG::25832} and the bare number are understood.
   *
   * @throws CrsException where the code is malformed or unknown
   */
  public static Crs of(String code) {
    int number = number(code);
    String parameters = EpsgTable.parameters(number);
    if (parameters == null) {
      throw unknown(code, null);
    }
    CRSFactory factory = new CRSFactory();
    try {
      CoordinateReferenceSystem system = factory.createFromParameters("EPSG:" + number, parameters);
      return new Crs(number, system, factory.createFromParameters("WGS84", WGS84));
    } catch (Proj4jException | IllegalStateException e) {
      throw unknown(code, e);
    }
  }

  private static int number(String code) {
    String text = code.trim().toUpperCase(Locale.ROOT);
    String digits = text.substring(text.lastIndexOf(':') + 1);
    boolean authority = text.equals(digits) || text.contains("EPSG");
    if (!authority || digits.isEmpty() || digits.length() > 6 || !isNumber(digits)) {
      throw new CrsException(
          "CRS (" + code + ") is not of the form EPSG:number. Maybe write EPSG:25832.");
    }
    return Integer.parseInt(digits);
  }

  private static boolean isNumber(String digits) {
    return digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static CrsException unknown(String code, @Nullable Exception e) {
    return new CrsException(
        "CRS ("
            + code
            + ") is not in the EPSG table. Maybe use a projected metric one: EPSG:25832 or"
            + " EPSG:25833 in Germany.",
        e);
  }

  /** The code in the form {@code EPSG:25832}. */
  public String code() {
    return "EPSG:" + code;
  }

  /** The number of the code. */
  public int epsg() {
    return code;
  }

  /** Whether coordinates are degrees. */
  public boolean isGeographic() {
    return system.isGeographic();
  }

  /** Whether coordinates are metres on a plane. */
  public boolean isMetric() {
    return !isGeographic() && Math.abs(system.getProjection().getFromMetres() - 1) < 1e-9;
  }

  /**
   * Where a point lies on earth.
   *
   * @throws CrsException where the point is outside of what the system can map
   */
  public LonLat toLonLat(double x, double y) {
    ProjCoordinate place = transform(toWgs84, x, y);
    return new LonLat(place.x, place.y);
  }

  /**
   * The point of a place on earth.
   *
   * @throws CrsException where the place is outside of what the system can map
   */
  public MapPoint fromLonLat(double lon_deg, double lat_deg) {
    ProjCoordinate point = transform(fromWgs84, lon_deg, lat_deg);
    return new MapPoint(point.x, point.y);
  }

  private ProjCoordinate transform(BasicCoordinateTransform way, double x, double y) {
    ProjCoordinate result = new ProjCoordinate();
    try {
      way.transform(new ProjCoordinate(x, y), result);
    } catch (Proj4jException | IllegalStateException e) {
      throw outside(x, y, e);
    }
    if (!Double.isFinite(result.x) || !Double.isFinite(result.y)) {
      throw outside(x, y, null);
    }
    return result;
  }

  private CrsException outside(double x, double y, @Nullable Exception e) {
    return new CrsException(
        "Point (" + x + ", " + y + ") has no place in " + code() + ". Maybe the CRS is wrong.", e);
  }

  /**
   * Whether both systems give every place the same coordinates to a millimetre, as EPSG:25832 and
   * its twin of swapped axis order EPSG:3044 do.
   */
  public boolean sameAs(Crs other) {
    if (code == other.code) {
      return true;
    }
    if (isGeographic() != other.isGeographic()) {
      return false;
    }
    Projection projection = system.getProjection();
    double centre_deg = isGeographic() ? 10 : projection.getProjectionLongitudeDegrees();
    double tolerance = isGeographic() ? SAME_PLACE_M / 111_000 : SAME_PLACE_M;
    int compared = 0;
    for (double lat : PROBE_LAT_DEG) {
      for (double lon : PROBE_LON_DEG) {
        MapPoint own = pointOrNothing(centre_deg + lon, lat);
        MapPoint others = other.pointOrNothing(centre_deg + lon, lat);
        if (Double.isNaN(own.x()) != Double.isNaN(others.x())
            || Math.abs(own.x() - others.x()) > tolerance
            || Math.abs(own.y() - others.y()) > tolerance) {
          return false;
        }
        compared += Double.isNaN(own.x()) ? 0 : 1;
      }
    }
    return compared > 0;
  }

  private MapPoint pointOrNothing(double lon_deg, double lat_deg) {
    try {
      return fromLonLat(lon_deg, lat_deg);
    } catch (CrsException e) {
      return new MapPoint(Double.NaN, Double.NaN);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Crs crs && crs.code == code;
  }

  @Override
  public int hashCode() {
    return code;
  }

  @Override
  public String toString() {
    return code();
  }
}
