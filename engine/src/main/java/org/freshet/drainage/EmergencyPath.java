package org.freshet.drainage;

/**
 * The way overflow takes from one sink, told as a whole even where it shares ground with others.
 *
 * @param sink place of the sink in the tree
 * @param fromSink its id
 * @param toSink id of the innermost sink reached, or {@link org.freshet.sink.Sink#LEAVES}
 * @param joins number of the path it goes on as, or -1 if it runs by itself to its end
 * @param endCell last cell: the first of the next sink's full pool, of the water, or the last
 *     before the water leaves the raster
 * @param endsInWater whether it ends in a water body
 * @param length_m length along cell centres, outlet to end, m
 * @param ownLength_m the part of it before it joins another path, m
 * @param drop_m outlet above the end, m
 * @param contributingArea_m2 ground whose water passes the outlet when all is full, m²; for a sink
 *     inside another its own catchment
 * @param buildings houses it runs over or along
 * @param roads streets it runs over
 * @param underpasses underpasses it runs into
 */
public record EmergencyPath(
    int sink,
    long fromSink,
    long toSink,
    int joins,
    int endCell,
    boolean endsInWater,
    double length_m,
    double ownLength_m,
    double drop_m,
    double contributingArea_m2,
    int buildings,
    int roads,
    int underpasses) {

  /** Mean slope, m per m; 0 for a path of one cell. */
  public double slope() {
    return length_m > 0 ? drop_m / length_m : 0;
  }
}
