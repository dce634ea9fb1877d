package org.freshet.terrain;

/**
 * One thing done to a terrain before it is read. Cells are indices of the raster; no-data cells are
 * left alone and counted.
 */
@SuppressWarnings("ArrayRecordComponent")
public sealed interface TerrainChange {
  /** Name of the thing, unique among the changes of a terrain. */
  String id();

  /** The cells it touches. */
  int[] cells();

  /**
   * A building as an obstacle: its footprint becomes a flat roof so many metres above its highest
   * ground, so that roof water runs off to the ground beside and never stands on it.
   */
  record RaiseBuilding(String id, int[] cells, double height_m) implements TerrainChange {}

  /**
   * A culvert, underpass or gap in an embankment, open: the ground along its cells, inlet to outlet
   * in flow order, is lowered to the straight line between its inverts where it lies higher.
   */
  record CarveCulvert(String id, int[] cells, double inletInvert_m, double outletInvert_m)
      implements TerrainChange {}

  /** A wall, kerb or dam: the ground of its cells is raised by so many metres. */
  record SetWall(String id, int[] cells, double height_m) implements TerrainChange {}

  /** A ditch, basin or lowered street: the ground of its cells is lowered by so many metres. */
  record Excavate(String id, int[] cells, double depth_m) implements TerrainChange {}

  /** A water body or levelled ground: all its cells get one height above datum. */
  record SetLevel(String id, int[] cells, double level_m) implements TerrainChange {}

  /**
   * A cut through a bank that the terrain shows closed: the ground along its cells is lowered to
   * one level where it lies higher.
   */
  record Breach(String id, int[] cells, double level_m) implements TerrainChange {}
}
