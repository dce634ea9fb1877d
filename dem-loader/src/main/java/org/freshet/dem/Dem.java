package org.freshet.dem;

import java.util.List;
import java.util.Objects;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;

/**
 * A terrain model: heights with their place, figures and findings. Immutable as long as nobody
 * writes to the grid; safe for any thread then.
 */
public final class Dem {
  private final FloatGrid elevation;
  private final String format;
  private final List<String> sources;
  private final List<DemFinding> findings;
  private final GridFigures figures;

  /**
   * A terrain model; counts its cells once, O(cells).
   *
   * @param elevation heights, m; NaN is no data
   * @param format what the files were, such as {@code GeoTIFF}
   * @param sources the files, as the user knows them
   * @param findings what was odd about them
   */
  public Dem(FloatGrid elevation, String format, List<String> sources, List<DemFinding> findings) {
    this(elevation, format, sources, findings, GridFigures.of(elevation, 1));
  }

  Dem(
      FloatGrid elevation,
      String format,
      List<String> sources,
      List<DemFinding> findings,
      GridFigures figures) {
    this.elevation = Objects.requireNonNull(elevation);
    this.format = Objects.requireNonNull(format);
    this.sources = List.copyOf(sources);
    this.findings = List.copyOf(findings);
    this.figures = figures;
  }

  /** Heights, m; NaN is no data. */
  public FloatGrid elevation() {
    return elevation;
  }

  /** Count, extremes and sum of the heights. */
  public GridFigures figures() {
    return figures;
  }

  /** Where it lies. */
  public GridGeometry geometry() {
    return elevation.geometry();
  }

  /** What was odd about the sources, in the order it was found. */
  public List<DemFinding> findings() {
    return findings;
  }

  /** What the sources were: {@code GeoTIFF}, {@code Arc/Info ASCII grid} or {@code XYZ}. */
  public String format() {
    return format;
  }

  /** The files it was read from. */
  public List<String> sources() {
    return sources;
  }

  /** Cells with a height. */
  public long validCells() {
    return figures.validCells();
  }

  /** Cells without a height. */
  public long nodataCells() {
    return geometry().cells() - figures.validCells();
  }

  /** Lowest height, m; NaN without any height. */
  public double min() {
    return figures.min();
  }

  /** Highest height, m; NaN without any height. */
  public double max() {
    return figures.max();
  }

  /** Sum of all heights, m, added row by row in double. */
  public double sum() {
    return figures.sum();
  }
}
