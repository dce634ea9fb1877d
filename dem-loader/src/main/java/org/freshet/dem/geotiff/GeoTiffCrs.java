package org.freshet.dem.geotiff;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.freshet.dem.DemFinding;
import org.freshet.dem.crs.PrjText;
import org.freshet.grid.GridGeometry;
import org.jspecify.annotations.Nullable;

/**
 * Which coordinate reference system a GeoTIFF states: a plain code in its keys, else what GeoTools
 * makes of the keys, else a sidecar {@code .prj}. A sidecar never wins over keys.
 */
final class GeoTiffCrs {
  private GeoTiffCrs() {}

  /** The code, or {@link GridGeometry#UNKNOWN_CRS}. */
  static String of(
      String name,
      @Nullable Path path,
      GeoKeys keys,
      GridGeometry place,
      List<DemFinding> findings) {
    @Nullable String sidecar = path == null ? null : sidecar(path);
    String own = ofKeys(name, path, keys, place, findings);
    if (own.equals(GridGeometry.UNKNOWN_CRS)) {
      if (sidecar != null) {
        findings.add(
            DemFinding.info(
                DemFinding.Code.CRS_ASSUMED,
                "The file states no CRS; " + sidecar + " was taken from its .prj file."));
        return sidecar;
      }
    } else if (sidecar != null && !sidecar.equals(own)) {
      findings.add(
          DemFinding.info(
              DemFinding.Code.CRS_SIDECAR_IGNORED,
              "The .prj file says "
                  + sidecar
                  + "; the file itself says "
                  + own
                  + ", which counts."));
    }
    return own;
  }

  private static String ofKeys(
      String name,
      @Nullable Path path,
      GeoKeys keys,
      GridGeometry place,
      List<DemFinding> findings) {
    int code = keys.plainCode();
    if (code != 0) {
      return "EPSG:" + code;
    }
    if (keys.number(GeoKeys.MODEL_TYPE) == GeoKeys.MODEL_GEOGRAPHIC) {
      // Degrees on some datum: which one does not matter, it is refused.
      return "EPSG:4326";
    }
    if (!keys.statesSystem() || path == null) {
      return GridGeometry.UNKNOWN_CRS;
    }
    String looked = GeoToolsCrs.ofGeoTiff(name, path, place);
    if (looked != null) {
      findings.add(
          DemFinding.info(
              DemFinding.Code.CRS_ASSUMED,
              "The file describes its CRS without a code; " + looked + " matches it."));
      return looked;
    }
    return GridGeometry.UNKNOWN_CRS;
  }

  private static @Nullable String sidecar(Path path) {
    Path prj = PrjText.beside(path);
    return prj != null && Files.isRegularFile(prj) ? PrjText.epsg(prj) : null;
  }
}
