package org.freshet.grid;

import java.util.Arrays;
import java.util.List;

/**
 * The cells whose centres lie in a polygon, by scanline with the even-odd rule (Foley et al. 1990).
 *
 * <p>A centre on the west or south border belongs to the polygon, one on the east or north border
 * does not: polygons that share borders tile the raster, each cell in exactly one. Stateless and
 * thread-safe; time and memory grow with crossings of rows and borders, not with cells.
 */
public final class PolygonCells {
  private PolygonCells() {}

  /** Receives the run of columns {@code colFrom} (inclusive) to {@code colTo} (exclusive). */
  @FunctionalInterface
  public interface SpanSink {
    /** One run; rows come from north to south, the runs of a row from west to east. */
    void span(int row, int colFrom, int colTo);
  }

  /**
   * The cells of a polygon, ascending.
   *
   * @param geometry raster the cells belong to
   * @param rings outer rings and holes in any order and direction, each as x, y, x, y … in the
   *     raster's CRS; closed or not
   * @return indexes of the cells inside; empty where it misses the raster or all centres
   */
  public static int[] of(GridGeometry geometry, List<double[]> rings) {
    int[] count = {0};
    spans(geometry, rings, (row, from, to) -> count[0] += to - from);
    int[] cells = new int[count[0]];
    count[0] = 0;
    spans(
        geometry,
        rings,
        (row, from, to) -> {
          for (int col = from; col < to; col++) {
            cells[count[0]++] = geometry.cell(row, col);
          }
        });
    return cells;
  }

  /** Hands the polygon over run by run, without a list of cells. */
  public static void spans(GridGeometry geometry, List<double[]> rings, SpanSink sink) {
    int[] start = countCrossings(geometry, rings);
    double[] crossings = crossings(geometry, rings, start);
    for (int row = 0; row < geometry.rows(); row++) {
      int from = start[row];
      int to = start[row + 1];
      Arrays.sort(crossings, from, to);
      for (int i = from; i + 1 < to; i += 2) {
        int colFrom = firstColumn(geometry, crossings[i]);
        int colTo = firstColumn(geometry, crossings[i + 1]);
        if (colFrom < colTo) {
          sink.span(row, colFrom, colTo);
        }
      }
    }
  }

  /** Offsets of each row's crossings in one array, rows + 1 entries. */
  private static int[] countCrossings(GridGeometry geometry, List<double[]> rings) {
    int[] start = new int[geometry.rows() + 1];
    eachCrossing(geometry, rings, (row, x) -> start[row + 1]++);
    for (int row = 0; row < geometry.rows(); row++) {
      start[row + 1] += start[row];
    }
    return start;
  }

  private static double[] crossings(GridGeometry geometry, List<double[]> rings, int[] start) {
    double[] crossings = new double[start[geometry.rows()]];
    int[] next = start.clone();
    eachCrossing(geometry, rings, (row, x) -> crossings[next[row]++] = x);
    return crossings;
  }

  @FunctionalInterface
  private interface CrossingSink {
    void crossing(int row, double x);
  }

  private static void eachCrossing(GridGeometry geometry, List<double[]> rings, CrossingSink sink) {
    for (double[] ring : rings) {
      int points = ring.length / 2;
      for (int i = 0; i < points; i++) {
        int j = i + 1 == points ? 0 : i + 1;
        double y1 = ring[2 * i + 1];
        double y2 = ring[2 * j + 1];
        // The lower end first, whichever way the ring runs: neighbours get the very same number.
        if (y1 < y2) {
          edge(geometry, ring[2 * i], y1, ring[2 * j], y2, sink);
        } else if (y2 < y1) {
          edge(geometry, ring[2 * j], y2, ring[2 * i], y1, sink);
        }
      }
    }
  }

  private static void edge(
      GridGeometry geometry, double xLow, double yLow, double xHigh, double yHigh, CrossingSink s) {
    double scale = geometry.cellHeight_m();
    int first = clamp((geometry.north() - yHigh) / scale - 1.5, geometry.rows());
    int last = clamp((geometry.north() - yLow) / scale + 1.5, geometry.rows());
    for (int row = first; row < last; row++) {
      double y = geometry.y(row);
      if (y >= yLow && y < yHigh) {
        s.crossing(row, xLow + (y - yLow) * ((xHigh - xLow) / (yHigh - yLow)));
      }
    }
  }

  /** The westernmost column whose centre is not west of x; {@code cols} where there is none. */
  private static int firstColumn(GridGeometry geometry, double x) {
    int col = clamp((x - geometry.west()) / geometry.cellWidth_m() - 0.5, geometry.cols());
    while (col > 0 && geometry.x(col - 1) >= x) {
      col--;
    }
    while (col < geometry.cols() && geometry.x(col) < x) {
      col++;
    }
    return col;
  }

  private static int clamp(double value, int limit) {
    return (int) Math.max(0, Math.min(limit, Math.floor(value)));
  }
}
