package org.freshet.sample.land;

import org.freshet.dem.crs.Crs;
import org.freshet.dem.crs.LonLat;
import org.freshet.grid.GridGeometry;

/**
 * Where Sillbach lies: 3 km x 3 km of 2 m cells in EPSG:25832, and the way from its local frame (x
 * east, y north of the south-west corner, m) to longitude and latitude.
 *
 * <p>Not thread-safe.
 */
public final class Place {
  /** Rows and columns of the raster. */
  public static final int CELLS = 1500;

  /** Cell size, m. */
  public static final double CELL_M = 2;

  /** Width and height of the area, m. */
  public static final double SIZE_M = CELLS * CELL_M;

  /** Easting of the west edge, m. */
  public static final double WEST = 566_000;

  /** Northing of the south edge, m. */
  public static final double SOUTH = 5_640_000;

  /** The coordinate reference system of everything metric. */
  public static final String CRS = "EPSG:25832";

  private final Crs crs = Crs.of(CRS);

  /** The raster. */
  public static GridGeometry geometry() {
    return new GridGeometry(CELLS, CELLS, WEST, SOUTH + SIZE_M, CELL_M, CELL_M, CRS);
  }

  /** Local x of the centre of a column, m. */
  public static double x(int col) {
    return (col + 0.5) * CELL_M;
  }

  /** Local y of the centre of a row, m. */
  public static double y(int row) {
    return SIZE_M - (row + 0.5) * CELL_M;
  }

  /** Column of a local x, clamped to the raster. */
  public static int col(double x) {
    return Math.max(0, Math.min(CELLS - 1, (int) Math.floor(x / CELL_M)));
  }

  /** Row of a local y, clamped to the raster. */
  public static int row(double y) {
    return Math.max(0, Math.min(CELLS - 1, (int) Math.floor((SIZE_M - y) / CELL_M)));
  }

  /** Longitude and latitude of a local point, degrees, rounded to seven decimals (1 cm). */
  public double[] lonLat(double x, double y) {
    LonLat out = crs.toLonLat(WEST + x, SOUTH + y);
    return new double[] {round7(out.lon_deg()), round7(out.lat_deg())};
  }

  private static double round7(double degrees) {
    return Math.round(degrees * 1e7) / 1e7;
  }
}
