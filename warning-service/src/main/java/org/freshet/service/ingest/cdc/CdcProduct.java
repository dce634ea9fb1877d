package org.freshet.service.ingest.cdc;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.freshet.gauge.QualityFlags;
import org.freshet.gauge.Quantity;
import org.freshet.service.ingest.observation.IngestFinding.Code;
import org.freshet.service.ingest.observation.ObservationCollector;
import org.freshet.service.ingest.observation.ObservationFormatException;

/** The measured columns of a product file. Quality level 1 means: only the form was checked. */
final class CdcProduct {
  private static final double NO_VALUE = -999;

  /** What the columns of this family mean that this product uses. */
  private enum Column {
    R1(Quantity.RAIN_MM, 60),
    RWS_10(Quantity.RAIN_MM, 10),
    RS_05(Quantity.RAIN_MM, 5),
    RS_01(Quantity.RAIN_MM, 1),
    TT_TU(Quantity.TEMPERATURE_C, 0),
    TT_10(Quantity.TEMPERATURE_C, 0);

    private final Quantity quantity;
    private final Duration interval;

    Column(Quantity quantity, int interval_min) {
      this.quantity = quantity;
      this.interval = Duration.ofMinutes(interval_min);
    }
  }

  private final CdcTable table;
  private final ObservationCollector collector;
  private final int station;
  private final int time;
  private final int quality;

  private CdcProduct(CdcTable table, ObservationCollector collector) {
    this.table = table;
    this.collector = collector;
    this.station = table.column("STATIONS_ID");
    int end = table.column("MESS_DATUM_ENDE");
    this.time = end >= 0 ? end : table.column("MESS_DATUM");
    this.quality = qualityColumn(table.columns());
  }

  static void read(CdcTable table, ObservationCollector collector)
      throws ObservationFormatException {
    if (!table.columns().contains("EOR")) {
      throw new ObservationFormatException(
          table.name(), "has no closing column (eor): the head line is cut. Maybe fetch it again.");
    }
    new CdcProduct(table, collector).read();
  }

  private void read() {
    collector.fact("columns", table.columns());
    collector.fact("rows", table.rows().size());
    for (int line : table.badRows()) {
      collector.find(
          Code.BAD_ROW,
          () ->
              "Line "
                  + line
                  + " of "
                  + table.name()
                  + " has not "
                  + table.columns().size()
                  + " fields. Maybe it was cut short.");
    }
    List<String> other = new ArrayList<>(table.columns());
    for (Column column : Column.values()) {
      int at = table.column(column.name());
      if (at >= 0) {
        other.remove(column.name());
        read(column, at);
      }
    }
    other.removeIf(CdcProduct::isFrame);
    if (!other.isEmpty()) {
      collector.find(
          Code.OTHER_QUANTITY, () -> "Columns not used: " + String.join(", ", other) + ".");
    }
  }

  private static boolean isFrame(String column) {
    return column.startsWith("QN")
        || column.startsWith("MESS_DATUM")
        || column.equals("STATIONS_ID")
        || column.equals("EOR");
  }

  private void read(Column column, int at) {
    for (String[] row : table.rows()) {
      Optional<Instant> end = time(row[time]);
      if (end.isEmpty()) {
        collector.find(
            Code.BAD_TIME, () -> "Time (" + row[time] + ") is none. Maybe the row is damaged.");
        continue;
      }
      int flags = quality >= 0 && row[quality].equals("1") ? QualityFlags.PROVISIONAL : 0;
      if (flags != 0) {
        collector.find(Code.PROVISIONAL, () -> "Quality level 1: only the form was checked.");
      }
      String id = CdcTable.station(row[station]);
      collector.observe(id, column.quantity, end.get(), column.interval, value(row[at]), flags);
    }
  }

  private double value(String field) {
    try {
      double value = Double.parseDouble(field);
      return value == NO_VALUE || Double.isInfinite(value) ? Double.NaN : value;
    } catch (NumberFormatException e) {
      collector.find(Code.BAD_NUMBER, () -> "Field (" + field + ") is no number.");
      return Double.NaN;
    }
  }

  private static int qualityColumn(List<String> columns) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).startsWith("QN")) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<Instant> time(String field) {
    boolean digits = field.chars().allMatch(Character::isDigit);
    if (!digits || (field.length() != 10 && field.length() != 12)) {
      return Optional.empty();
    }
    try {
      int minute = field.length() == 12 ? number(field, 10, 12) : 0;
      return Optional.of(
          LocalDateTime.of(
                  number(field, 0, 4),
                  number(field, 4, 6),
                  number(field, 6, 8),
                  number(field, 8, 10),
                  minute)
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(String field, int from, int to) {
    return Integer.parseInt(field, from, to, 10);
  }
}
