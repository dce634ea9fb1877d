package org.freshet.service.ingest.cdc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.freshet.service.ingest.observation.ObservationFormatException;

/**
 * A text of fields split by semicolons, stripped, under a head line.
 *
 * @param name of the file, for messages
 * @param columns names in capitals
 * @param rows rows with as many fields as there are columns
 * @param badRows line numbers of rows with another number of fields
 */
record CdcTable(String name, List<String> columns, List<String[]> rows, List<Integer> badRows) {
  static CdcTable of(InputStream in, String name) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
    String head = reader.readLine();
    if (head == null) {
      throw new ObservationFormatException(name, "is empty. Maybe fetch it again.");
    }
    List<String> columns = List.of(split(head.toUpperCase(Locale.ROOT)));
    List<String[]> rows = new ArrayList<>();
    List<Integer> bad = new ArrayList<>();
    int lineNumber = 1;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lineNumber++;
      String[] fields = split(line);
      if (fields.length == columns.size()) {
        rows.add(fields);
      } else if (!line.isBlank()) {
        bad.add(lineNumber);
      }
    }
    return new CdcTable(name, columns, rows, bad);
  }

  private static String[] split(String line) {
    String[] fields = line.split(";", -1);
    for (int i = 0; i < fields.length; i++) {
      fields[i] = fields[i].strip();
    }
    return fields;
  }

  /** Position of a column by its name in capitals, -1 if there is none. */
  int column(String wanted) {
    return columns.indexOf(wanted);
  }

  /** Five digits, as the weather service names its stations. */
  static String station(String field) {
    return field.chars().allMatch(Character::isDigit) && field.length() < 5
        ? "0".repeat(5 - field.length()) + field
        : field;
  }
}
