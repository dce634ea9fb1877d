package org.freshet.reroute;

import java.util.BitSet;
import java.util.List;
import org.freshet.exposure.RoadEdge;
import org.jspecify.annotations.Nullable;

/** The port to a routing engine. Implementations are thread-safe for reading. */
public interface RoadNetwork {
  /** All edges, in index order; closures are named by these indexes. */
  List<RoadEdge> edges();

  /**
   * The fastest way for a motor vehicle that uses no closed edge.
   *
   * @param fromLon longitude of the start, degrees
   * @param fromLat latitude of the start, degrees
   * @param toLon longitude of the end, degrees
   * @param toLat latitude of the end, degrees
   * @param closed indexes of the edges nobody may use
   * @return the way, or null where there is none or an end lies on no open street
   */
  @Nullable Route route(double fromLon, double fromLat, double toLon, double toLat, BitSet closed);
}
