package org.freshet.exposure;

/**
 * A piece of road between two junctions, and the DEM cells its centre line runs over.
 *
 * <p>Immutable as long as nobody writes to the array handed in.
 */
public final class RoadEdge {
  private final int index;
  private final long osmWayId;
  private final String name;
  private final String areaKey;
  private final double length_m;
  private final boolean aboveWater;
  private final int[] cells;

  /**
   * @param index dense number of the edge in its network, 0-based
   * @param osmWayId OSM way it belongs to
   * @param name street name, empty where it has none
   * @param areaKey warning area of its middle, empty outside all
   * @param length_m length of the centre line, m
   * @param aboveWater whether it is a bridge, which water on the terrain below does not close
   * @param cells DEM cells along it in order; empty outside the terrain
   */
  public RoadEdge(
      int index,
      long osmWayId,
      String name,
      String areaKey,
      double length_m,
      boolean aboveWater,
      int[] cells) {
    this.index = index;
    this.osmWayId = osmWayId;
    this.name = name;
    this.areaKey = areaKey;
    this.length_m = length_m;
    this.aboveWater = aboveWater;
    this.cells = cells;
  }

  /** Dense number of the edge in its network. */
  public int index() {
    return index;
  }

  /** OSM way it belongs to. */
  public long osmWayId() {
    return osmWayId;
  }

  /** Street name, empty where it has none. */
  public String name() {
    return name;
  }

  /** Warning area of its middle, empty outside all. */
  public String areaKey() {
    return areaKey;
  }

  /** Length of the centre line, m. */
  public double length_m() {
    return length_m;
  }

  /** Whether it is a bridge, which water on the terrain below does not close. */
  public boolean aboveWater() {
    return aboveWater;
  }

  /** Number of DEM cells along it. */
  public int cellCount() {
    return cells.length;
  }

  /** One of its cells, in order along the edge. */
  public int cell(int i) {
    return cells[i];
  }
}
