package org.freshet.dem.geotiff;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.freshet.dem.crs.CrsMatch;
import org.freshet.dem.crs.LonLat;
import org.freshet.dem.crs.MapPoint;
import org.freshet.grid.GridGeometry;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.SingleCRS;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.geotools.util.factory.Hints;
import org.jspecify.annotations.Nullable;

/**
 * Asks GeoTools for the code of systems that are described by their parameters. The first question
 * takes about a second: GeoTools unpacks its EPSG tables.
 */
public final class GeoToolsCrs {
  private static final Logger LOG = Logger.getLogger(GeoToolsCrs.class.getName());

  private GeoToolsCrs() {}

  /** The code of the horizontal system a GeoTIFF describes, or null where none matches. */
  static @Nullable String ofGeoTiff(String name, Path file, GridGeometry geometry) {
    GeoTiffReader reader = null;
    try {
      reader = new GeoTiffReader(file.toFile(), new Hints());
      return match(reader.getCoordinateReferenceSystem(), geometry);
    } catch (Exception | LinkageError e) {
      // GeoTools throws whatever its parsers throw; without an answer the CRS stays unknown.
      LOG.log(Level.FINE, name + ": no CRS from GeoTools", e);
      return null;
    } finally {
      if (reader != null) {
        reader.dispose();
      }
    }
  }

  /** The code of the WKT text of a raster that lies there, or null where none matches. */
  public static @Nullable String ofWkt(String wkt, GridGeometry geometry) {
    try {
      return match(CRS.parseWKT(wkt), geometry);
    } catch (Exception | LinkageError e) {
      LOG.log(Level.FINE, "No CRS from WKT", e);
      return null;
    }
  }

  private static @Nullable String match(
      @Nullable CoordinateReferenceSystem system, GridGeometry geometry) throws Exception {
    if (system == null) {
      return null;
    }
    SingleCRS horizontal = CRS.getHorizontalCRS(system);
    CoordinateReferenceSystem plane = horizontal == null ? system : horizontal;
    // Not the full scan of GeoTools: it takes a minute and compares names where places count.
    Integer code = CRS.lookupEpsgCode(plane, false);
    if (code != null) {
      return "EPSG:" + code;
    }
    MathTransform toPlace = CRS.findMathTransform(plane, DefaultGeographicCRS.WGS84, true);
    List<MapPoint> points =
        List.of(
            new MapPoint(geometry.west(), geometry.north()),
            new MapPoint(geometry.east(), geometry.north()),
            new MapPoint(geometry.east(), geometry.south()));
    List<LonLat> places = new ArrayList<>();
    for (MapPoint point : points) {
      double[] place = {point.x(), point.y()};
      toPlace.transform(place, 0, place, 0, 1);
      places.add(new LonLat(place[0], place[1]));
    }
    return CrsMatch.find(points, places);
  }
}
