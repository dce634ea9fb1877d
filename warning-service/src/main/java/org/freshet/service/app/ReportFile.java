package org.freshet.service.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.flood.Structures;
import org.freshet.grid.FloatGrid;
import org.freshet.service.area.GridMapping;
import org.freshet.service.config.ConfigException;
import org.freshet.service.cycle.FieldReport;
import org.freshet.service.ingest.csv.CsvLine;
import org.jspecify.annotations.Nullable;

/**
 * Reads the reports of people and street sensors: CSV with the columns {@code id, time, source,
 * lon, lat, depth_m, level_m, blocked, trust, withdrawn}, of which a row fills what it knows. A row
 * that cannot be used is left out and told.
 */
final class ReportFile {
  private static final List<String> NEEDED = List.of("id", "time", "source");
  private static final double TRUST = 0.5;

  private final Path file;
  private final GridMapping mapping;
  private final FloatGrid ground;
  private final Set<String> links = new HashSet<>();
  private final Set<String> ids = new HashSet<>();
  private final List<FieldReport> reports = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();

  /**
   * Reads a file.
   *
   * @param ground heights a depth is added to
   * @param structures whose links may be reported as blocked
   * @throws ConfigException if it has not the columns
   */
  ReportFile(Path file, GridMapping mapping, FloatGrid ground, Structures structures)
      throws IOException {
    this.file = file;
    this.mapping = mapping;
    this.ground = ground;
    structures.links().stream()
        .filter(one -> one.kind().canBlock())
        .forEach(one -> links.add(one.id()));
    List<String> lines = Files.readAllLines(file);
    List<String> columns = lines.isEmpty() ? List.of() : CsvLine.split(lines.get(0), ',');
    if (!columns.containsAll(NEEDED)) {
      throw new ConfigException(
          List.of(
              file
                  + ": line 1 lacks a column of id, time, source. Maybe write `id,time,source,lon,"
                  + "lat,depth_m,level_m,blocked,trust,withdrawn`."));
    }
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        read(i + 1, row(columns, CsvLine.split(lines.get(i), ',')));
      }
    }
  }

  List<FieldReport> reports() {
    return reports;
  }

  /** One line per row that was left out. */
  List<String> findings() {
    return findings;
  }

  private static Map<String, String> row(List<String> columns, List<String> fields) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < Math.min(columns.size(), fields.size()); i++) {
      row.put(columns.get(i), fields.get(i));
    }
    return row;
  }

  private void read(int line, Map<String, String> row) {
    try {
      reports.add(report(row));
    } catch (IllegalArgumentException e) {
      findings.add(file.getFileName() + ", line " + line + ": " + e.getMessage());
    }
  }

  private FieldReport report(Map<String, String> row) {
    String id = text(row, "id");
    if (id.isEmpty() || !ids.add(id)) {
      throw new IllegalArgumentException("id `" + id + "` is empty or there twice; left out.");
    }
    Instant time = time(row, "time");
    if (time == null) {
      throw new IllegalArgumentException("time is missing; left out.");
    }
    double trust = text(row, "trust").isEmpty() ? TRUST : number(row, "trust", 0, 1);
    Instant withdrawn = time(row, "withdrawn");
    String link = text(row, "blocked");
    if (!link.isEmpty()) {
      if (!links.contains(link)) {
        throw new IllegalArgumentException(
            "blocked `" + link + "` is no culvert or underpass-drain of `flood.links`; left out.");
      }
      return new FieldReport(id, time, text(row, "source"), -1, Double.NaN, link, trust, withdrawn);
    }
    int cell = mapping.cellAt(number(row, "lon", -180, 180), number(row, "lat", -90, 90));
    if (cell < 0 || Float.isNaN(ground.get(cell))) {
      throw new IllegalArgumentException("lies off the terrain; left out.");
    }
    double level_m =
        text(row, "level_m").isEmpty()
            ? ground.get(cell) + number(row, "depth_m", 0, 50)
            : number(row, "level_m", -500, 9000);
    return new FieldReport(id, time, text(row, "source"), cell, level_m, null, trust, withdrawn);
  }

  private static String text(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  private static @Nullable Instant time(Map<String, String> row, String column) {
    String text = text(row, column);
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          column + " `" + text + "` is no UTC time such as 2026-06-18T14:00:00Z; left out.", e);
    }
  }

  private static double number(Map<String, String> row, String column, double low, double high) {
    String text = text(row, column);
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(column + " `" + text + "` is no number; left out.", e);
    }
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          column + " `" + text + "` must be from " + low + " to " + high + "; left out.");
    }
    return value;
  }
}
