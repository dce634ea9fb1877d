package org.freshet.service.routing;

import com.graphhopper.routing.querygraph.VirtualEdgeIteratorState;
import com.graphhopper.routing.weighting.AbstractAdjustedWeighting;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.GHUtility;
import java.util.BitSet;

/**
 * Makes closed edges impassable, also the pieces of them that a query's start and end cut off.
 * Reads one closure set that nobody changes during the query.
 */
final class ClosedEdgeWeighting extends AbstractAdjustedWeighting {
  private final BitSet closed;

  ClosedEdgeWeighting(Weighting open, BitSet closed) {
    super(open);
    this.closed = closed;
  }

  @Override
  public double calcEdgeWeight(EdgeIteratorState edge, boolean reverse) {
    return closed.get(realEdge(edge))
        ? Double.POSITIVE_INFINITY
        : superWeighting.calcEdgeWeight(edge, reverse);
  }

  /** Number of the edge in the graph, also for a piece of it. */
  static int realEdge(EdgeIteratorState edge) {
    return edge instanceof VirtualEdgeIteratorState piece
        ? GHUtility.getEdgeFromEdgeKey(piece.getOriginalEdgeKey())
        : edge.getEdge();
  }

  @Override
  public String getName() {
    return superWeighting.getName();
  }
}
