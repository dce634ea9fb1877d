package org.freshet.sink;

/**
 * One sink of an inventory: a whole depression, from its deepest cell up to where it spills out.
 *
 * @param id stable number made from the place of the pit; the same for any crop or re-run of the
 *     same grid, below 2^53
 * @param node its node in the hierarchy
 * @param pitCell deepest cell
 * @param outletCell cell it spills over
 * @param pitElevation_m height of the pit, m
 * @param outletElevation_m level at which it spills, m
 * @param depth_m outlet above pit, m
 * @param area_m2 ground below the outlet, m²
 * @param volume_m3 what it holds, m³
 * @param catchment_m2 ground that drains into it first, m²
 * @param spillsTo id of the next sink its overflow reaches, or {@link #LEAVES}
 */
public record Sink(
    long id,
    int node,
    int pitCell,
    int outletCell,
    float pitElevation_m,
    float outletElevation_m,
    double depth_m,
    double area_m2,
    double volume_m3,
    double catchment_m2,
    long spillsTo) {

  /** Instead of a sink's id: the water leaves the raster. */
  public static final long LEAVES = -1;

  /** The same sink under another id, spilling to one under another id. */
  Sink named(long otherId, long otherSpillsTo) {
    return new Sink(
        otherId,
        node,
        pitCell,
        outletCell,
        pitElevation_m,
        outletElevation_m,
        depth_m,
        area_m2,
        volume_m3,
        catchment_m2,
        otherSpillsTo);
  }
}
