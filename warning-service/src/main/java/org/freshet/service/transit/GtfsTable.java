package org.freshet.service.transit;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One table of a timetable, row by row (RFC 4180 with the liberties feeds take: a byte order mark,
 * blanks around values, blank lines, short rows). Not thread-safe.
 */
final class GtfsTable implements Closeable {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String name;
  private final BufferedReader reader;
  private final GtfsFindings findings;
  private final Map<String, Integer> columns = new HashMap<>();
  private List<String> row = new ArrayList<>();
  private long line;
  private long rowLine;

  GtfsTable(String name, InputStream stream, GtfsFindings findings) throws IOException {
    this.name = name;
    this.reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    this.findings = findings;
    if (next()) {
      for (int i = 0; i < row.size(); i++) {
        columns.putIfAbsent(row.get(i), i);
      }
    }
  }

  /** Notes the columns that should be there and are not. */
  GtfsTable expect(String... names) {
    for (String column : names) {
      if (!columns.containsKey(column)) {
        findings.add(GtfsFinding.Code.MISSING_COLUMN, name, 1, "Column " + column + " is missing.");
      }
    }
    return this;
  }

  /** Moves to the next row that is not blank; false at the end. */
  boolean next() throws IOException {
    String text = reader.readLine();
    line++;
    while (text != null && text.isBlank()) {
      text = reader.readLine();
      line++;
    }
    if (text == null) {
      return false;
    }
    rowLine = line;
    if (line == 1 && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    row = new ArrayList<>(Math.max(8, columns.size()));
    split(text);
    return true;
  }

  private void split(String start) throws IOException {
    String text = start;
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; ; i++) {
      if (i == text.length()) {
        String more = quoted ? reader.readLine() : null;
        if (more == null) {
          break;
        }
        line++;
        value.append('\n');
        text = more;
        i = -1;
        continue;
      }
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        value.append('"');
        i++;
      } else if (c == '"' && (quoted || value.toString().isBlank())) {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        row.add(value.toString().strip());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    row.add(value.toString().strip());
  }

  /** Value of a column in this row, empty where there is none. */
  String get(String column) {
    Integer index = columns.get(column);
    return index == null || index >= row.size() ? "" : row.get(index);
  }

  /**
   * A whole number, or {@code orElse} where the value is blank; noted and null-like where wrong.
   */
  int whole(String column, int orElse) {
    String value = get(column);
    if (value.isEmpty()) {
      return orElse;
    }
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      bad(column, "is no whole number; " + orElse + " assumed");
      return orElse;
    }
  }

  /** A number; NaN where it is blank or wrong. */
  double decimal(String column) {
    try {
      return Double.parseDouble(get(column));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  void bad(String column, String what) {
    add(GtfsFinding.Code.BAD_VALUE, column + " `" + get(column) + "` " + what + ".");
  }

  void add(GtfsFinding.Code code, String message) {
    findings.add(code, name, rowLine, message);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
