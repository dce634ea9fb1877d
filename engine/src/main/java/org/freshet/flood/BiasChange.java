package org.freshet.flood;

/**
 * What a correction taught about the runoff into a leaf depression.
 *
 * @param before factor on the computed runoff before, 0.5 to 2, 1 where nothing was learnt
 * @param after factor after
 * @param change what was learnt, 0 for nothing; names the lesson when it is taken back
 */
public record BiasChange(double before, double after, double change) {
  /** Nothing known, nothing learnt. */
  public static final BiasChange NONE = new BiasChange(1, 1, 0);
}
