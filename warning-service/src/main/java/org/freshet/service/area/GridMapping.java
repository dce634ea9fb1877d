package org.freshet.service.area;

import java.util.ArrayList;
import java.util.List;
import org.freshet.dem.crs.Crs;
import org.freshet.dem.crs.LonLat;
import org.freshet.dem.crs.MapPoint;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.LineCells;
import org.freshet.grid.PolygonCells;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** From longitude and latitude to the cells of a terrain and back. Immutable and thread-safe. */
public final class GridMapping {
  private final GridGeometry geometry;
  private final Crs crs;

  /** Cells of a raster whose coordinates are in {@code crs}. */
  public GridMapping(GridGeometry geometry, Crs crs) {
    this.geometry = geometry;
    this.crs = crs;
  }

  /** The raster. */
  public GridGeometry geometry() {
    return geometry;
  }

  /** Its coordinate system. */
  public Crs crs() {
    return crs;
  }

  /** Longitude, latitude, longitude … to x, y, x …, m. */
  public double[] toMap(double[] lonLat) {
    double[] xy = new double[lonLat.length];
    for (int i = 0; i + 1 < lonLat.length; i += 2) {
      MapPoint point = crs.fromLonLat(lonLat[i], lonLat[i + 1]);
      xy[i] = point.x();
      xy[i + 1] = point.y();
    }
    return xy;
  }

  /** x, y, x … in m to longitude, latitude, longitude …. */
  public double[] toLonLat(double[] xy) {
    double[] lonLat = new double[xy.length];
    for (int i = 0; i + 1 < xy.length; i += 2) {
      LonLat place = crs.toLonLat(xy[i], xy[i + 1]);
      lonLat[i] = place.lon_deg();
      lonLat[i + 1] = place.lat_deg();
    }
    return lonLat;
  }

  /** The cell a place lies in, -1 off the raster. */
  public int cellAt(double lon_deg, double lat_deg) {
    MapPoint point = crs.fromLonLat(lon_deg, lat_deg);
    return geometry.cellAt(point.x(), point.y());
  }

  /** Where the centre of a cell lies. */
  public LonLat centre(int cell) {
    return crs.toLonLat(geometry.x(geometry.col(cell)), geometry.y(geometry.row(cell)));
  }

  /** The cells along a line of longitude, latitude …, in order. */
  public int[] lineCells(double[] lonLat) {
    return LineCells.of(geometry, toMap(lonLat));
  }

  /** The cells with centres in the polygons of a geometry in longitude and latitude, ascending. */
  public int[] polygonCells(Geometry lonLat) {
    List<double[]> rings = new ArrayList<>();
    for (int i = 0; i < lonLat.getNumGeometries(); i++) {
      if (lonLat.getGeometryN(i) instanceof Polygon polygon) {
        rings.add(toMap(flat(polygon.getExteriorRing().getCoordinates())));
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          rings.add(toMap(flat(polygon.getInteriorRingN(hole).getCoordinates())));
        }
      }
    }
    return PolygonCells.of(geometry, rings);
  }

  /** Coordinates as x, y, x, y …. */
  public static double[] flat(Coordinate[] coordinates) {
    double[] flat = new double[2 * coordinates.length];
    for (int i = 0; i < coordinates.length; i++) {
      flat[2 * i] = coordinates[i].x;
      flat[2 * i + 1] = coordinates[i].y;
    }
    return flat;
  }
}
