package org.freshet.service.ingest.kostra;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.freshet.rain.KostraGrid;
import org.jspecify.annotations.Nullable;

/**
 * The depths of one duration for every cell of the raster. Immutable and thread-safe; 100 bytes per
 * cell with values.
 */
public final class KostraTable {
  private final KostraGrid grid;
  private final int duration_min;
  private final double[] periods_a;
  private final SortedMap<Integer, double[]> depths_mm;
  private final SortedSet<Integer> empty;
  private final int records;
  private final List<KostraFinding> findings;

  KostraTable(
      KostraGrid grid,
      int duration_min,
      double[] periods_a,
      SortedMap<Integer, double[]> depths_mm,
      SortedSet<Integer> empty,
      int records,
      List<KostraFinding> findings) {
    this.grid = grid;
    this.duration_min = duration_min;
    this.periods_a = periods_a;
    this.depths_mm = new TreeMap<>(depths_mm);
    this.empty = new TreeSet<>(empty);
    this.records = records;
    this.findings = List.copyOf(findings);
  }

  /** The raster. */
  public KostraGrid grid() {
    return grid;
  }

  /** The duration, min. */
  public int duration_min() {
    return duration_min;
  }

  /** The return periods, years, ascending. */
  public double[] periods_a() {
    return periods_a.clone();
  }

  /** Number of records in the file. */
  public int records() {
    return records;
  }

  /** Number of cells with values. */
  public int cells() {
    return depths_mm.size();
  }

  /** Number of cells without values: outside Germany. */
  public int emptyCells() {
    return empty.size();
  }

  /** Depths of a cell per return period, mm; null where the cell has none. */
  public double @Nullable [] depths_mm(int index) {
    double[] found = depths_mm.get(index);
    return found == null ? null : found.clone();
  }

  /** Least depth in the table, mm; NaN without cells. */
  public double least_mm() {
    return depths_mm.values().stream().mapToDouble(row -> row[0]).min().orElse(Double.NaN);
  }

  /** Greatest depth in the table, mm; NaN without cells. */
  public double greatest_mm() {
    return depths_mm.values().stream()
        .mapToDouble(row -> row[row.length - 1])
        .max()
        .orElse(Double.NaN);
  }

  /** What its user should know. */
  public List<KostraFinding> findings() {
    return findings;
  }
}
