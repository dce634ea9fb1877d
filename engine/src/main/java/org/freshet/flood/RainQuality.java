package org.freshet.flood;

/**
 * How much of the rain behind a flood state was known, not filled in.
 *
 * @param knownShare share of the terrain's area known in the last frame, 0 to 1
 * @param recentShare the same over the past, older frames fading with a time constant of one hour
 * @param unknownFrames frames since the start of which not all was known
 * @param frames frames since the start, a gap counting as one
 */
public record RainQuality(double knownShare, double recentShare, long unknownFrames, long frames) {
  /** Nothing missed so far. */
  public static final RainQuality FULL = new RainQuality(1, 1, 0, 0);

  private static final double FADING_H = 1;

  /** The quality after one more frame. */
  RainQuality after(double share, double duration_h) {
    double fading = Math.exp(-duration_h / FADING_H);
    double recent = recentShare * fading + share * (1 - fading);
    return new RainQuality(
        share, Math.min(1, recent), unknownFrames + (share < 1 ? 1 : 0), frames + 1);
  }
}
