package org.freshet.drainage;

/**
 * The way overflow takes from a sink, by {@link DrainagePaths}.
 *
 * @param fromSink id of the sink that spills
 * @param toSink id of the sink it reaches, or {@link org.freshet.sink.Sink#LEAVES}
 * @param cells cells in flow order, from the outlet to the first cell of the next sink's ground or
 *     the last cell before the water leaves
 * @param length_m length along cell centres, m
 * @param drop_m height of the first cell above the last, m; may be negative where the way crosses a
 *     depression too small to be a sink
 * @param contributingArea_m2 ground whose water passes the outlet when all is full, m²
 */
@SuppressWarnings("ArrayRecordComponent")
record DrainagePath(
    long fromSink,
    long toSink,
    int[] cells,
    double length_m,
    double drop_m,
    double contributingArea_m2) {

  /** Mean slope, m per m; 0 for a path of one cell. */
  double slope() {
    return length_m > 0 ? drop_m / length_m : 0;
  }
}
