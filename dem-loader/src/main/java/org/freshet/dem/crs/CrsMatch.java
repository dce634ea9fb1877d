package org.freshet.dem.crs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the code of a system of which only some points and their places on earth are known: the
 * first metric one that puts all points to the same places within a centimetre. ETRS89 and WGS 84
 * cannot be told apart that way; the European codes are tried first. O(codes), below a second.
 */
public final class CrsMatch {
  private static final double SAME_PLACE_DEG = 1e-7;

  private CrsMatch() {}

  /**
   * The code, or null where none fits.
   *
   * @param points points in the system, at least three that are not in line
   * @param places where they lie, one for each
   */
  public static @Nullable String find(List<MapPoint> points, List<LonLat> places) {
    for (int code : candidates()) {
      if (fits(code, points, places)) {
        return "EPSG:" + code;
      }
    }
    return null;
  }

  private static Collection<Integer> candidates() {
    Collection<Integer> codes = new LinkedHashSet<>();
    for (int zone = 28; zone <= 38; zone++) {
      codes.add(25800 + zone);
    }
    codes.addAll(List.of(3035, 4647, 5650, 31466, 31467, 31468, 31469));
    for (int zone = 1; zone <= 60; zone++) {
      codes.add(32600 + zone);
      codes.add(32700 + zone);
    }
    List<Integer> others = new ArrayList<>(EpsgTable.codes());
    others.sort(null);
    codes.addAll(others);
    return codes;
  }

  private static boolean fits(int code, List<MapPoint> points, List<LonLat> places) {
    try {
      Crs crs = Crs.of("EPSG:" + code);
      if (!crs.isMetric()) {
        return false;
      }
      for (int i = 0; i < points.size(); i++) {
        LonLat place = crs.toLonLat(points.get(i).x(), points.get(i).y());
        if (!(Math.abs(place.lon_deg() - places.get(i).lon_deg()) < SAME_PLACE_DEG)
            || !(Math.abs(place.lat_deg() - places.get(i).lat_deg()) < SAME_PLACE_DEG)) {
          return false;
        }
      }
      return true;
    } catch (CrsException e) {
      // proj4j does not know every projection of the table; such a code fits nothing.
      return false;
    }
  }
}
