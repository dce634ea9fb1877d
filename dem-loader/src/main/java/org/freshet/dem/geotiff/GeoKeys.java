package org.freshet.dem.geotiff;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the GeoKeyDirectory (OGC 19-008r4, annex B) that say which coordinate reference
 * system a GeoTIFF is in.
 */
final class GeoKeys {
  static final int MODEL_TYPE = 1024;
  static final int RASTER_TYPE = 1025;
  static final int CITATION = 1026;
  static final int GEODETIC_CRS = 2048;
  static final int PROJECTED_CRS = 3072;
  static final int PROJECTED_UNIT = 3076;
  static final int VERTICAL_UNIT = 4099;

  static final int MODEL_PROJECTED = 1;
  static final int MODEL_GEOGRAPHIC = 2;
  static final int PIXEL_IS_POINT = 2;
  static final int USER_DEFINED = 32767;
  static final int METRE = 9001;

  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final Map<Integer, String> texts = new HashMap<>();

  private GeoKeys() {}

  /** The keys of an image; none where it is a plain TIFF. */
  static GeoKeys of(TiffDirectory tags) {
    GeoKeys keys = new GeoKeys();
    long[] table = tags.integers(TiffTag.GEO_KEYS);
    String ascii = tags.text(TiffTag.GEO_ASCII);
    for (int i = 4; i + 3 < table.length; i += 4) {
      int key = (int) table[i];
      int value = (int) table[i + 3];
      if (table[i + 1] == 0) {
        keys.numbers.put(key, value);
      } else if (table[i + 1] == TiffTag.GEO_ASCII && ascii != null) {
        int from = Math.min(value, ascii.length());
        int end = Math.min(value + (int) table[i + 2], ascii.length());
        keys.texts.put(key, ascii.substring(from, end).replaceAll("[|\\s]+$", ""));
      }
    }
    return keys;
  }

  /** Value of a key, 0 without it. */
  int number(int key) {
    return numbers.getOrDefault(key, 0);
  }

  /** Text of a key, or null without it. */
  @Nullable String text(int key) {
    return texts.get(key);
  }

  /** Whether there is any key. */
  boolean isEmpty() {
    return numbers.isEmpty() && texts.isEmpty();
  }

  /**
   * The EPSG code of the projected system, else of the geographic one; 0 where the keys state no
   * plain code.
   */
  int plainCode() {
    int projected = number(PROJECTED_CRS);
    if (projected != 0 || number(MODEL_TYPE) == MODEL_PROJECTED) {
      return projected == USER_DEFINED ? 0 : projected;
    }
    int geographic = number(GEODETIC_CRS);
    return geographic == USER_DEFINED ? 0 : geographic;
  }

  /** Whether the keys state some system, by code or by its parameters. */
  boolean statesSystem() {
    return number(PROJECTED_CRS) != 0
        || number(GEODETIC_CRS) != 0
        || number(MODEL_TYPE) == MODEL_PROJECTED
        || number(MODEL_TYPE) == MODEL_GEOGRAPHIC;
  }
}
