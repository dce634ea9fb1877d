package org.freshet.flood;

import java.util.Arrays;

/**
 * What a pool does above its sill: how much it holds there and how fast it leaves.
 *
 * <p><b>Storage.</b> The water stands level over the whole tree of depressions, so it also covers
 * the ground of the tree's own catchment that lies above the sill but below the water. The heights
 * of that ground are kept to {@value #UNIT_M} m up to {@value #HIGHEST_M} m above the sill, equal
 * ones as one: a depth map drawn from the level holds the volume the level was found from.
 *
 * <p><b>Outflow.</b> Every cell on the rim beside ground that drains elsewhere is a weir of its own
 * (broad-crested, {@code Q = C w (H - d)^1.5}, w its length along the rim, d its pass above the
 * sill): a compound section that widens as the water rises. Ground that drains into this tree is no
 * way out. The sum is kept at {@value #KNOTS} heads as {@code Q^(2/3)}, which is linear in H for a
 * level rim.
 *
 * <p>Water higher than the highest head leaves at once. Immutable; thread-safe. Memory: 140 bytes
 * per pool that counts and 4 per distinct height of its rim.
 */
final class Rims {
  /** Discharge coefficient of a broad-crested weir, m^0.5/s. */
  static final double WEIR = 1.7;

  /** Resolution of heights above the sill, m. */
  static final double UNIT_M = 2e-5;

  /** Highest head, m. */
  static final double HIGHEST_M = 1.3;

  /** Heads at which storage and outflow are known, m. */
  static final double[] KNOT_M = {
    0, 0.01, 0.02, 0.03, 0.045, 0.065, 0.09, 0.125, 0.17, 0.23, 0.32, 0.45, 0.6, 0.8, 1.05,
    HIGHEST_M
  };

  static final int KNOTS = 16;

  /** A thinner sheet over the sill is let go. */
  private static final double THINNEST_M = 1e-4;

  private static final int MOST_ROUNDS = 40;

  /** Newton's method doubles its digits: a step so small leaves an error of its square. */
  private static final double CLOSE = 1e-7;

  private static final int MARK_SHIFT = 6;
  private static final int NO_RIM = -1;
  private static final int UNSIGNED = 0xffff;

  private final int[] rimOfTree;
  private final double cellArea_m2;
  private final double[] area_m2;
  private final int[] start;
  private final short[] height;
  private final short[] cells;
  private final float[] stored_m3;

  // Sums before every 64th height of a rim, so that a head is found without adding all up.
  private final int[] firstMark;
  private final double[] markWet_m2;
  private final double[] markDry_m3;
  private final float[] flow;

  /**
   * The arrays are not copied.
   *
   * @param rimOfTree number of each tree's rim, -1 where no head is counted
   * @param area_m2 area below the sill by rim
   * @param start first place of each rim in {@code height} and {@code cells}
   * @param height above the sill, ascending within a rim, in {@link #UNIT_M}, unsigned
   * @param cells how many cells lie at each height, unsigned
   * @param flow outflow at the knots by rim to the power 2/3, (m³/s)^(2/3)
   */
  Rims(
      int[] rimOfTree,
      double cellArea_m2,
      double[] area_m2,
      int[] start,
      short[] height,
      short[] cells,
      float[] flow) {
    this.rimOfTree = rimOfTree;
    this.cellArea_m2 = cellArea_m2;
    this.area_m2 = area_m2;
    this.start = start;
    this.height = height;
    this.cells = cells;
    this.flow = flow;
    this.firstMark = new int[area_m2.length + 1];
    for (int rim = 0; rim < area_m2.length; rim++) {
      int heights = start[rim + 1] - start[rim];
      firstMark[rim + 1] = firstMark[rim] + Math.max(1, (heights + 63) >> MARK_SHIFT);
    }
    this.markWet_m2 = new double[firstMark[area_m2.length]];
    this.markDry_m3 = new double[markWet_m2.length];
    for (int rim = 0; rim < area_m2.length; rim++) {
      mark(rim);
    }
    this.stored_m3 = new float[area_m2.length * KNOTS];
    for (int rim = 0; rim < area_m2.length; rim++) {
      for (int knot = 0; knot < KNOTS; knot++) {
        stored_m3[rim * KNOTS + knot] = (float) stored_m3(rim, KNOT_M[knot]);
      }
    }
  }

  private void mark(int rim) {
    double wet_m2 = area_m2[rim];
    double dry_m3 = 0;
    markWet_m2[firstMark[rim]] = wet_m2;
    for (int i = start[rim]; i < start[rim + 1]; i++) {
      int place = i - start[rim];
      if ((place & ((1 << MARK_SHIFT) - 1)) == 0) {
        markWet_m2[firstMark[rim] + (place >> MARK_SHIFT)] = wet_m2;
        markDry_m3[firstMark[rim] + (place >> MARK_SHIFT)] = dry_m3;
      }
      double more_m2 = (cells[i] & UNSIGNED) * cellArea_m2;
      wet_m2 += more_m2;
      dry_m3 += more_m2 * ((height[i] & UNSIGNED) * UNIT_M);
    }
  }

