package org.freshet.dem.xyz;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Guesses the German system of a point list, which states none: from eastings that carry their zone
 * (ETRS89/UTM with leading 32 or 33, Gauss-Krüger with leading 2 to 5), else from the file name, as
 * in {@code dgm1_32_346_5672_1_nw.xyz}.
 *
 * @param code the system
 * @param why what it was told from
 */
record XyzCrs(String code, String why) {
  private static final Pattern NAMED =
      Pattern.compile("(?i)^dgm\\d*[_-](3[23])(?:[_-]\\d|\\d{3}).*");

  /** The guess, or null. */
  static @Nullable XyzCrs guess(String fileName, double x, double y) {
    boolean germany = y > 5_200_000 && y < 6_150_000;
    if (germany && x > 32_200_000 && x < 33_000_000) {
      return new XyzCrs("EPSG:4647", "eastings that begin with zone 32");
    }
    if (germany && x > 33_100_000 && x < 34_000_000) {
      return new XyzCrs("EPSG:5650", "eastings that begin with zone 33");
    }
    if (germany && x > 2_300_000 && x < 5_700_000) {
      int zone = (int) (x / 1_000_000);
      double inZone = x - zone * 1_000_000.0;
      if (inZone > 300_000 && inZone < 700_000) {
        return new XyzCrs("EPSG:" + (31464 + zone), "Gauss-Krüger eastings of zone " + zone);
      }
    }
    Matcher name = NAMED.matcher(fileName);
    if (germany && x < 1_000_000 && name.matches()) {
      return new XyzCrs("EPSG:258" + name.group(1), "the file name " + fileName);
    }
    return null;
  }
}
