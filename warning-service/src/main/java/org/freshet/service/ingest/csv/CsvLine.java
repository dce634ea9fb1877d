package org.freshet.service.ingest.csv;

import java.util.ArrayList;
import java.util.List;

/** Splits a line of delimited text; a field in double quotes may hold the delimiter (RFC 4180). */
public final class CsvLine {
  private CsvLine() {}

  /** Fields of a line, stripped of blanks around and of quotes. */
  public static List<String> split(String line, char delimiter) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == delimiter && !quoted) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString().strip());
    return fields;
  }
}
