package org.freshet.service.config;

import java.util.Locale;

/** What was most likely meant by a number that is out of its range. Stateless. */
final class NumberMend {
  private static final double THOUSAND = 1000;
  private static final double HUNDRED = 100;

  private NumberMend() {}

  /**
   * The mend, as a sentence.
   *
   * @param key the key, whose ending is the unit
   * @param number the number, NaN where it is none
   */
  static String of(String key, double number, double low, double high) {
    if (Double.isNaN(number)) {
      return "Maybe write digits, with a point and without quotes.";
    }
    if (key.equals("lat") || key.equals("lon")) {
      return "Maybe longitude and latitude are swapped, or not in degrees.";
    }
    if (number < 0 && isIn(-number, low, high)) {
      return "Maybe a minus too many: " + shown(-number) + ".";
    }
    if (key.endsWith("_m3_s") && isIn(number / THOUSAND, low, high)) {
      return "Maybe it is in l/s: " + shown(number / THOUSAND) + " m³/s.";
    }
    if (key.endsWith("_m") && isIn(number / HUNDRED, low, high)) {
      return "Maybe it is in cm: " + shown(number / HUNDRED) + " m.";
    }
    return number < low
        ? "Maybe " + shown(low) + ", or another unit."
        : "Maybe " + shown(high) + ", or another unit.";
  }

  private static boolean isIn(double number, double low, double high) {
    return number >= low && number <= high;
  }

  private static String shown(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? Long.toString((long) number)
        : String.format(Locale.ROOT, "%.4g", number).replaceAll("0+$", "");
  }
}
