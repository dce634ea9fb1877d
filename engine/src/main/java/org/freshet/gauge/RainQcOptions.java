package org.freshet.gauge;

import java.time.Duration;

/**
 * Limits of the checks of rain, for one interval length.
 *
 * @param largest_mm most that can fall within the interval
 * @param spike_mm from this on a value alone between dry ones is a spike
 * @param change_mm largest change from one value to the next
 * @param outageSteps missing values in a row from which on the next value may be a sum over them
 * @param lump_mm from this on a value after an outage, followed by almost none, is such a sum
 * @param flatSteps equal wet values in a row from which on the sensor is stuck
 * @param drizzleSteps the same for values of one tip of the bucket, which drizzle repeats
 * @param enoughNeighbours neighbours with a value that a comparison needs
 * @param zeroSteps dry values in a row, with most neighbours wet, that make a blocked gauge
 * @param quiet_mm median of the neighbours below which {@code influx_mm} alone is too much
 * @param influx_mm too much while the neighbours are quiet; above, {@code influx_mm / quiet_mm}
 *     times their median is too much
 * @param radarSteps values summed for the comparison with radar
 * @param radarWet_mm radar sum, everywhere about the gauge, that a gauge must notice
 * @param radarDry_mm radar sum, nowhere exceeded about the gauge, that allows no {@code lump_mm}
 */
public record RainQcOptions(
    double largest_mm,
    double spike_mm,
    double change_mm,
    int outageSteps,
    double lump_mm,
    int flatSteps,
    int drizzleSteps,
    int enoughNeighbours,
    int zeroSteps,
    double quiet_mm,
    double influx_mm,
    int radarSteps,
    double radarWet_mm,
    double radarDry_mm) {
  private static final double LARGEST_MM_IN_AN_HOUR = 200;
  private static final double GROWTH = 0.475;

  /** Checks that counts are positive. */
  public RainQcOptions {
    if (outageSteps < 1 || flatSteps < 2 || drizzleSteps < 2 || zeroSteps < 1 || radarSteps < 1) {
      throw new IllegalArgumentException("Counts of steps must be positive, and 2 to be flat.");
    }
    if (!(largest_mm > 0 && quiet_mm > 0 && influx_mm > 0)) {
      throw new IllegalArgumentException("Limits of rain must be positive.");
    }
  }

  /**
   * Limits for an interval of 1 to 60 minutes. The neighbour rules and their numbers (0.4 and 10 mm
   * in 5 min, six intervals, five neighbours) are those of L. W. de Vos et al., 2019, "Quality
   * control for crowdsourced personal weather stations to enable operational rainfall monitoring",
   * Geophys. Res. Lett. 46, doi:10.1029/2019GL083731. The largest amount is 200 mm in an hour and
   * grows with the power 0.475 of time, as record rains do.
   */
  public static RainQcOptions of(Duration interval) {
    double minutes = interval.toSeconds() / 60.0;
    if (!(minutes >= 1 && minutes <= 60)) {
      throw new IllegalArgumentException(
          "Interval (" + interval + ") must be 1 to 60 minutes. Maybe sum values up first.");
    }
    double largest_mm = LARGEST_MM_IN_AN_HOUR * Math.pow(minutes / 60, GROWTH);
    double share = minutes / 5;
    return new RainQcOptions(
        largest_mm,
        5 * Math.pow(share, GROWTH),
        largest_mm / 2,
        steps(15, minutes),
        2 * Math.sqrt(share),
        Math.max(4, steps(30, minutes)),
        Math.max(6, steps(180, minutes)),
        5,
        Math.max(2, steps(30, minutes)),
        0.4 * share,
        10 * share,
        steps(60, minutes),
        2,
        0.1);
  }

  private static int steps(double duration_min, double interval_min) {
    return Math.max(1, (int) Math.round(duration_min / interval_min));
  }
}
