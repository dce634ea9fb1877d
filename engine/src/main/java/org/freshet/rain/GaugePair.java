package org.freshet.rain;

/**
 * What a gauge and the radar above it say of the same interval.
 *
 * @param gauge id of the gauge
 * @param x_m easting, m
 * @param y_m northing, m
 * @param gauge_mm rain at the gauge, mm over the interval, 0 or more
 * @param radar_mm radar rain there, mm over the interval, 0 or more
 */
public record GaugePair(String gauge, double x_m, double y_m, double gauge_mm, double radar_mm) {
  /** Checks the numbers. */
  public GaugePair {
    if (!(gauge_mm >= 0 && gauge_mm < Double.POSITIVE_INFINITY)
        || !(radar_mm >= 0 && radar_mm < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Gauge ("
              + gauge
              + ") with "
              + gauge_mm
              + " mm and radar with "
              + radar_mm
              + " mm are no pair. Maybe leave it out: unknown is not zero.");
    }
  }
}
