package org.freshet.service.ingest.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Reads the times of a column. Immutable. */
final class CsvTimes {
  private static final int DAYS_OR_LONGER = 10;

  private final String format;
  private final ZoneId zone;
  private final Optional<DateTimeFormatter> pattern;

  CsvTimes(CsvMapping mapping) {
    this.format = mapping.timeFormat();
    this.zone = mapping.zone();
    this.pattern =
        switch (format) {
          case CsvMapping.ISO, CsvMapping.EPOCH_SECONDS, CsvMapping.EPOCH_MILLIS ->
              Optional.empty();
          default -> Optional.of(DateTimeFormatter.ofPattern(format, Locale.ROOT));
        };
  }

  Optional<Instant> time(String field) {
    try {
      return Optional.of(
          switch (format) {
            case CsvMapping.EPOCH_SECONDS -> Instant.ofEpochMilli(Math.round(1000 * number(field)));
            case CsvMapping.EPOCH_MILLIS -> Instant.ofEpochMilli(Math.round(number(field)));
            default -> pattern.isPresent() ? formatted(field, pattern.get()) : iso(field);
          });
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static double number(String field) {
    double number = Double.parseDouble(field);
    if (!Double.isFinite(number)) {
      throw new NumberFormatException(field);
    }
    return number;
  }

  private Instant iso(String field) {
    String text = field.length() > DAYS_OR_LONGER ? field.replace(' ', 'T') : field + "T00:00";
    TemporalAccessor parsed =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return instant(parsed);
  }

  private Instant formatted(String field, DateTimeFormatter formatter) {
    return instant(formatter.parseBest(field, OffsetDateTime::from, LocalDateTime::from));
  }

  private Instant instant(TemporalAccessor parsed) {
    return parsed instanceof OffsetDateTime told
        ? told.toInstant()
        : LocalDateTime.from(parsed).atZone(zone).toInstant();
  }
}
