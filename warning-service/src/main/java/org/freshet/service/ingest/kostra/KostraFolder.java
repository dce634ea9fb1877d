package org.freshet.service.ingest.kostra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.freshet.dem.crs.Crs;
import org.freshet.dem.crs.MapPoint;
import org.freshet.rain.DepthTable;
import org.freshet.rain.KostraGrid;

/**
 * All durations of one KOSTRA data set, from a folder with a file each. Immutable and thread-safe.
 */
public final class KostraFolder {
  private static final String SWAPPED = "longitude and latitude are swapped.";
  private static final String MISTYPED = "a digit is wrong, or it is one of another KOSTRA.";
  private static final int START_BYTES = 512;

  private final Path folder;
  private final KostraGrid grid;
  private final List<KostraTable> tables;

  private KostraFolder(Path folder, List<KostraTable> tables) {
    this.folder = folder;
    this.tables = List.copyOf(tables);
    this.grid = tables.get(0).grid();
  }

  /**
   * Reads every table of a folder.
   *
   * @throws KostraException if there is none, two of one duration, two data sets, or one is damaged
   */
  public static KostraFolder read(Path folder) {
    SortedMap<Integer, KostraTable> tables = new TreeMap<>();
    for (Path file : files(folder)) {
      KostraTable table = KostraReader.read(file);
      if (tables.put(table.duration_min(), table) != null) {
        throw new KostraException(
            file, "is the second table of " + table.duration_min() + " min. Maybe remove one.");
      }
      KostraTable first = tables.values().iterator().next();
      if (first.grid() != table.grid() || !Arrays.equals(first.periods_a(), table.periods_a())) {
        throw new KostraException(
            file,
            "is of another data set or has other return periods than the files beside it. Maybe"
                + " give each data set a folder.");
      }
    }
    if (tables.isEmpty()) {
      throw new KostraException(
          folder,
          "holds no KOSTRA table. Maybe unpack the weather service's dbf files there; their names"
              + " hold _D0005 and so on.");
    }
    return new KostraFolder(folder, List.copyOf(tables.values()));
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> found = new ArrayList<>();
      for (Path file : all.sorted().toList()) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if ((name.endsWith(".dbf") || name.endsWith(".csv")) && isTable(file)) {
          found.add(file);
        }
      }
      return found;
    } catch (IOException e) {
      throw new KostraException(
          folder, "cannot be listed (" + e.getMessage() + "). Maybe a typo in the path.");
    }
  }

  private static boolean isTable(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return KostraReader.isTable(file, in.readNBytes(START_BYTES));
    }
  }

  /** The raster. */
  public KostraGrid grid() {
    return grid;
  }

  /** The tables by duration, ascending. */
  public List<KostraTable> tables() {
    return tables;
  }

  /**
   * The cell a place lies in.
   *
   * @throws KostraException if the place lies outside Germany
   */
  public KostraCell cellAt(double lon_deg, double lat_deg) {
    MapPoint point = Crs.of(grid.crs()).fromLonLat(lon_deg, lat_deg);
    int index = grid.indexAt(point.x(), point.y());
    if (index == KostraGrid.OUTSIDE) {
      throw outside("place " + lon_deg + ", " + lat_deg + " lies off the raster", SWAPPED);
    }
    return cell(index, " at " + lon_deg + ", " + lat_deg, SWAPPED);
  }

  /**
   * The cell of an index.
   *
   * @throws KostraException if there is no such cell or it lies outside Germany
   */
  public KostraCell cell(int index) {
    return cell(index, "", MISTYPED);
  }

  private KostraCell cell(int index, String where, String mend) {
    if (!grid.contains(index)) {
      throw outside("cell (" + index + ") is not on the raster", mend);
    }
    double[] durations = new double[tables.size()];
    double[][] depths = new double[tables.size()][];
    int row = 0;
    for (KostraTable table : tables) {
      double[] found = table.depths_mm(index);
      if (found == null) {
        throw outside(
            "cell (" + index + ")" + where + " has no values: it lies outside Germany", mend);
      }
      durations[row] = table.duration_min();
      depths[row++] = found;
    }
    try {
      DepthTable table = new DepthTable(durations, tables.get(0).periods_a(), depths);
      return KostraCell.of(grid, index, table);
    } catch (IllegalArgumentException e) {
      throw new KostraException(folder, "cell (" + index + "): " + e.getMessage());
    }
  }

  private KostraException outside(String what, String mend) {
    return new KostraException(folder, grid.title() + " " + what + ". Maybe " + mend);
  }
}
