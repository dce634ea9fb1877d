package org.freshet.service.transit;

import java.util.List;

/**
 * One run of a line. Immutable as long as nobody writes to the arrays handed in.
 *
 * <p>Times are seconds after noon minus twelve hours of the service day and may exceed one day.
 */
public final class GtfsTrip {
  private final String id;
  private final String routeId;
  private final String serviceId;
  private final int directionId;
  private final String headsign;
  private final String shapeId;
  private final List<String> stopIds;
  private final int[] sequence;
  private final int[] arrival_s;
  private final int[] departure_s;

  /** A run with its stops in order; all arrays as long as the list. */
  GtfsTrip(
      String id,
      String routeId,
      String serviceId,
      int directionId,
      String headsign,
      String shapeId,
      List<String> stopIds,
      int[] sequence,
      int[] arrival_s,
      int[] departure_s) {
    this.id = id;
    this.routeId = routeId;
    this.serviceId = serviceId;
    this.directionId = directionId;
    this.headsign = headsign;
    this.shapeId = shapeId;
    this.stopIds = List.copyOf(stopIds);
    this.sequence = sequence;
    this.arrival_s = arrival_s;
    this.departure_s = departure_s;
  }

  /** trip_id. */
  public String id() {
    return id;
  }

  /** route_id. */
  public String routeId() {
    return routeId;
  }

  /** service_id. */
  public String serviceId() {
    return serviceId;
  }

  /** direction_id, 0 or 1; 0 where the feed does not say. */
  public int directionId() {
    return directionId;
  }

  /** trip_headsign, may be empty. */
  public String headsign() {
    return headsign;
  }

  /** shape_id, empty where the trip has none. */
  public String shapeId() {
    return shapeId;
  }

  /** Stops in order. */
  public List<String> stopIds() {
    return stopIds;
  }

  /** stop_sequence of one stop. */
  public int sequence(int i) {
    return sequence[i];
  }

  /** Arrival at one stop, s of the service day; interpolated where the feed leaves it out. */
  public int arrival_s(int i) {
    return arrival_s[i];
  }

  /** Departure from one stop, s of the service day. */
  public int departure_s(int i) {
    return departure_s[i];
  }
}
