package org.freshet.service.ingest.kostra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The rows of a table file, whatever its format: dBASE, or CSV with a head line, separated by
 * semicolons (then a comma may be the decimal sign) or commas.
 *
 * @param names column names
 * @param values text per row and column
 * @param deleted rows the file marks as deleted, not among {@code values}
 */
record KostraRows(List<String> names, List<List<String>> values, int deleted) {
  static KostraRows read(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") ? csv(file) : dbf(DbfFile.read(file));
  }

  private static KostraRows dbf(DbfFile table) {
    List<List<String>> rows = new ArrayList<>(table.records());
    int deleted = 0;
    for (int record = 0; record < table.records(); record++) {
      if (table.isDeleted(record)) {
        deleted++;
        continue;
      }
      List<String> row = new ArrayList<>(table.names().size());
      for (int field = 0; field < table.names().size(); field++) {
        row.add(table.text(record, field));
      }
      rows.add(row);
    }
    return new KostraRows(table.names(), rows, deleted);
  }

  private static KostraRows csv(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new KostraException(file, "cannot be read (" + e.getMessage() + ").");
    }
    String head = lines.isEmpty() ? "" : lines.get(0).replace("\"", "");
    String separator = head.indexOf(';') >= 0 ? ";" : ",";
    List<String> names = cells(head, separator);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String line = lines.get(i).replace("\"", "");
      List<String> row = cells(separator.equals(";") ? line.replace(',', '.') : line, separator);
      if (row.size() != names.size()) {
        throw new KostraException(
            file,
            "line "
                + (i + 1)
                + " has "
                + row.size()
                + " values for "
                + names.size()
                + " columns. Maybe it was cut off.");
      }
      rows.add(row);
    }
    return new KostraRows(names, rows, 0);
  }

  private static List<String> cells(String line, String separator) {
    return Arrays.stream(line.split(separator, -1)).map(String::strip).toList();
  }
}
