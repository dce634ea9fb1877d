package org.freshet.service.ingest.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.ObservationCollector;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;

/**
 * Reads delimited text with a head line after a {@link CsvMapping}. A byte order mark is stepped
 * over. Stateless and thread-safe.
 */
public final class CsvReader {
  /** Name of the format. */
  public static final String FORMAT = "CSV";

  private final CsvMapping mapping;
  private final CsvTimes times;
  private final ObservationCollector collector = new ObservationCollector();

  private CsvReader(CsvMapping mapping) {
    this.mapping = mapping;
    this.times = new CsvTimes(mapping);
  }

  /**
   * Reads all lines.
   *
   * @param in not closed
   * @param name for messages
   * @throws ObservationFormatException if a mapped column is missing or there is no head line
   */
  public static ObservationFile read(Reader in, String name, CsvMapping mapping)
      throws IOException {
    return new CsvReader(mapping).read(new BufferedReader(in), name);
  }

  private ObservationFile read(BufferedReader lines, String name) throws IOException {
    for (int i = 0; i < mapping.skipLines(); i++) {
      lines.readLine();
    }
    String head = lines.readLine();
    if (head == null) {
      throw new ObservationFormatException(name, "has no head line. Maybe it was cut short.");
    }
    List<String> columns =
        CsvLine.split(head.startsWith("\uFEFF") ? head.substring(1) : head, mapping.delimiter());
    int time = position(columns, mapping.timeColumn(), name);
    int sensor =
        mapping.sensorColumn().isPresent()
            ? position(columns, mapping.sensorColumn().get(), name)
            : -1;
    int[] values = new int[mapping.values().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = position(columns, mapping.values().get(i).column(), name);
    }
    int number = mapping.skipLines() + 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        row(CsvLine.split(line, mapping.delimiter()), columns.size(), number, time, sensor, values);
      }
    }
    return collector.file(FORMAT);
  }

  private static int position(List<String> columns, String wanted, String name)
      throws ObservationFormatException {
    int position = columns.indexOf(wanted);
    if (position < 0) {
      throw new ObservationFormatException(
          name,
          "has no column ("
              + wanted
              + ") among "
              + columns
              + ". Maybe mend the mapping or delimiter.");
    }
    return position;
  }

  private void row(List<String> fields, int columns, int line, int time, int sensor, int[] values) {
    if (fields.size() != columns) {
      collector.find(
          Code.BAD_ROW,
          () -> "Line " + line + " has " + fields.size() + " fields, not " + columns + ".");
      return;
    }
    Optional<Instant> when = times.time(fields.get(time));
    if (when.isEmpty()) {
      collector.find(
          Code.BAD_TIME, () -> "Time (" + fields.get(time) + ") in line " + line + " is none.");
      return;
    }
    String id = mapping.sensor() + (sensor < 0 ? "" : fields.get(sensor));
    if (id.isBlank()) {
      collector.find(Code.BAD_ROW, () -> "Line " + line + " names no sensor.");
      return;
    }
    for (int i = 0; i < values.length; i++) {
      CsvMapping.Value value = mapping.values().get(i);
      double number = number(fields.get(values[i]), line) * value.perUnit();
      collector.observe(id, value.quantity(), when.get(), value.interval(), number, 0);
    }
  }

  private double number(String field, int line) {
    if (field.isEmpty() || mapping.missing().contains(field)) {
      return Double.NaN;
    }
    String text = mapping.decimalComma() ? field.replace(".", "").replace(',', '.') : field;
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // counted below, with the infinite ones
    }
    collector.find(
        Code.BAD_NUMBER, () -> "Field (" + field + ") in line " + line + " is no number.");
    return Double.NaN;
  }
}
