package org.freshet.service.transit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** One trip while its stop times are read, in whatever order they come. */
final class GtfsTripRows {
  private record Row(int sequence, String stopId, int arrival_s, int departure_s) {}

  private final String id;
  private final String routeId;
  private final String serviceId;
  private final int directionId;
  private final String headsign;
  private final String shapeId;
  private final List<Row> rows = new ArrayList<>();

  GtfsTripRows(
      String id,
      String routeId,
      String serviceId,
      int directionId,
      String headsign,
      String shapeId) {
    this.id = id;
    this.routeId = routeId;
    this.serviceId = serviceId;
    this.directionId = directionId;
    this.headsign = headsign;
    this.shapeId = shapeId;
  }

  String id() {
    return id;
  }

  int size() {
    return rows.size();
  }

  /** One stop; times below 0 are unknown. */
  void add(int sequence, String stopId, int arrival_s, int departure_s) {
    rows.add(new Row(sequence, stopId, arrival_s, departure_s));
  }

  GtfsTrip trip() {
    rows.sort(Comparator.comparingInt(Row::sequence));
    int[] arrival = rows.stream().mapToInt(Row::arrival_s).toArray();
    int[] departure = rows.stream().mapToInt(Row::departure_s).toArray();
    interpolate(arrival, departure);
    return new GtfsTrip(
        id,
        routeId,
        serviceId,
        directionId,
        headsign,
        shapeId,
        rows.stream().map(Row::stopId).toList(),
        rows.stream().mapToInt(Row::sequence).toArray(),
        arrival,
        departure);
  }

  /** Unknown times are spread evenly between the known ones; outside them they stay equal. */
  private static void interpolate(int[] arrival, int[] departure) {
    int known = -1;
    for (int i = 0; i < arrival.length; i++) {
      if (arrival[i] < 0) {
        continue;
      }
      for (int gap = known + 1; gap < i; gap++) {
        int before = known < 0 ? arrival[i] : departure[known];
        long share = known < 0 ? 0 : (long) (arrival[i] - before) * (gap - known) / (i - known);
        arrival[gap] = departure[gap] = before + (int) share;
      }
      known = i;
    }
    int last = known < 0 ? 0 : departure[known];
    Arrays.fill(arrival, known + 1, arrival.length, last);
    Arrays.fill(departure, known + 1, departure.length, last);
  }
}
