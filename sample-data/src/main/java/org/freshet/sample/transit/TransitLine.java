package org.freshet.sample.transit;

import java.util.List;
import org.freshet.sample.land.Line;
import org.freshet.sample.streets.Node;
import org.freshet.sample.streets.StreetNetwork;

/**
 * One line of the network in one direction.
 *
 * @param id route id
 * @param shortName number people know
 * @param longName from where to where
 * @param tram whether it is a tram
 * @param colour RRGGBB
 * @param direction 0 there, 1 back
 * @param headsign what the vehicle shows
 * @param nodes the nodes it runs along
 * @param stops where and when it stops
 * @param headway_min minutes between two vehicles
 */
public record TransitLine(
    String id,
    String shortName,
    String longName,
    boolean tram,
    String colour,
    int direction,
    String headsign,
    List<Node> nodes,
    List<StopTime> stops,
    int headway_min) {

  /** The line it runs along. */
  public Line line() {
    return StreetNetwork.line(nodes);
  }

  /** Id of its shape. */
  public String shapeId() {
    return id + "-" + direction;
  }
}
