package org.freshet.dem.geotiff;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.SingleCRS;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.referencing.CRS;
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
  static @Nullable String ofGeoTiff(String name, Path file) {
    GeoTiffReader reader = null;
    try {
      reader = new GeoTiffReader(file.toFile(), new Hints());
      return lookup(reader.getCoordinateReferenceSystem());
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

  /** The code of a WKT text, or null where none matches. */
  public static @Nullable String ofWkt(String wkt) {
    try {
      return lookup(CRS.parseWKT(wkt));
    } catch (Exception | LinkageError e) {
      LOG.log(Level.FINE, "No CRS from WKT", e);
      return null;
    }
  }

  private static @Nullable String lookup(@Nullable CoordinateReferenceSystem system)
      throws FactoryException {
    if (system == null) {
      return null;
    }
    SingleCRS horizontal = CRS.getHorizontalCRS(system);
    Integer code = CRS.lookupEpsgCode(horizontal == null ? system : horizontal, true);
    return code == null ? null : "EPSG:" + code;
  }
}
