package org.freshet.sink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.freshet.grid.GridGeometry;

/**
 * Joins the corners of one outline to rings. Along a row of the grid corners pair up as pieces of
 * border, first with second, third with fourth; down a column a piece runs from the corner that
 * begins it to the next one. A ring begins at its northernmost, there westernmost corner, which
 * says whether it is a shell or a hole. A hole belongs to the shell of the piece of border next to
 * the west of that corner, because all between is ground.
 *
 * <p>O(corners). 12 bytes per corner and 4 per column of scratch. Not thread-safe.
 */
final class CornerRings {
  private static final int NONE = -1;
  private static final long POINT_MASK = (1L << SinkCorners.SINK_SHIFT) - 1;

  /** Flags of the first corner of a shell, and of a hole. */
  private static final int SHELL = SinkCorners.EAST | SinkCorners.SOUTH;

  private static final int HOLE = SHELL | SinkCorners.ON_ALONG_ROW;

  private final GridGeometry geometry;
  private final int points;
  private final int[] begunAt;
  private final BitSet begun = new BitSet();
  private int[] alongColumn = {};
  private int[] westOf = {};
  private int[] shellOf = {};
  private long[] corners = {};
  private int first;

  CornerRings(GridGeometry geometry) {
    this.geometry = geometry;
    this.points = geometry.cols() + 1;
    this.begunAt = new int[points];
  }

  /** The outline of the corners of one sink, sorted, {@code from} to one before {@code to}. */
  SinkOutline outline(long[] sorted, int from, int to) {
    corners = sorted;
    first = from;
    int count = to - from;
    if (shellOf.length < count) {
      alongColumn = new int[count];
      westOf = new int[count];
      shellOf = new int[count];
    }
    Arrays.fill(alongColumn, 0, count, NONE);
    Arrays.fill(shellOf, 0, count, NONE);
    for (int corner = 0; corner < count; corner++) {
      link(corner);
    }
    return rings(count);
  }

  private int flags(int corner) {
    return (int) corners[first + corner] & HOLE;
  }

  private int col(int corner) {
    return (int) (point(corner) % points);
  }

  private long row(int corner) {
    return point(corner) / points;
  }

  private long point(int corner) {
    return (corners[first + corner] & POINT_MASK) >>> SinkCorners.POINT_SHIFT;
  }

  // Where two cells touch over a corner only, the piece that begins there may come first.
  private void link(int corner) {
    int col = col(corner);
    if ((flags(corner) & SinkCorners.SOUTH) != 0) {
      if (begun.get(col)) {
        join(begunAt[col], corner + 1);
      }
      begunAt[col] = corner;
      begun.set(col);
    } else if (alongColumn[corner] == NONE) {
      join(begunAt[col], corner);
      begun.clear(col);
    }
    if (flags(corner) == HOLE) {
      int west = begun.previousSetBit(col - 1);
      westOf[corner] = west < 0 ? NONE : begunAt[west];
    }
  }

  private void join(int north, int south) {
    alongColumn[north] = south;
    alongColumn[south] = north;
  }

  private SinkOutline rings(int count) {
    List<double[]> shells = new ArrayList<>();
    List<List<double[]>> holes = new ArrayList<>();
    for (int corner = 0; corner < count; corner++) {
      if (shellOf[corner] != NONE) {
        continue;
      }
      if (flags(corner) == HOLE) {
        int shell = shellOf[westOf[corner]];
        holes.get(shell).add(ring(corner, shell));
      } else {
        shells.add(ring(corner, shells.size()));
        holes.add(new ArrayList<>());
      }
    }
    List<SinkOutline.Part> parts = new ArrayList<>(shells.size());
    for (int i = 0; i < shells.size(); i++) {
      parts.add(new SinkOutline.Part(shells.get(i), holes.get(i)));
    }
    return new SinkOutline(parts);
  }

  private double[] ring(int start, int shell) {
    int length = 0;
    int at = start;
    do {
      shellOf[at] = shell;
      length++;
      at = next(at);
    } while (at != start);
    double[] ring = new double[2 * length + 2];
    for (int i = 0; i <= length; i++) {
      ring[2 * i] = geometry.west() + col(at) * geometry.cellWidth_m();
      ring[2 * i + 1] = geometry.north() - row(at) * geometry.cellHeight_m();
      at = next(at);
    }
    return ring;
  }

  private int next(int corner) {
    return (flags(corner) & SinkCorners.ON_ALONG_ROW) != 0 ? corner ^ 1 : alongColumn[corner];
  }
}
