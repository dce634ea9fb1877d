package org.freshet.service.transit;

import java.util.List;
import org.freshet.reroute.LinePattern;

/**
 * A stop sequence of a line with the trips that run it.
 *
 * @param pattern the line as rerouting sees it
 * @param lonLat its way on the map, longitude, latitude …; must not be written to
 * @param trips its trips, in order of their ids
 */
@SuppressWarnings("ArrayRecordComponent")
public record TransitPattern(LinePattern pattern, double[] lonLat, List<GtfsTrip> trips) {
  /** Copies the list. */
  public TransitPattern {
    trips = List.copyOf(trips);
  }
}
