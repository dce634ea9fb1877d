package org.freshet.service.store;

/**
 * What became of a batch of observations.
 *
 * @param added values nobody had sent before
 * @param repeated values that were there already, exactly so; nothing was written
 * @param revised values that replaced another for the same sensor, quantity and time; the old one
 *     is kept
 */
public record StoreCounts(int added, int repeated, int revised) {
  /** Of an empty batch. */
  public static final StoreCounts NONE = new StoreCounts(0, 0, 0);

  /** Both together. */
  public StoreCounts plus(StoreCounts other) {
    return new StoreCounts(added + other.added, repeated + other.repeated, revised + other.revised);
  }
}
