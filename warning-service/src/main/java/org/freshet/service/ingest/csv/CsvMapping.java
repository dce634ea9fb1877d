package org.freshet.service.ingest.csv;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.freshet.gauge.Quantity;

/**
 * What is what in a delimited text.
 *
 * @param delimiter between fields
 * @param decimalComma whether numbers are written with a comma
 * @param skipLines lines before the head line
 * @param timeColumn name of the column with the time
 * @param timeFormat pattern of {@link java.time.format.DateTimeFormatter}, or {@link #ISO}, {@link
 *     #EPOCH_SECONDS}, {@link #EPOCH_MILLIS}
 * @param zone of times that carry none
 * @param sensorColumn column with the sensor's id; if empty, {@code sensor} names it
 * @param sensor id of the only sensor, or a prefix where there is a sensor column
 * @param values columns with values
 * @param missing texts that mean no value, besides the empty one
 */
public record CsvMapping(
    char delimiter,
    boolean decimalComma,
    int skipLines,
    String timeColumn,
    String timeFormat,
    ZoneId zone,
    Optional<String> sensorColumn,
    String sensor,
    List<Value> values,
    Set<String> missing) {
  /** Time format: ISO 8601 with or without offset, blank or T between date and time. */
  public static final String ISO = "ISO";

  /** Time format: seconds since 1970. */
  public static final String EPOCH_SECONDS = "EPOCH_SECONDS";

  /** Time format: milliseconds since 1970. */
  public static final String EPOCH_MILLIS = "EPOCH_MILLIS";

  /**
   * One column of values.
   *
   * @param column its name
   * @param quantity what it is
   * @param perUnit quantity units per unit of the column, such as 0.01 for levels in cm
   * @param interval of sums and means, zero for instants
   */
  public record Value(String column, Quantity quantity, double perUnit, Duration interval) {}

  /** Copies and checks that there is something to read. */
  public CsvMapping {
    values = List.copyOf(values);
    missing = Set.copyOf(missing);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("A CSV mapping names no value column. Maybe add one.");
    }
    if (sensorColumn.isEmpty() && sensor.isBlank()) {
      throw new IllegalArgumentException(
          "A CSV mapping names neither a sensor column nor a sensor. Maybe add one of them.");
    }
  }
}
