package org.freshet.flood;

import java.time.Duration;

/**
 * How fast runoff crosses the ground to its sink: {@code v = k √S} along the flow path (upland
 * method, USDA National Engineering Handbook part 630 chapter 15, 2010, table 15-3), with k between
 * that of short grass and that of paved ground by the share of the surface that is sealed.
 *
 * @param bin width of a travel-time class
 * @param bins number of classes; what takes longer arrives with the last; 1 is instant arrival
 * @param open_m_s k where nothing is sealed, m/s
 * @param paved_m_s k where all is sealed, m/s
 * @param minSlope least slope counted, so that flat ground is crossed at last
 */
public record TravelOptions(
    Duration bin, int bins, double open_m_s, double paved_m_s, double minSlope) {
  private static final int MOST_BINS = 100;
  private static final double SHORT_GRASS_M_S = 2.12;
  private static final double PAVED_M_S = 6.20;

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
    if (!(open_m_s > 0) || !(paved_m_s > 0) || !(minSlope > 0)) {
      throw new IllegalArgumentException(
          "Velocities ("
              + open_m_s
              + ", "
              + paved_m_s
              + " m/s) and least slope ("
              + minSlope
              + ") must be positive.");
    }
  }

  /** Everything arrives at once. */
  public static TravelOptions instant() {
    return new TravelOptions(Duration.ofMinutes(5), 1, SHORT_GRASS_M_S, PAVED_M_S, 0.001);
  }

  /** Twelve classes of 5 min; slopes of at least 0.1 %. */
  public static TravelOptions defaults() {
    return new TravelOptions(Duration.ofMinutes(5), 12, SHORT_GRASS_M_S, PAVED_M_S, 0.001);
  }
}
