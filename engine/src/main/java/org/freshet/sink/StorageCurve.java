package org.freshet.sink;

/**
 * Level, volume and area of one node of the hierarchy, from its children's outlet (or the bottom of
 * a leaf) up to its own outlet. Piecewise linear in volume, exact at cell resolution.
 *
 * <p>Volumes count all water in the node's subtree: at the lowest level of an inner node both
 * children are full. Levels are metres above datum. O(log cells) per call. Thread-safe.
 */
public final class StorageCurve {
  private final StorageCurves curves;
  private final int node;
  private final long below;
  private final double full_m3;
  private final double empty_m3;
  private final float outlet;
  private final double cellArea_m2;

  StorageCurve(DepressionHierarchy hierarchy, int node) {
    this.curves = hierarchy.curves();
    this.node = node;
    this.below = hierarchy.cellsBelow(node);
    this.full_m3 = hierarchy.volume_m3(node);
    this.empty_m3 = full_m3 - hierarchy.ownVolume_m3(node);
    this.outlet = hierarchy.outletElevation_m(node);
    this.cellArea_m2 = hierarchy.cellArea_m2();
  }

  /** Level at which the curve begins, m. */
  public double lowest_m() {
    return curves.base(node);
  }

  /** Level at which the curve ends: the node's outlet, m. */
  public double highest_m() {
    return outlet;
  }

  /** Level at a volume; outside the curve its nearer end. */
  public double level_m(double volume_m3) {
    double own = volume_m3 - empty_m3;
    if (own <= 0) {
      return lowest_m();
    }
    if (volume_m3 >= full_m3) {
      return outlet;
    }
    return Math.min(outlet, curves.level(node, below, own / cellArea_m2));
  }

  /** Volume at a level; outside the curve that of its nearer end. */
  public double volume_m3(double level_m) {
    if (level_m >= outlet) {
      return full_m3;
    }
    if (level_m <= lowest_m()) {
      return empty_m3;
    }
    return empty_m3 + curves.stored(node, below, level_m) * cellArea_m2;
  }

  /** Ground area that lies below a level within the curve's range, m². */
  public double area_m2(double level_m) {
    double level = Math.min(level_m, outlet);
    return (below + curves.cellsBelow(node, level)) * cellArea_m2;
  }
}