  /** No heads at all. */
  static Rims none(int trees) {
    int[] rims = new int[trees];
    Arrays.fill(rims, NO_RIM);
    return new Rims(rims, 1, new double[0], new int[1], new short[0], new short[0], new float[0]);
  }

  /** Whether a tree's pool can stand above its sill. */
  boolean has(int tree) {
    return rimOfTree[tree] != NO_RIM;
  }

  /** Water above the sill at a head, m³; 0 without a rim. O(distinct heights below). */
  double volume_m3(int tree, double head_m) {
    int rim = rimOfTree[tree];
    return rim == NO_RIM ? 0 : stored_m3(rim, Math.min(head_m, HIGHEST_M));
  }

  private double stored_m3(int rim, double head_m) {
    double sum_m3 = area_m2[rim] * head_m;
    for (int i = start[rim]; i < start[rim + 1]; i++) {
      double above_m = head_m - (height[i] & UNSIGNED) * UNIT_M;
      if (above_m <= 0) {
        break;
      }
      sum_m3 += (cells[i] & UNSIGNED) * cellArea_m2 * above_m;
    }
    return sum_m3;
  }

  // The last mark at which less stands than asked; the first if there is none.
  private int markBefore(int rim, double volume_m3) {
    int low = firstMark[rim];
    int high = firstMark[rim + 1];
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      int place = start[rim] + ((middle - firstMark[rim]) << MARK_SHIFT);
      double at_m = (height[place] & UNSIGNED) * UNIT_M;
      if (markWet_m2[middle] * at_m - markDry_m3[middle] >= volume_m3) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }

  /** Head at which so much stands above the sill, m; 0 without a rim. */
  double head_m(int tree, double volume_m3) {
    int rim = rimOfTree[tree];
    if (rim == NO_RIM) {
      return 0;
    }
    int mark = markBefore(rim, volume_m3);
    double wet_m2 = markWet_m2[mark];
    double dry_m3 = markDry_m3[mark];
    int from = start[rim] + ((mark - firstMark[rim]) << MARK_SHIFT);
    for (int i = from; i < start[rim + 1]; i++) {
      double at_m = (height[i] & UNSIGNED) * UNIT_M;
      if (wet_m2 * at_m - dry_m3 >= volume_m3) {
        break;
      }
      double more_m2 = (cells[i] & UNSIGNED) * cellArea_m2;
      wet_m2 += more_m2;
      dry_m3 += more_m2 * at_m;
    }
    return (volume_m3 + dry_m3) / wet_m2;
  }

  /** What leaves over the rim of a tree that has one at a head, m³/s. */
  double outflow_m3_s(int tree, double head_m) {
    int first = rimOfTree[tree] * KNOTS;
    int knot = 1;
    while (knot < KNOTS - 1 && KNOT_M[knot] < head_m) {
      knot++;
    }
    double share = (head_m - KNOT_M[knot - 1]) / (KNOT_M[knot] - KNOT_M[knot - 1]);
    double power = flow[first + knot - 1];
    power += share * (flow[first + knot] - power);
    return power * Math.sqrt(power);
  }

  /**
   * What of the water above a sill is still there after one implicit step: S(H) + Q(H) Δt = V.
   * Stable at any length, and never less for more water.
   *
   * @param above_m3 water above the sill were none to leave, m³
   */
  double standing_m3(int tree, double above_m3, double time_s) {
    int rim = rimOfTree[tree];
    if (rim == NO_RIM || above_m3 <= 0) {
      return 0;
    }
    int at = rim * KNOTS;
    int last = at + KNOTS - 1;
    while (at < last && held_m3(at + 1, time_s) < above_m3) {
      at++;
    }
    return at == last ? stored_m3[last] : standing_m3(at, at - rim * KNOTS, above_m3, time_s);
  }

  /** What a pool would hold and let go at a knot, m³. */
  private double held_m3(int knot, double time_s) {
    return stored_m3[knot] + time_s * flow[knot] * Math.sqrt(flow[knot]);
  }

  /**
   * Between two knots storage and Q^(2/3) are linear in H, so with s = Q^(1/3) the step is A s² +
   * Δt s³ = V.
   */
  private double standing_m3(int at, int knot, double above_m3, double time_s) {
    double low = flow[at];
    double high = flow[at + 1];
    double slope_m3 = (stored_m3[at + 1] - stored_m3[at]) / (high - low);
    double wanted_m3 = above_m3 - stored_m3[at] + slope_m3 * low;
    // From above, where Newton's method falls towards the root.
    double s = Math.sqrt(high);
    for (int i = 0; i < MOST_ROUNDS; i++) {
      double error_m3 = s * s * (slope_m3 + time_s * s) - wanted_m3;
      double next = s - error_m3 / (s * (2 * slope_m3 + 3 * time_s * s));
      boolean done = s - next <= CLOSE * s;
      s = next;
      if (done) {
        break;
      }
    }
    double share = Math.max(0, Math.min(1, (s * s - low) / (high - low)));
    double head_m = KNOT_M[knot] + share * (KNOT_M[knot + 1] - KNOT_M[knot]);
    double stands_m3 = stored_m3[at] + share * (stored_m3[at + 1] - stored_m3[at]);
    return head_m < THINNEST_M ? 0 : Math.min(above_m3, stands_m3);
  }
}
