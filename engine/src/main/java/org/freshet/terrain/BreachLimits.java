package org.freshet.terrain;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * How far a breach may go.
 *
 * @param maxDepth_m deepest cut below the ground, m
 * @param maxLength_m longest cut from the pit to lower ground, m
 * @param embankments cells that may be cut; null for all. Elsewhere a breach runs only over ground
 *     it need not lower.
 */
public record BreachLimits(double maxDepth_m, double maxLength_m, @Nullable BitSet embankments) {
  /** Checks the numbers; a breach without bounds is not allowed. */
  public BreachLimits {
    if (!(maxDepth_m > 0) || Double.isInfinite(maxDepth_m)) {
      throw new IllegalArgumentException(
          "Depth of a breach (" + maxDepth_m + " m) must be positive and finite. Maybe 3.");
    }
    if (!(maxLength_m > 0) || Double.isInfinite(maxLength_m)) {
      throw new IllegalArgumentException(
          "Length of a breach (" + maxLength_m + " m) must be positive and finite. Maybe 30.");
    }
    embankments = embankments == null ? null : (BitSet) embankments.clone();
  }

  /** Any ground, within a depth and a length. */
  public static BreachLimits within(double maxDepth_m, double maxLength_m) {
    return new BreachLimits(maxDepth_m, maxLength_m, null);
  }

  boolean allows(int cell, double cut_m) {
    return cut_m <= 0 || (cut_m <= maxDepth_m && (embankments == null || embankments.get(cell)));
  }
}
