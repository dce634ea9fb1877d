package org.freshet.dem.xyz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.freshet.dem.DemException;
import org.freshet.dem.DemFinding;
import org.freshet.dem.RasterFile;
import org.freshet.dem.RasterInput;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;

/**
 * A list of points {@code x y z} on a regular grid, such as DGM1 of North Rhine-Westphalia: heights
 * at integer metres, taken as cell centres; any order, gaps are no data. The text is streamed
 * twice, once for the grid and once for the heights, so memory is the result and a buffer. Of
 * several points in one cell the lowest counts, whatever their order.
 */
public final class XyzFile implements RasterFile {
  private static final float NODATA = -9999f;

  private final RasterInput input;
  private final boolean commaIsPoint;
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
  public String name() {
    return input.name();
  }

  @Override
  public String format() {
    return "XYZ";
  }

  @Override
  public GridGeometry geometry() {
    return geometry;
  }

  @Override
  public List<DemFinding> findings() {
    return List.copyOf(findings);
  }

  @Override
  public float[] read(int threads, Progress progress) {
    float[] cells = new float[geometry.cells()];
    Arrays.fill(cells, Float.NaN);
    long filled = 0;
    long twice = 0;
    double firstX = geometry.x(0);
    double firstY = geometry.y(0);
    int cols = geometry.cols();
    try (PointScanner points = new PointScanner(input, commaIsPoint)) {
      while (points.next()) {
        int col = (int) Math.round((points.x() - firstX) / geometry.cellWidth_m());
        int row = (int) Math.round((firstY - points.y()) / geometry.cellHeight_m());
        float height = (float) points.z();
        if (height == NODATA || Float.isNaN(height)) {
          continue;
        }
        int cell = row * cols + col;
        if (Float.isNaN(cells[cell])) {
          cells[cell] = height;
          filled++;
        } else {
          cells[cell] = Math.min(cells[cell], height);
          twice++;
        }
      }
    }
    progress.advance(cells.length);
    findGaps(cells.length - filled, twice);
    return cells;
  }

  private void findGaps(long missing, long twice) {
    if (missing > 0) {
      findings.add(
          DemFinding.info(
              DemFinding.Code.MISSING_POINTS,
              missing + " places of the rectangle have no point and are no data."));
    }
    if (twice > 0) {
      findings.add(
          DemFinding.warning(
              DemFinding.Code.DUPLICATE_POINTS,
              twice + " points fall on a cell that had one already; the lowest counts."));
    }
  }
}
