package org.freshet.dem.xyz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.freshet.dem.DemException;
import org.freshet.dem.DemFinding;
import org.freshet.dem.RasterFile;
import org.freshet.dem.RasterHead;
import org.freshet.dem.RasterInput;
import org.freshet.dem.RowReader;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;

/**
 * A list of points {@code x y z} on a regular grid, such as DGM1 of North Rhine-Westphalia: heights
 * at integer metres, taken as cell centres; any order, gaps are no data. The text is streamed once
 * for the grid and once for the heights where they come from north to south, else once for as many
 * rows as may be kept. Of several points in one cell the lowest counts, whatever their order.
 */
public final class XyzFile implements RasterFile {
  private final RasterInput input;
  private final boolean commaIsPoint;
  private final boolean southwards;
  private final GridGeometry geometry;
  private final List<DemFinding> findings = new ArrayList<>();

  private XyzFile(RasterInput input) {
    this.input = input;
    this.commaIsPoint = commaIsPoint(input);
    Lattice lattice = new Lattice();
    try (PointScanner points = new PointScanner(input, commaIsPoint)) {
      while (points.next()) {
        lattice.add(points.x(), points.y());
      }
      findOddLines(points, lattice.points());
    }
    this.southwards = lattice.southwards();
    XyzCrs guess = XyzCrs.guess(input.fileName(), lattice.minX(), lattice.minY());
    if (guess != null) {
      findings.add(
          DemFinding.info(
              DemFinding.Code.CRS_ASSUMED, guess.code() + " was told from " + guess.why() + "."));
    }
    this.geometry =
        lattice.geometry(input.name(), guess == null ? GridGeometry.UNKNOWN_CRS : guess.code());
  }

  /**
   * Opens a point list and finds its grid.
   *
   * @throws DemException where the points are on no grid, or many lines are no points
   */
  public static XyzFile open(RasterInput input) {
    return new XyzFile(input);
  }

  /** A comma is a decimal one where blanks, tabs or semicolons separate already. */
  private static boolean commaIsPoint(RasterInput input) {
    try (InputStream in = input.open()) {
      String start = new String(in.readNBytes(4096), StandardCharsets.ISO_8859_1);
      String[] lines = start.split("\\r?\\n");
      String line = lines[Math.min(1, lines.length - 1)].trim();
      return line.split("[ \\t;]+").length >= 3;
    } catch (IOException e) {
      throw new DemException(
          input.name(), "cannot be unpacked (" + e.getMessage() + ")", "Maybe copy it again.", e);
    }
  }

  private void findOddLines(PointScanner points, long good) {
    // One line more is a header.
    if (points.malformed() > 1 && points.malformed() * 100 > good) {
      throw new DemException(
          input.name(),
          "has "
              + points.malformed()
              + " lines that are no points x y z (the first is line "
              + points.firstMalformed()
              + ") among "
              + good
              + " that are",
          "Maybe check what it is.");
    }
    if (points.malformed() > 0) {
      findings.add(
          DemFinding.warning(
              DemFinding.Code.MALFORMED_LINES,
              points.malformed()
                  + " lines that are no points were skipped, the first is line "
                  + points.firstMalformed()
                  + "."));
    }
    if (points.commas() > 0) {
      findings.add(
          DemFinding.info(
              DemFinding.Code.DECIMAL_COMMA,
              points.commas() + " decimal commas were read as decimal points."));
    }
  }

  @Override
  public RasterHead head() {
    return new RasterHead(input.name(), "XYZ", geometry, findings);
  }

  @Override
  public RowReader rows(int threads, int maxCells, Progress progress) {
    return new XyzRows(input, commaIsPoint, southwards, geometry, maxCells, progress, findings);
  }
}
