package org.freshet.sink;

/**
 * One sink of a {@link SinkTree}: a whole depression from its deepest cell up to where it spills,
 * with the sinks inside it. Volumes, areas and catchments include those of the sinks inside.
 *
 * @param id stable number made from the place of a pit, see {@link SinkTree}; below 2^53
 * @param node its node in the hierarchy
 * @param parent place in {@link SinkTree#sinks} of the sink around it, or -1 for an outermost one
 * @param level 0 for an outermost sink, one more for each sink around it
 * @param firstChild place of the first sink inside it, or -1 where there is none; the others follow
 *     by {@code nextSibling}
 * @param nextSibling place of the next sink inside the same one, or -1
 * @param pitCell deepest cell
 * @param outletCell cell it spills over
 * @param pitElevation_m height of the pit, m
 * @param outletElevation_m level at which it spills, m
 * @param depth_m outlet above pit, m
 * @param area_m2 ground below the outlet, m²
 * @param volume_m3 what it holds, m³
 * @param own_m3 what of that lies in none of the sinks inside it, small depressions that were not
 *     kept included, m³
 * @param catchment_m2 ground that drains into it first, m²
 * @param unlisted_m3 volume of outermost depressions that were not kept and whose overflow reaches
 *     this sink first, m³; not part of the volume
 * @param pits pits in it, however small
 * @param spillsTo id of the next sink its overflow reaches, or {@link Sink#LEAVES}
 */
public record NestedSink(
    long id,
    int node,
    int parent,
    int level,
    int firstChild,
    int nextSibling,
    int pitCell,
    int outletCell,
    float pitElevation_m,
    float outletElevation_m,
    double depth_m,
    double area_m2,
    double volume_m3,
    double own_m3,
    double catchment_m2,
    double unlisted_m3,
    int pits,
    long spillsTo) {

  /** Whether there are sinks inside it. */
  public boolean hasChildren() {
    return firstChild >= 0;
  }

  /** The same under another id, with another target of its overflow. */
  NestedSink named(long newId, long newTarget) {
    return new NestedSink(
        newId,
        node,
        parent,
        level,
        firstChild,
        nextSibling,
        pitCell,
        outletCell,
        pitElevation_m,
        outletElevation_m,
        depth_m,
        area_m2,
        volume_m3,
        own_m3,
        catchment_m2,
        unlisted_m3,
        pits,
        newTarget);
  }

  /** Whether no sink lies around it. */
  public boolean outermost() {
    return parent < 0;
  }
}
