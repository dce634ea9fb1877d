package org.freshet.flood;

import java.time.Duration;

/**
 * How runoff crosses the ground to its sink.
 *
 * @param bin width of a travel-time class
 * @param bins number of classes; what takes longer arrives with the last; 1 is instant arrival
 * @param flow how long the way takes
 * @param minSlope least slope counted, so that flat ground is crossed at last
 */
public record TravelOptions(Duration bin, int bins, OverlandFlow flow, double minSlope) {
  private static final int MOST_BINS = 100;
  private static final double MIN_SLOPE = 0.001;

  /** Checks the numbers. */
  public TravelOptions {
    if (bin.compareTo(Duration.ofSeconds(1)) < 0 || bins < 1 || bins > MOST_BINS) {
      throw new IllegalArgumentException(
          "Travel time in "
              + bins
              + " classes of "
              + bin
              + " must be 1 to "
              + MOST_BINS
              + " classes of 1 s or more. Maybe 12 of PT5M.");
    }
    if (!(minSlope > 0)) {
      throw new IllegalArgumentException(
          "Least slope (" + minSlope + ") must be positive. Maybe " + MIN_SLOPE + ".");
    }
  }

  /** Everything arrives at once. */
  public static TravelOptions instant() {
    return new TravelOptions(Duration.ofMinutes(5), 1, OverlandFlow.Upland.defaults(), MIN_SLOPE);
  }

  /** Twelve classes of 5 min by the upland method; slopes of at least 0.1 %. */
  public static TravelOptions defaults() {
    return by(OverlandFlow.Upland.defaults());
  }

  /** Twelve classes of 5 min by a formula; slopes of at least 0.1 %. */
  public static TravelOptions by(OverlandFlow flow) {
    return new TravelOptions(Duration.ofMinutes(5), 12, flow, MIN_SLOPE);
  }
}
