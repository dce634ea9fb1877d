package org.freshet.service.ingest.radolan;

import java.util.Optional;
import org.freshet.rain.PolarStereographic;

/**
 * Where a composite lies: a 1 km raster on a polar stereographic plane, true at 60°N, central
 * meridian 10°E, tied to the reference point 9°E 51°N. Row 0 is north. Up to format version 4 the
 * plane belongs to a sphere of 6370.04 km, from version 5 on to the WGS84 ellipsoid; mixing them up
 * moves rain by kilometres. Immutable and thread-safe.
 */
public final class RadolanGrid {
  /** Length of a cell's side on the projection plane, m. */
  public static final double CELL_M = 1_000;

  private static final double REFERENCE_LON = 9;
  private static final double REFERENCE_LAT = 51;
  private static final double TRUE_LAT = 60;
  private static final double CENTRAL_LON = 10;
  private static final int ELLIPSOID_SINCE_VERSION = 5;

  private final PolarStereographic projection;
  private final int rows;
  private final int cols;
  private final boolean ellipsoid;
  private final double west_m;
  private final double north_m;

  private RadolanGrid(boolean ellipsoid, int rows, int cols, int kmFromWest, int kmFromSouth) {
    this.ellipsoid = ellipsoid;
    this.projection =
        ellipsoid
            ? PolarStereographic.wgs84(TRUE_LAT, CENTRAL_LON)
            : PolarStereographic.sphere(
                PolarStereographic.RADOLAN_SPHERE_RADIUS_M, TRUE_LAT, CENTRAL_LON);
    this.rows = rows;
    this.cols = cols;
    this.west_m = projection.x_m(REFERENCE_LON, REFERENCE_LAT) - kmFromWest * CELL_M;
    this.north_m = projection.y_m(REFERENCE_LON, REFERENCE_LAT) + (rows - kmFromSouth) * CELL_M;
  }

  /** The grid of a shape and format version; empty where the format has no such grid. */
  public static Optional<RadolanGrid> of(int rows, int cols, int formatVersion) {
    boolean ellipsoid = formatVersion >= ELLIPSOID_SINCE_VERSION;
    int[] corner =
        switch (rows + "x" + cols) {
          case "900x900" -> new int[] {450, 450};
          case "1100x900" -> new int[] {370, 550};
          case "1200x1100" -> new int[] {470, 600};
          case "1500x1400" -> new int[] {600, 800};
          default -> new int[0];
        };
    return corner.length == 0
        ? Optional.empty()
        : Optional.of(new RadolanGrid(ellipsoid, rows, cols, corner[0], corner[1]));
  }

  /** Rows, row 0 north. */
  public int rows() {
    return rows;
  }

  /** Columns, column 0 west. */
  public int cols() {
    return cols;
  }

  /** Whether the plane belongs to the WGS84 ellipsoid rather than to the sphere. */
  public boolean ellipsoid() {
    return ellipsoid;
  }

  /** The projection of the plane. */
  public PolarStereographic projection() {
    return projection;
  }

  /** x of the west edge on the plane, m. */
  public double west_m() {
    return west_m;
  }

  /** y of the north edge on the plane, m. */
  public double north_m() {
    return north_m;
  }

  /** Longitude of a place in the grid; row and col may be fractions, x.5 is a cell's centre. */
  public double lon_deg(double row, double col) {
    return projection.lon_deg(west_m + col * CELL_M, north_m - row * CELL_M);
  }

  /** Latitude of a place in the grid; row and col may be fractions, x.5 is a cell's centre. */
  public double lat_deg(double row, double col) {
    return projection.lat_deg(west_m + col * CELL_M, north_m - row * CELL_M);
  }

  /** Longitude of a cell's centre. */
  public double lonOfCell_deg(int row, int col) {
    return lon_deg(row + 0.5, col + 0.5);
  }

  /** Latitude of a cell's centre. */
  public double latOfCell_deg(int row, int col) {
    return lat_deg(row + 0.5, col + 0.5);
  }

  /** Row of a place as a fraction: 0 is the north edge, {@link #rows} the south edge. */
  public double row(double lon_deg, double lat_deg) {
    return (north_m - projection.y_m(lon_deg, lat_deg)) / CELL_M;
  }

  /** Column of a place as a fraction: 0 is the west edge, {@link #cols} the east edge. */
  public double col(double lon_deg, double lat_deg) {
    return (projection.x_m(lon_deg, lat_deg) - west_m) / CELL_M;
  }

  /** The cell that holds a place, or -1 outside. */
  public int cellAt(double lon_deg, double lat_deg) {
    double row = Math.floor(row(lon_deg, lat_deg));
    double col = Math.floor(col(lon_deg, lat_deg));
    boolean inside = row >= 0 && col >= 0 && row < rows && col < cols;
    return inside ? ((int) row) * cols + (int) col : -1;
  }

  /** A text that names the projection, for people and for JSON. */
  public String crs() {
    return "polar stereographic, true at 60N, central meridian 10E, "
        + (ellipsoid ? "WGS84 ellipsoid" : "sphere of 6370.04 km");
  }
}
