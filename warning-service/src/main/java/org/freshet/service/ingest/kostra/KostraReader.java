package org.freshet.service.ingest.kostra;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freshet.rain.KostraGrid;

/**
 * Reads a table of one duration. The file's name tells the duration ({@code _D0060}) and mostly the
 * data set; columns {@code HN_010A_} tell the return period; -99.9 is no value. Used once.
 */
public final class KostraReader {
  private static final Pattern DURATION = Pattern.compile("_D(\\d{4,5})", Pattern.CASE_INSENSITIVE);
  private static final Pattern DEPTH = Pattern.compile("HN_(\\d{3})A_?", Pattern.CASE_INSENSITIVE);
  private static final String INDEX = "INDEX_RC";
  private static final double MOST_MM = 2000;

  private final Path file;
  private final List<Integer> columns = new ArrayList<>();
  private final List<Double> periods_a = new ArrayList<>();
  private final SortedMap<Integer, double[]> depths_mm = new TreeMap<>();
  private final SortedSet<Integer> empty = new TreeSet<>();
  private final Map<KostraFinding.Code, Long> counts = new EnumMap<>(KostraFinding.Code.class);

  private KostraReader(Path file) {
    this.file = file;
  }

  /** Whether a file's name and first bytes are those of a KOSTRA table. */
  public static boolean isTable(Path file, byte[] start) {
    String name = String.valueOf(file.getFileName());
    boolean csv = name.toLowerCase(Locale.ROOT).endsWith(".csv");
    return DURATION.matcher(name).find()
        && (csv
            ? new String(start, java.nio.charset.StandardCharsets.ISO_8859_1).startsWith(INDEX)
            : DbfFile.looksLike(start));
  }

  /**
   * Reads a table.
   *
   * @param file {@code .dbf} or {@code .csv}
   * @throws KostraException if it is no such table, not whole, or holds a value that is no depth
   */
  public static KostraTable read(Path file) {
    return new KostraReader(file).read();
  }

  private KostraTable read() {
    int duration_min = duration_min();
    KostraRows rows = KostraRows.read(file);
    int indexColumn = rows.names().indexOf(INDEX);
    depthColumns(rows.names());
    if (indexColumn < 0 || columns.isEmpty()) {
      throw new KostraException(
          file,
          "has the columns "
              + rows.names()
              + ", not INDEX_RC and HN_001A to HN_100A. Maybe another table was meant.");
    }
    KostraGrid grid = grid();
    count(KostraFinding.Code.DELETED, rows.deleted());
    for (int row = 0; row < rows.values().size(); row++) {
      take(grid, row, rows.values().get(row), indexColumn);
    }
    count(KostraFinding.Code.EMPTY_CELLS, empty.size());
    double[] periods = periods_a.stream().mapToDouble(Double::doubleValue).toArray();
    int records = rows.values().size() + rows.deleted();
    return new KostraTable(grid, duration_min, periods, depths_mm, empty, records, findings());
  }

  private int duration_min() {
    Matcher matcher = DURATION.matcher(String.valueOf(file.getFileName()));
    int found = 0;
    while (matcher.find()) {
      found = Integer.parseInt(matcher.group(1));
    }
    if (found <= 0) {
      throw new KostraException(
          file, "has no duration in its name. Maybe name it like StatRR_KOSTRA-DWD-2020_D0060.");
    }
    return found;
  }

  private void depthColumns(List<String> names) {
    for (int column = 0; column < names.size(); column++) {
      Matcher matcher = DEPTH.matcher(names.get(column));
      if (matcher.matches()) {
        columns.add(column);
        periods_a.add((double) Integer.parseInt(matcher.group(1)));
      }
    }
    for (int i = 1; i < periods_a.size(); i++) {
      if (periods_a.get(i) <= periods_a.get(i - 1)) {
        throw new KostraException(file, "has its return periods out of order: " + periods_a + ".");
      }
    }
  }

  /** The data set is in the name of the file or of its folder. */
  private KostraGrid grid() {
    Path parent = file.toAbsolutePath().getParent();
    String folder = parent == null ? "" : String.valueOf(parent.getFileName());
    for (String name : List.of(String.valueOf(file.getFileName()), folder)) {
      if (name.contains("2010")) {
        return KostraGrid.KOSTRA_2010R;
      }
      if (name.contains("2020")) {
        return KostraGrid.KOSTRA_2020;
      }
    }
    throw new KostraException(
        file, "does not say which KOSTRA it is. Maybe keep 2010R or 2020 in its name.");
  }

  private void take(KostraGrid grid, int row, List<String> values, int indexColumn) {
    int index = (int) number(row, INDEX, values.get(indexColumn));
    if (!grid.contains(index)) {
      count(KostraFinding.Code.OFF_RASTER, 1);
      return;
    }
    if (depths_mm.containsKey(index) || empty.contains(index)) {
      count(KostraFinding.Code.DUPLICATE_INDEX, 1);
      return;
    }
    double[] depths = new double[columns.size()];
    int missing = 0;
    boolean grows = true;
    for (int i = 0; i < depths.length; i++) {
      depths[i] = number(row, "HN", values.get(columns.get(i)));
      missing += depths[i] < 0 ? 1 : 0;
      grows &= i == 0 || depths[i] > depths[i - 1];
      if (depths[i] > MOST_MM) {
        throw bad(row, "HN", values.get(columns.get(i)));
      }
    }
    if (missing > 0) {
      count(KostraFinding.Code.PARTLY_EMPTY, missing < depths.length ? 1 : 0);
      empty.add(index);
      return;
    }
    count(KostraFinding.Code.NOT_GROWING, grows ? 0 : 1);
    depths_mm.put(index, depths);
  }

  private double number(int row, String column, String text) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw bad(row, column, text);
    }
    throw bad(row, column, text);
  }

  private KostraException bad(int row, String column, String text) {
    return new KostraException(
        file,
        "record "
            + (row + 1)
            + " has `"
            + text
            + "` for "
            + column
            + ", which is no such number. Maybe the file is damaged; fetch it again.");
  }

  private void count(KostraFinding.Code code, long times) {
    if (times > 0) {
      counts.merge(code, times, Long::sum);
    }
  }

  private List<KostraFinding> findings() {
    List<KostraFinding> findings = new ArrayList<>();
    counts.forEach(
        (code, times) ->
            findings.add(
                new KostraFinding(
                    code,
                    switch (code) {
                      case EMPTY_CELLS -> times + " cells have no values: outside Germany.";
                      case OFF_RASTER -> times + " records name no cell of the raster; left out.";
                      case DUPLICATE_INDEX -> times + " records name a cell again; left out.";
                      case PARTLY_EMPTY -> times + " cells lack some values; taken as empty.";
                      case NOT_GROWING -> times + " cells do not grow with the return period.";
                      case DELETED -> times + " records are marked as deleted; left out.";
                    },
                    times)));
    return findings;
  }
}
