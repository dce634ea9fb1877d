package org.freshet.dem;

import java.util.List;
import java.util.Objects;
import org.freshet.grid.GridGeometry;

/**
 * A terrain model whose heights have gone through a {@link RowSink}: all of {@link Dem} but the
 * heights.
 *
 * @param geometry where it lies
 * @param format what the files were, such as {@code GeoTIFF}
 * @param sources the files, as the user knows them
 * @param findings what was odd about them
 * @param figures count, extremes and sum of its heights
 */
public record StreamedDem(
    GridGeometry geometry,
    String format,
    List<String> sources,
    List<DemFinding> findings,
    GridFigures figures) {

  /** Copies the lists. */
  public StreamedDem {
    Objects.requireNonNull(geometry);
    Objects.requireNonNull(format);
    Objects.requireNonNull(figures);
    sources = List.copyOf(sources);
    findings = List.copyOf(findings);
  }
}
