package org.freshet.flood;

/**
 * A way for standing water other than over the sill: a culvert, the drain of an underpass, a
 * throttle of a basin, a pump. It draws on the pool over its inlet above its invert and gives what
 * it carries to the sink of its outlet within the same step, or to the sewer.
 *
 * <p>Discharge: {@code capacity · min(1, h / full)^1.5} with h the water above the invert, as an
 * inlet flowing free does until it is drowned; a pump carries its capacity from its invert on.
 * Never more than stands above the invert or, but for a pump, above the water or the bottom of the
 * sink at its outlet.
 *
 * @param id identifier in the study area's file
 * @param name what people call it
 * @param kind what it is
 * @param fromCell terrain cell of its inlet
 * @param toCell terrain cell of its outlet, {@link #SEWER} for one that ends in the sewer
 * @param invert_m level above which it carries, m above datum
 * @param full_m head above the invert at which it carries its capacity, m; 0 at once
 * @param capacity_m3_s what it carries at most, m³/s
 * @param openShare part of it that is open: 1 clear, 0 blocked
 */
public record FlowLink(
    String id,
    String name,
    Kind kind,
    int fromCell,
    int toCell,
    double invert_m,
    double full_m,
    double capacity_m3_s,
    double openShare) {
  /** Instead of an outlet cell: the sewer, whose state then holds for the link too. */
  public static final int SEWER = -1;

  /** What a link is. */
  public enum Kind {
    /** A pipe or passage under a bank; debris can block it. */
    CULVERT,
    /** The gully of an underpass; leaves can block it. */
    UNDERPASS_DRAIN,
    /** An outlet of a basin built to hold water back. */
    THROTTLE,
    /** A pump. */
    PUMP;

    /** Whether debris may block it. */
    public boolean canBlock() {
      return this == CULVERT || this == UNDERPASS_DRAIN;
    }
  }

  /** Checks the numbers. */
  public FlowLink {
    if (!(capacity_m3_s >= 0) || Double.isInfinite(capacity_m3_s)) {
      throw new IllegalArgumentException(
          "Capacity ("
              + capacity_m3_s
              + " m³/s) of link ("
              + id
              + ") must be 0 or more. Maybe 0.5 for a pipe of DN 600.");
    }
    if (!Double.isFinite(invert_m)) {
      throw new IllegalArgumentException(
          "Invert (" + invert_m + " m) of link (" + id + ") is not a number.");
    }
    if (!(full_m >= 0) || Double.isInfinite(full_m)) {
      throw new IllegalArgumentException(
          "Head (" + full_m + " m) of link (" + id + ") must be 0 or more. Maybe its diameter.");
    }
    if (!(openShare >= 0 && openShare <= 1)) {
      throw new IllegalArgumentException(
          "Open share (" + openShare + ") of link (" + id + ") must be 0 to 1.");
    }
  }

  /** A link that people call by its identifier. */
  public FlowLink(
      String id,
      Kind kind,
      int fromCell,
      int toCell,
      double invert_m,
      double full_m,
      double capacity_m3_s,
      double openShare) {
    this(id, id, kind, fromCell, toCell, invert_m, full_m, capacity_m3_s, openShare);
  }

  /** The same with another part of it open. */
  public FlowLink withOpenShare(double share) {
    return new FlowLink(id, name, kind, fromCell, toCell, invert_m, full_m, capacity_m3_s, share);
  }

  /** Discharge at a water level, m³/s. */
  public double discharge_m3_s(double level_m) {
    double head_m = level_m - invert_m;
    if (!(head_m > 0)) {
      return 0;
    }
    double filled = full_m == 0 ? 1 : Math.min(1, head_m / full_m);
    return capacity_m3_s * openShare * filled * Math.sqrt(filled);
  }
}
