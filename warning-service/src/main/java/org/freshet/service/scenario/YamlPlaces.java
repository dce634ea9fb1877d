package org.freshet.service.scenario;

import java.util.ArrayList;
import java.util.List;
import org.freshet.service.scenario.BatchSpec.LonLatSpec;
import org.jspecify.annotations.Nullable;

/** Reads longitudes and latitudes of a batch file. Mistakes are noted in it. */
final class YamlPlaces {
  private static final double MOST_LON = 180;
  private static final double MOST_LAT = 90;

  private YamlPlaces() {}

  /** Whether two numbers can be a longitude and a latitude, degrees. */
  static boolean isPlace(double lon, double lat) {
    return Math.abs(lon) <= MOST_LON && Math.abs(lat) <= MOST_LAT;
  }

  /** A list of at least so many points, as longitude, latitude …; empty where it is wrong. */
  static List<Double> points(YamlMap map, String key, int least) {
    List<YamlValue> given = map.values(key);
    if (given.size() < least) {
      map.wrong(key, "needs at least " + least + " points. Maybe write `[[9.95, 50.92], …]`.");
      return List.of();
    }
    List<Double> flat = new ArrayList<>();
    for (YamlValue one : given) {
      List<YamlValue> pair = one.items();
      double lon = pair.size() == 2 ? pair.get(0).number() : Double.NaN;
      double lat = pair.size() == 2 ? pair.get(1).number() : Double.NaN;
      if (!isPlace(lon, lat)) {
        map.wrong(key, "has a point that is no [longitude, latitude]. Maybe [9.95, 50.92].");
        return List.of();
      }
      flat.add(lon);
      flat.add(lat);
    }
    return flat;
  }

  /** One longitude and latitude; null where it is missing or wrong. */
  static @Nullable LonLatSpec place(YamlMap map, String key) {
    if (!map.has(key)) {
      map.wrong(key, "is missing. Maybe add `" + key + ": [9.95, 50.92]`.");
      return null;
    }
    List<YamlValue> pair = map.values(key);
    double lon = pair.size() == 2 ? pair.get(0).number() : Double.NaN;
    double lat = pair.size() == 2 ? pair.get(1).number() : Double.NaN;
    if (isPlace(lon, lat)) {
      return new LonLatSpec(lon, lat);
    }
    map.wrong(key, "must be a longitude and a latitude. Maybe [9.95, 50.92].");
    return null;
  }
}
