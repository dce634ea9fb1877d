package org.freshet.service.ingest.pws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.freshet.service.ingest.csv.CsvLine;
import org.freshet.service.ingest.observation.FindingTally;
import org.freshet.service.ingest.observation.IngestFinding;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.ObservationFormatException;

/**
 * Reads a wide table of rain: a first column of times (UTC, {@code yyyy-MM-dd HH:mm:ss}, end of the
 * interval), then one column per station; {@code NA}, {@code NaN}, nothing and negative values are
 * none. Comma or semicolon, told by the head line. Rows are handed on as they come: years of five
 * minutes of a hundred stations need no memory.
 */
public final class WideTableReader {
  /** Name of the format. */
  public static final String FORMAT = "wide rain table";

  private static final int TIME_LENGTH = 19;

  private final String name;
  private final char delimiter;
  private final List<String> stations;
  private final FindingTally findings = new FindingTally();

  private WideTableReader(String name, char delimiter, List<String> stations) {
    this.name = name;
    this.delimiter = delimiter;
    this.stations = stations;
  }

  /** Takes the rows of a table. */
  public interface Rows {
    /** The head line, once, before any row. */
    void stations(List<String> ids);

    /**
     * One row.
     *
     * @param end of the interval
     * @param rain_mm one value per station, NaN for none; the array is used again for the next row
     */
    void row(Instant end, float[] rain_mm);
  }

  /** Whether a text starts like such a table: a head line, then a time and numbers. */
  public static boolean accepts(byte[] start) {
    String[] lines = new String(start, StandardCharsets.UTF_8).split("\r?\n", 3);
    if (lines.length < 2 || lines[1].length() <= TIME_LENGTH) {
      return false;
    }
    char delimiter = lines[1].charAt(TIME_LENGTH);
    return (delimiter == ',' || delimiter == ';')
        && lines[0].indexOf(delimiter) >= 0
        && time(lines[1].substring(0, TIME_LENGTH)) != null;
  }

  /**
   * Reads all rows.
   *
   * @param in not closed
   * @return findings: rows of the wrong length, bad numbers and times
   * @throws ObservationFormatException if the head line is missing
   */
  public static List<IngestFinding> read(InputStream in, String name, Rows rows)
      throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    String head = lines.readLine();
    if (head == null || (head.indexOf(',') < 0 && head.indexOf(';') < 0)) {
      throw new ObservationFormatException(name, "is no " + FORMAT + ". Maybe another was meant.");
    }
    char delimiter = head.indexOf(';') >= 0 ? ';' : ',';
    List<String> columns = CsvLine.split(head, delimiter);
    WideTableReader reader =
        new WideTableReader(name, delimiter, columns.subList(1, columns.size()));
    rows.stations(reader.stations);
    reader.rows(lines, rows);
    return reader.findings.findings();
  }

  private void rows(BufferedReader lines, Rows rows) throws IOException {
    float[] rain_mm = new float[stations.size()];
    int number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      int at = number;
      int comma = line.indexOf(delimiter);
      Instant end = comma < 0 ? null : time(line.substring(0, comma));
      if (end == null) {
        findings.add(Code.BAD_TIME, () -> "Line " + at + " of " + name + " starts with no time.");
      } else if (values(line, comma + 1, rain_mm)) {
        rows.row(end, rain_mm);
      } else {
        findings.add(
            Code.BAD_ROW,
            () -> "Line " + at + " has not " + stations.size() + " values. Maybe it is cut.");
      }
    }
  }

  private boolean values(String line, int from, float[] rain_mm) {
    int start = from;
    for (int station = 0; station < rain_mm.length; station++) {
      if (start > line.length()) {
        return false;
      }
      int end = line.indexOf(delimiter, start);
      end = end < 0 ? line.length() : end;
      rain_mm[station] = value(line, start, end);
      start = end + 1;
    }
    return start == line.length() + 1;
  }

  private float value(String line, int start, int end) {
    if (end - start == 1 && line.charAt(start) == '0') {
      return 0;
    }
    String field = line.substring(start, end).strip();
    if (field.isEmpty() || field.equals("NA") || field.equalsIgnoreCase("nan")) {
      return Float.NaN;
    }
    try {
      float value = Float.parseFloat(field);
      if (value >= 0 && Float.isFinite(value)) {
        return value;
      }
      findings.add(Code.MISSING_VALUE, () -> "Values such as " + field + " were read as none.");
    } catch (NumberFormatException e) {
      findings.add(Code.BAD_NUMBER, () -> "Field (" + field + ") is no number.");
    }
    return Float.NaN;
  }

  @org.jspecify.annotations.Nullable
  private static Instant time(String field) {
    if (field.length() != TIME_LENGTH) {
      return null;
    }
    try {
      return LocalDateTime.parse(field.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
