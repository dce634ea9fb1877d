package org.freshet.service.transit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small timetable for tests: one bus line of five stops, to be changed table by table. */
final class GtfsZip {
  final Map<String, String> tables = new LinkedHashMap<>();

  GtfsZip() {
    tables.put(
        "agency.txt",
        """
        agency_id,agency_name,agency_url,agency_timezone
        SV,Stadtverkehr,https://example.org,Europe/Berlin
        """);
    tables.put(
        "stops.txt",
        """
        stop_id,stop_name,stop_lat,stop_lon
        A,Bahnhof,50.0,9.00
        B,"Markt, ""Süd"" Ost",50.0,9.01
        C,Schule,50.0,9.02
        D,Brücke,50.0,9.03
        E,Berg,50.0,9.04
        """);
    tables.put(
        "routes.txt",
        """
        route_id,agency_id,route_short_name,route_long_name,route_type
        R1,SV,1,Bahnhof - Berg,3
        T1,SV,,Talbahn,0
        """);
    tables.put(
        "trips.txt",
        """
        route_id,service_id,trip_id,direction_id,shape_id
        R1,WD,t1,0,S1
        R1,WD,t2,1,
        T1,WD,t3,0,
        """);
    tables.put(
        "stop_times.txt",
        """
        trip_id,arrival_time,departure_time,stop_id,stop_sequence
        t1,25:00:00,25:00:00,A,1
        t1,,,B,2
        t1,25:10:00,25:12:00,C,3
        t1,25:20:00,25:20:00,D,4
        t1,25:30:00,25:30:00,E,9
        t2,8:00:00,8:00:00,E,1
        t2,8:10:00,8:10:00,A,2
        t3,9:00:00,9:00:00,A,1
        t3,9:10:00,9:10:00,C,2
        t3,9:20:00,9:20:00,E,3
        """);
    tables.put(
        "calendar.txt",
        """
        service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
        WD,1,1,1,1,1,0,0,20260101,20261231
        """);
    tables.put("calendar_dates.txt", "service_id,date,exception_type\nWD,20260620,1\n");
    tables.put(
        "shapes.txt",
        """
        shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence
        S1,50.0,9.04,2
        S1,50.0,9.00,1
        """);
    tables.put(
        "feed_info.txt",
        """
        feed_publisher_name,feed_publisher_url,feed_lang,feed_version
        SV,https://example.org,de,2026a
        """);
  }

  String table(String table) {
    return tables.getOrDefault(table, "");
  }

  GtfsZip with(String table, String text) {
    tables.put(table, text);
    return this;
  }

  GtfsZip without(String table) {
    tables.remove(table);
    return this;
  }

  Path write(Path file, String prefix) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> table : tables.entrySet()) {
        zip.putNextEntry(new ZipEntry(prefix + table.getKey()));
        zip.write(table.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }
}
