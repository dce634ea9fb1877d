package org.freshet.dem;

import java.util.List;
import org.freshet.dem.crs.Crs;
import org.freshet.dem.crs.CrsException;
import org.freshet.dem.crs.LonLat;
import org.freshet.grid.GridGeometry;
import org.jspecify.annotations.Nullable;

/** Decides which coordinate reference system counts, and refuses what is not metric. */
final class CrsRule {
  private static final String MEND =
      "Maybe reproject it to a metric CRS such as EPSG:25832: gdalwarp -t_srs EPSG:25832.";

  private CrsRule() {}

  /**
   * The geometry of a raster with the system that counts.
   *
   * @param stated what the file says
   * @param findings takes what is odd
   * @throws DemException where the system is geographic, unknown, not metric or not the expected
   *     one
   */
  static GridGeometry decide(
      String file, GridGeometry stated, DemOptions options, List<DemFinding> findings) {
    String override = options.crsOverride();
    if (override != null) {
      return overridden(file, stated, override, findings);
    }
    String expected = options.crsExpected();
    if (stated.crs().equals(GridGeometry.UNKNOWN_CRS)) {
      return expected == null
          ? unknown(file, stated, findings)
          : assumed(file, stated, expected, findings);
    }
    Crs own = metric(file, stated.crs(), "states");
    if (expected != null && !own.sameAs(metric(file, expected, "is expected in"))) {
      throw new DemException(
          file,
          "states " + own.code() + " where " + expected + " is expected",
          "Maybe reproject it, or correct the crs setting.");
    }
    checkPlace(file, stated, own);
    return withCrs(stated, own.code());
  }

  private static GridGeometry overridden(
      String file, GridGeometry stated, String override, List<DemFinding> findings) {
    Crs crs = metric(file, override, "is set to");
    refuseDegrees(file, stated);
    if (!stated.crs().equals(crs.code()) && !stated.crs().equals(GridGeometry.UNKNOWN_CRS)) {
      findings.add(
          DemFinding.warning(
              DemFinding.Code.CRS_OVERRIDDEN,
              "The file states " + stated.crs() + "; the setting " + crs.code() + " counts."));
    }
    return withCrs(stated, crs.code());
  }

  private static GridGeometry assumed(
      String file, GridGeometry stated, String expected, List<DemFinding> findings) {
    Crs crs = metric(file, expected, "is expected in");
    refuseDegrees(file, stated);
    findings.add(
        DemFinding.info(
            DemFinding.Code.CRS_ASSUMED,
            "The file states no CRS; the expected " + crs.code() + " was taken."));
    return withCrs(stated, crs.code());
  }

  private static GridGeometry unknown(String file, GridGeometry stated, List<DemFinding> findings) {
    refuseDegrees(file, stated);
    findings.add(
        DemFinding.warning(
            DemFinding.Code.CRS_MISSING,
            "The file states no CRS; metres on some plane are assumed. Maybe name it with --crs"
                + " EPSG:25832."));
    return stated;
  }

  private static Crs metric(String file, String code, String verb) {
    Crs crs;
    try {
      crs = Crs.of(code);
    } catch (CrsException e) {
      String cause = verb + " the CRS " + code + ", which is not known";
      throw new DemException(file, cause, "Maybe set one such as EPSG:25832.", e);
    }
    if (crs.isGeographic()) {
      throw new DemException(file, verb + " " + crs.code() + ", so it is in degrees", MEND);
    }
    if (!crs.isMetric()) {
      throw new DemException(file, verb + " " + crs.code() + ", which is not in metres", MEND);
    }
    return crs;
  }

  /** A raster of tiny cells around the globe is in degrees, whatever its system is said to be. */
  private static void refuseDegrees(String file, GridGeometry geometry) {
    boolean onGlobe =
        Math.abs(geometry.west()) <= 360
            && Math.abs(geometry.east()) <= 360
            && Math.abs(geometry.north()) <= 90.1
            && Math.abs(geometry.south()) <= 90.1;
    if (onGlobe && geometry.cellWidth_m() < 0.05 && geometry.cellHeight_m() < 0.05) {
      throw new DemException(
          file,
          "has cells of "
              + geometry.cellWidth_m()
              + " at ("
              + geometry.west()
              + ", "
              + geometry.north()
              + "), so it is in degrees",
          MEND);
    }
  }

  private static void checkPlace(String file, GridGeometry geometry, Crs crs) {
    refuseDegrees(file, geometry);
    @Nullable CrsException outside = null;
    try {
      LonLat centre =
          crs.toLonLat(
              (geometry.west() + geometry.east()) / 2, (geometry.north() + geometry.south()) / 2);
      if (Math.abs(centre.lat_deg()) <= 90 && Math.abs(centre.lon_deg()) <= 360) {
        return;
      }
    } catch (CrsException e) {
      outside = e;
    }
    throw new DemException(
        file,
        "lies at ("
            + geometry.west()
            + ", "
            + geometry.north()
            + "), where "
            + crs.code()
            + " has no place",
        "Maybe the CRS is wrong: set the right one.",
        outside);
  }

  private static GridGeometry withCrs(GridGeometry g, String crs) {
    return new GridGeometry(
        g.rows(), g.cols(), g.west(), g.north(), g.cellWidth_m(), g.cellHeight_m(), crs);
  }
}
