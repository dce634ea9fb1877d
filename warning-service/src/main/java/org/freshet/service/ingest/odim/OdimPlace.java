package org.freshet.service.ingest.odim;

import java.util.function.Function;
import org.freshet.dem.crs.LonLat;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * Where the cells of a composite lie: its projection, the place of its north-west corner and the
 * size of its cells on the projection plane. Immutable and thread-safe.
 */
public final class OdimPlace {
  private final String projection;
  private final BasicCoordinateTransform toLonLat;
  private final BasicCoordinateTransform fromLonLat;
  private final double west_m;
  private final double north_m;
  private final double cellWidth_m;
  private final double cellHeight_m;

  /**
   * From the attributes of {@code where}.
   *
   * @param projection {@code projdef}, a PROJ text
   * @param corner {@code UL_lon, UL_lat}: outer corner of the north-west cell
   * @param cellWidth_m {@code xscale}
   * @param cellHeight_m {@code yscale}
   */
  OdimPlace(String projection, LonLat corner, double cellWidth_m, double cellHeight_m) {
    this(projection, cellWidth_m, cellHeight_m, plane -> transform(plane, corner));
  }

  /**
   * From the plane itself.
   *
   * @param projection a PROJ text in metres
   * @param west_m x of the north-west corner
   * @param north_m y of the north-west corner
   */
  static OdimPlace ofPlane(
      String projection, double west_m, double north_m, double cellWidth_m, double cellHeight_m) {
    ProjCoordinate corner = new ProjCoordinate(west_m, north_m);
    return new OdimPlace(projection, cellWidth_m, cellHeight_m, plane -> corner);
  }

  private OdimPlace(
      String projection,
      double cellWidth_m,
      double cellHeight_m,
      Function<BasicCoordinateTransform, ProjCoordinate> corner) {
    this.projection = projection;
    this.cellWidth_m = cellWidth_m;
    this.cellHeight_m = cellHeight_m;
    CRSFactory factory = new CRSFactory();
    var plane = factory.createFromParameters("radar", projection);
    var wgs84 = factory.createFromParameters("WGS84", "+proj=longlat +datum=WGS84 +no_defs");
    this.toLonLat = new BasicCoordinateTransform(plane, wgs84);
    this.fromLonLat = new BasicCoordinateTransform(wgs84, plane);
    ProjCoordinate start = corner.apply(fromLonLat);
    this.west_m = start.x;
    this.north_m = start.y;
  }

  private static ProjCoordinate transform(BasicCoordinateTransform way, LonLat place) {
    return transform(way, place.lon_deg(), place.lat_deg());
  }

  private static ProjCoordinate transform(BasicCoordinateTransform way, double x, double y) {
    return way.transform(new ProjCoordinate(x, y), new ProjCoordinate());
  }

  /** The projection as a PROJ text. */
  public String projection() {
    return projection;
  }

  /** Length of a cell's side on the plane, west to east, m. */
  public double cellWidth_m() {
    return cellWidth_m;
  }

  /** Length of a cell's side on the plane, north to south, m. */
  public double cellHeight_m() {
    return cellHeight_m;
  }

  /** Where the centre of a cell lies; row 0 is north. */
  public LonLat centre(int row, int col) {
    return at(row + 0.5, col + 0.5);
  }

  /** Where a place in the raster lies; whole numbers are corners of cells. */
  LonLat at(double row, double col) {
    double x = west_m + col * cellWidth_m;
    double y = north_m - row * cellHeight_m;
    ProjCoordinate place = transform(toLonLat, x, y);
    return new LonLat(place.x, place.y);
  }

  /** Row and column of a place, fractions counted from the north-west corner. */
  public double[] rowAndCol(LonLat place) {
    ProjCoordinate point = transform(fromLonLat, place.lon_deg(), place.lat_deg());
    return new double[] {(north_m - point.y) / cellHeight_m, (point.x - west_m) / cellWidth_m};
  }
}
