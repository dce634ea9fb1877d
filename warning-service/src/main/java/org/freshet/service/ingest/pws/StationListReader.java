package org.freshet.service.ingest.pws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.freshet.service.ingest.csv.CsvLine;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.ObservationCollector;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.freshet.service.ingest.observation.Station;

/** Reads a list of stations: comma-separated, an id first, columns {@code lon} and {@code lat}. */
public final class StationListReader {
  /** Name of the format. */
  public static final String FORMAT = "station list";

  private static final int MOST_LINES = 1_000_000;

  private StationListReader() {}

  /** Whether a text starts like such a list. */
  public static boolean accepts(byte[] start) {
    String head = new String(start, StandardCharsets.UTF_8).split("\r?\n", 2)[0];
    List<String> columns = CsvLine.split(head.toLowerCase(Locale.ROOT), ',');
    return columns.contains("lon") && columns.contains("lat") && columns.size() <= 16;
  }

  /**
   * Reads all of it.
   *
   * @param in not closed
   * @throws ObservationFormatException if columns are missing
   */
  public static ObservationFile read(InputStream in, String name) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    String head = lines.readLine();
    List<String> columns = CsvLine.split(head == null ? "" : head.toLowerCase(Locale.ROOT), ',');
    int lon = columns.indexOf("lon");
    int lat = columns.indexOf("lat");
    if (lon < 0 || lat < 0) {
      throw new ObservationFormatException(name, "has no columns lon and lat.");
    }
    ObservationCollector collector = new ObservationCollector();
    String line = lines.readLine();
    for (int i = 2; line != null && i < MOST_LINES; i++) {
      List<String> fields = CsvLine.split(line, ',');
      int number = i;
      if (fields.size() == columns.size()) {
        String id = fields.get(0);
        collector.station(
            new Station(id, id, number(fields.get(lon)), number(fields.get(lat)), Double.NaN));
      } else if (!line.isBlank()) {
        collector.find(Code.BAD_ROW, () -> "Line " + number + " has not the fields of the head.");
      }
      line = lines.readLine();
    }
    return collector.file(FORMAT);
  }

  private static double number(String field) {
    try {
      return Double.parseDouble(field);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
