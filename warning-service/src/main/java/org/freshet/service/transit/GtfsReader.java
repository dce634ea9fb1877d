package org.freshet.service.transit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a GTFS timetable from a zip archive or a folder. Tables it does not need are ignored; rows
 * it cannot use become findings and the rest goes on. Use once; not thread-safe. Memory: about 40
 * bytes per stop time.
 *
 * <p>Source: GTFS Schedule Reference, https://gtfs.org/documentation/schedule/reference/.
 */
public final class GtfsReader {
  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  private static final String[] WEEKDAYS = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
  };

  private final Path path;
  private final GtfsSource source;
  private final GtfsFindings findings = new GtfsFindings();
  private final TreeMap<String, GtfsRoute> routes = new TreeMap<>();
  private final TreeMap<String, GtfsStop> stops = new TreeMap<>();
  private final TreeMap<String, GtfsTripRows> trips = new TreeMap<>();
  private final Map<String, GtfsShapeRows> shapeRows = new HashMap<>();
  private final Map<String, double[]> shapes = new TreeMap<>();
  private final Map<String, GtfsService> services = new TreeMap<>();
  private ZoneId timezone = ZoneId.of("UTC");
  private String feedVersion = "";

  private GtfsReader(Path path, GtfsSource source) {
    this.path = path;
    this.source = source;
  }

  /**
   * Reads a timetable.
   *
   * @throws GtfsException where there is no archive, or a table nothing works without is missing
   */
  public static GtfsFeed read(Path path) {
    try (GtfsSource source = GtfsSource.open(path)) {
      return new GtfsReader(path, source).feed();
    } catch (IOException e) {
      throw new GtfsException(
          path + ": cannot be read (" + e.getMessage() + "). Maybe fetch it again.", e);
    }
  }

  private GtfsFeed feed() throws IOException {
    if (!source.prefix().isEmpty()) {
      findings.add(
          GtfsFinding.Code.NESTED_FOLDER, source.prefix(), 0, "Tables lie in a folder inside.");
    }
    requireTables("stops.txt", "routes.txt", "trips.txt", "stop_times.txt");
    each("agency.txt", new String[] {"agency_timezone"}, this::agency);
    optional("feed_info.txt", table -> feedVersion = table.get("feed_version"));
    each("stops.txt", new String[] {"stop_id", "stop_lat", "stop_lon"}, this::stop);
    each("routes.txt", new String[] {"route_id", "route_type"}, this::route);
    calendars();
    optional("shapes.txt", this::shapePoint);
    each("trips.txt", new String[] {"route_id", "service_id", "trip_id"}, this::trip);
    each("stop_times.txt", new String[] {"trip_id", "stop_id", "stop_sequence"}, this::stopTime);
    shapeRows.forEach((id, rows) -> shapes.put(id, rows.lonLat()));
    return new GtfsFeed(
        timezone, feedVersion, routes, stops, finishedTrips(), shapes, services, findings);
  }

  private void requireTables(String... tables) throws IOException {
    List<String> missing = new ArrayList<>();
    for (String table : tables) {
      try (InputStream stream = source.open(table)) {
        if (stream == null) {
          missing.add(table);
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new GtfsException(
          path + ": holds no " + String.join(", ", missing) + ". Maybe it is no GTFS timetable.");
    }
  }

  @FunctionalInterface
  private interface RowReader {
    void row(GtfsTable table);
  }

  private boolean optional(String name, RowReader reader) throws IOException {
    try (InputStream stream = source.open(name)) {
      if (stream == null) {
        return false;
      }
      try (GtfsTable table = new GtfsTable(name, stream, findings)) {
        while (table.next()) {
          reader.row(table);
        }
      }
      return true;
    }
  }

  private void each(String name, String[] columns, RowReader reader) throws IOException {
    try (InputStream stream = source.open(name)) {
      if (stream == null) {
        findings.add(GtfsFinding.Code.MISSING_FILE, name, 0, "Table " + name + " is missing.");
        return;
      }
      try (GtfsTable table = new GtfsTable(name, stream, findings)) {
        table.expect(columns);
        while (table.next()) {
          reader.row(table);
        }
      }
    }
  }

  private void agency(GtfsTable table) {
    try {
      timezone = ZoneId.of(table.get("agency_timezone"));
    } catch (DateTimeException e) {
      table.bad("agency_timezone", "is no time zone; " + timezone + " assumed");
    }
  }

  private void stop(GtfsTable table) {
    String id = table.get("stop_id");
    double lat = table.decimal("stop_lat");
    double lon = table.decimal("stop_lon");
    boolean nowhere = lat == 0 && lon == 0;
    if (!(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180) || nowhere) {
      table.bad("stop_lat", "and stop_lon `" + table.get("stop_lon") + "` are no place");
    } else if (stops.putIfAbsent(id, new GtfsStop(id, table.get("stop_name"), lon, lat)) != null) {
      table.add(GtfsFinding.Code.DUPLICATE_ID, "Stop `" + id + "` comes again; the first counts.");
    }
  }

  private void route(GtfsTable table) {
    String id = table.get("route_id");
    GtfsRoute route =
        new GtfsRoute(
            id,
            table.get("agency_id"),
            table.get("route_short_name"),
            table.get("route_long_name"),
            table.whole("route_type", -1));
    if (!route.onRoad() && !route.railBound()) {
      table.bad("route_type", "is neither road nor rail; the line is kept but never rerouted");
    }
    if (routes.putIfAbsent(id, route) != null) {
      table.add(GtfsFinding.Code.DUPLICATE_ID, "Route `" + id + "` comes again; the first counts.");
    }
  }

  private void calendars() throws IOException {
    boolean weekly = optional("calendar.txt", this::calendar);
    boolean dates = optional("calendar_dates.txt", this::calendarDate);
    if (!weekly && !dates) {
      findings.add(
          GtfsFinding.Code.MISSING_FILE,
          "calendar.txt",
          0,
          "Neither calendar.txt nor calendar_dates.txt is there: no trip ever runs.");
    }
  }

  private void calendar(GtfsTable table) {
    LocalDate from = date(table, "start_date");
    LocalDate to = date(table, "end_date");
    if (from != null && to != null) {
      int weekdays = 0;
      for (int day = 0; day < WEEKDAYS.length; day++) {
        weekdays |= table.whole(WEEKDAYS[day], 0) == 1 ? 1 << day : 0;
      }
      service(table).weekly(weekdays, from, to);
    }
  }

  private void calendarDate(GtfsTable table) {
    LocalDate date = date(table, "date");
    int type = table.whole("exception_type", 0);
    if (type != 1 && type != 2) {
      table.bad("exception_type", "is neither 1 nor 2");
    } else if (date != null) {
      service(table).exception(date, type == 1);
    }
  }

  private GtfsService service(GtfsTable table) {
    return services.computeIfAbsent(table.get("service_id"), id -> new GtfsService());
  }

  private static @Nullable LocalDate date(GtfsTable table, String column) {
    try {
      return LocalDate.parse(table.get(column), DATE);
    } catch (DateTimeException e) {
      table.bad(column, "is no date such as 20260618");
      return null;
    }
  }

  private void shapePoint(GtfsTable table) {
    double lat = table.decimal("shape_pt_lat");
    double lon = table.decimal("shape_pt_lon");
    if (!(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) {
      table.bad(
          "shape_pt_lat", "and shape_pt_lon `" + table.get("shape_pt_lon") + "` are no place");
      return;
    }
    shapeRows
        .computeIfAbsent(table.get("shape_id"), id -> new GtfsShapeRows())
        .add(table.whole("shape_pt_sequence", 0), lon, lat);
  }

  private void trip(GtfsTable table) {
    String id = table.get("trip_id");
    String route = table.get("route_id");
    if (!routes.containsKey(route)) {
      table.add(
          GtfsFinding.Code.UNKNOWN_REFERENCE,
          "Trip `" + id + "` names route `" + route + "`, which routes.txt does not know.");
      return;
    }
    GtfsTripRows rows =
        new GtfsTripRows(
            id,
            route,
            table.get("service_id"),
            table.whole("direction_id", 0),
            table.get("trip_headsign"),
            table.get("shape_id"));
    if (trips.putIfAbsent(id, rows) != null) {
      table.add(GtfsFinding.Code.DUPLICATE_ID, "Trip `" + id + "` comes again; the first counts.");
    }
  }

  private void stopTime(GtfsTable table) {
    GtfsTripRows trip = trips.get(table.get("trip_id"));
    GtfsStop stop = stops.get(table.get("stop_id"));
    if (trip == null || stop == null) {
      table.add(
          GtfsFinding.Code.UNKNOWN_REFERENCE,
          trip == null
              ? "Trip `" + table.get("trip_id") + "` is not in trips.txt."
              : "Stop `" + table.get("stop_id") + "` is not usable in stops.txt.");
      return;
    }
    int arrival = time(table, "arrival_time");
    int departure = time(table, "departure_time");
    trip.add(
        table.whole("stop_sequence", trip.size()),
        stop.id(),
        arrival < 0 ? departure : arrival,
        departure < 0 ? arrival : departure);
  }

  private static int time(GtfsTable table, String column) {
    int seconds = GtfsTime.parse(table.get(column));
    if (seconds == GtfsTime.WRONG) {
      table.bad(column, "is no time; taken between its neighbours");
    }
    return Math.max(seconds, -1);
  }

  private List<GtfsTrip> finishedTrips() {
    List<GtfsTrip> finished = new ArrayList<>();
    for (GtfsTripRows rows : trips.values()) {
      if (rows.size() < 2) {
        findings.add(
            GtfsFinding.Code.SHORT_TRIP,
            "stop_times.txt",
            0,
            "Trip `" + rows.id() + "` has " + rows.size() + " usable stops; left out.");
      } else {
        finished.add(rows.trip());
      }
    }
    finished.sort(Comparator.comparing(GtfsTrip::id));
    return finished;
  }
}
