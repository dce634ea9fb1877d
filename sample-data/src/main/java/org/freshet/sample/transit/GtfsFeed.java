package org.freshet.sample.transit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.freshet.sample.land.Place;
import org.freshet.sample.streets.Node;

/** Writes the GTFS feed of a transit plan. The zip carries one fixed time, so that it is stable. */
public final class GtfsFeed {
  private static final LocalDateTime FILE_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final int FIRST_S = 5 * 3600;
  private static final int LAST_S = 24 * 3600 + 30 * 60;

  private final TransitPlan plan;
  private final Place place = new Place();

  private GtfsFeed(TransitPlan plan) {
    this.plan = plan;
  }

  /** Writes the feed. */
  public static void write(TransitPlan plan, Path file) throws IOException {
    GtfsFeed feed = new GtfsFeed(plan);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      entry(zip, "agency.txt", feed.agency());
      entry(zip, "calendar.txt", feed.calendar());
      entry(zip, "calendar_dates.txt", feed.calendarDates());
      entry(zip, "feed_info.txt", feed.info());
      entry(zip, "routes.txt", feed.routes());
      entry(zip, "shapes.txt", feed.shapes());
      entry(zip, "stop_times.txt", feed.times(false));
      entry(zip, "stops.txt", feed.stops());
      entry(zip, "trips.txt", feed.times(true));
    }
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(FILE_TIME);
    zip.putNextEntry(entry);
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private String agency() {
    return "agency_id,agency_name,agency_url,agency_timezone,agency_lang\n"
        + "SVS,Stadtverkehr Sillbach (Beispiel),https://verkehr.sillbach.example,"
        + "Europe/Berlin,de\n";
  }

  private String calendar() {
    return """
        service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
        WEEKDAY,1,1,1,1,1,0,0,20260101,20261231
        WEEKEND,0,0,0,0,0,1,1,20260101,20261231
        """;
  }

  private String calendarDates() {
    return """
        service_id,date,exception_type
        WEEKDAY,20261225,2
        WEEKEND,20261225,1
        """;
  }

  private String info() {
    return "feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,feed_end_date,"
        + "feed_version\n"
        + "Stadtverkehr Sillbach (Beispiel),https://verkehr.sillbach.example,de,20260101,20261231,"
        + "sillbach-2026-1\n";
  }

  private String routes() {
    StringBuilder out =
        new StringBuilder(
            "route_id,agency_id,route_short_name,route_long_name,route_type,route_color,"
                + "route_text_color\n");
    for (TransitLine line : plan.lines()) {
      if (line.direction() == 0) {
        out.append(line.id()).append(",SVS,").append(line.shortName()).append(',');
        out.append(line.longName()).append(',').append(line.tram() ? 0 : 3).append(',');
        out.append(line.colour()).append(",FFFFFF\n");
      }
    }
    return out.toString();
  }

  private String stops() {
    StringBuilder out = new StringBuilder("stop_id,stop_name,stop_lat,stop_lon,location_type\n");
    for (Stop stop : plan.stops()) {
      out.append(stop.id()).append(',').append(stop.name()).append(',');
      out.append(latLon(stop.x(), stop.y())).append(",0\n");
    }
    return out.toString();
  }

  private String latLon(double x, double y) {
    double[] p = place.lonLat(x, y);
    return String.format(Locale.ROOT, "%.7f,%.7f", p[1], p[0]);
  }

  private String shapes() {
    StringBuilder out = new StringBuilder("shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n");
    for (TransitLine line : plan.lines()) {
      int sequence = 1;
      for (Node node : line.nodes()) {
        out.append(line.shapeId()).append(',').append(latLon(node.x(), node.y()));
        out.append(',').append(sequence++).append('\n');
      }
    }
    return out.toString();
  }

  private String times(boolean trips) {
    StringBuilder out =
        new StringBuilder(
            trips
                ? "route_id,service_id,trip_id,trip_headsign,direction_id,shape_id\n"
                : "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n");
    for (TransitLine line : plan.lines()) {
      for (String service : List.of("WEEKDAY", "WEEKEND")) {
        int factor = service.equals("WEEKDAY") ? 1 : 2;
        int number = 1;
        int first = FIRST_S + line.direction() * 300;
        for (int t = first; t < LAST_S; t += line.headway_min() * 60 * factor) {
          String trip = line.shapeId() + "-" + service.charAt(4) + number++;
          if (trips) {
            out.append(line.id()).append(',').append(service).append(',').append(trip);
            out.append(',').append(line.headsign()).append(',').append(line.direction());
            out.append(',').append(line.shapeId()).append('\n');
          } else {
            trip(out, line, trip, t);
          }
        }
      }
    }
    return out.toString();
  }

  private static void trip(StringBuilder out, TransitLine line, String trip, int start_s) {
    int sequence = 1;
    for (StopTime stop : line.stops()) {
      String time = clock(start_s + stop.seconds());
      out.append(trip).append(',').append(time).append(',').append(time).append(',');
      out.append(stop.stop().id()).append(',').append(sequence++).append('\n');
    }
  }

  private static String clock(int s) {
    return String.format(Locale.ROOT, "%02d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
  }
}
