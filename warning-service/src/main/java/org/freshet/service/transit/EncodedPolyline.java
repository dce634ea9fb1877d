package org.freshet.service.transit;

/**
 * The compact text form of a line that GTFS-Realtime shapes use: differences in units of 1e-5
 * degrees, five bits per character (Google, Encoded Polyline Algorithm Format).
 */
final class EncodedPolyline {
  private static final double SCALE = 1e5;

  private EncodedPolyline() {}

  /** Encodes longitude, latitude …; the text holds latitude first, as the format wants it. */
  static String of(double[] lonLat) {
    StringBuilder text = new StringBuilder();
    long lat = 0;
    long lon = 0;
    for (int i = 0; i + 1 < lonLat.length; i += 2) {
      long nextLat = Math.round(lonLat[i + 1] * SCALE);
      long nextLon = Math.round(lonLat[i] * SCALE);
      put(text, nextLat - lat);
      put(text, nextLon - lon);
      lat = nextLat;
      lon = nextLon;
    }
    return text.toString();
  }

  private static void put(StringBuilder text, long difference) {
    long rest = difference < 0 ? ~(difference << 1) : difference << 1;
    while (rest >= 0x20) {
      text.append((char) ((0x20 | (rest & 0x1f)) + 63));
      rest >>= 5;
    }
    text.append((char) (rest + 63));
  }
}
