package org.freshet.reroute;

import java.util.List;

/**
 * One stop sequence of a line in one direction, and the edges its vehicles use.
 *
 * @param routeId route of the transit feed
 * @param routeName what people call the line
 * @param directionId 0 or 1
 * @param railBound whether its vehicles cannot leave their way
 * @param stops its stops in order, positions never falling
 * @param way the edges it uses, in order of {@code from_m}; stretches on no known edge are left out
 */
public record LinePattern(
    String routeId,
    String routeName,
    int directionId,
    boolean railBound,
    List<PatternStop> stops,
    List<EdgeSpan> way) {
  /** Copies the lists and checks their order. */
  public LinePattern {
    stops = List.copyOf(stops);
    way = List.copyOf(way);
    for (int i = 1; i < stops.size(); i++) {
      if (stops.get(i).position_m() < stops.get(i - 1).position_m()) {
        throw new IllegalArgumentException(
            "Stop ("
                + stops.get(i).id()
                + ") of line ("
                + routeName
                + ") lies before the stop ahead of it. Maybe project stops in order.");
      }
    }
  }
}
