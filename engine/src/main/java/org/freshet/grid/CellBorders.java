package org.freshet.grid;

import java.util.BitSet;

/**
 * Follows the borders of a set of cells along cell edges, keeping the cells on the left: shells run
 * counter-clockwise, holes clockwise. Cells that touch over a corner only are apart. Each piece of
 * border is given once, until {@link #clear} forgets its cell.
 *
 * <p>O(border) per ring; two bits per raster cell up to the highest one used. Not thread-safe.
 */
public final class CellBorders {
  private final GridGeometry geometry;
  private final BitSet inside = new BitSet();
  private final BitSet walked = new BitSet();

  /** An empty set of cells of a raster. */
  public CellBorders(GridGeometry geometry) {
    this.geometry = geometry;
  }

  /** Takes a cell into the set. */
  public void add(int cell) {
    inside.set(cell);
  }

  /** Takes a cell out of the set. */
  public void clear(int cell) {
    inside.clear(cell);
    walked.clear(cell);
  }

  /** Whether a cell is in the set. */
  public boolean contains(int cell) {
    return inside.get(cell);
  }

  /** The first cell of the set from one on, or -1. */
  public int next(int from) {
    return inside.nextSetBit(from);
  }

  private boolean in(int row, int col) {
    return row >= 0
        && col >= 0
        && row < geometry.rows()
        && col < geometry.cols()
        && inside.get(geometry.cell(row, col));
  }

  /**
   * The ring along the southern side of a cell of the set, x and y in turn in the units of the
   * raster, first point repeated at the end, corners only; empty if the cell has no border there or
   * its ring was given.
   */
  public double[] ringBelow(int cell) {
    int row = geometry.row(cell) + 1;
    int col = geometry.col(cell);
    return in(row, col) || walked.get(cell) ? new double[0] : ring(row, col);
  }

  // Headings 0 east, 1 north, 2 west, 3 south. Each piece going east is the southern side of one
  // cell, which is marked as walked.
  private double[] ring(int startRow, int startCol) {
    IntList corners = new IntList(16);
    int row = startRow;
    int col = startCol;
    int heading = 0;
    int before = -1;
    do {
      if (heading == 0) {
        walked.set(geometry.cell(row - 1, col));
      }
      if (heading != before) {
        corners.add(row);
        corners.add(col);
      }
      before = heading;
      col += heading == 0 ? 1 : heading == 2 ? -1 : 0;
      row += heading == 3 ? 1 : heading == 1 ? -1 : 0;
      heading = turn(row, col, heading);
    } while (row != startRow || col != startCol || heading != 0);
    return coordinates(corners, before == 0 ? 2 : 0);
  }

  // Left turns first: cells that touch over a corner stay apart.
  private int turn(int row, int col, int heading) {
    for (int change = 1; change >= -1; change--) {
      int next = heading + change & 3;
      if (borders(row, col, next)) {
        return next;
      }
    }
    throw new IllegalStateException("Border ends at corner " + row + ", " + col + ".");
  }

  private boolean borders(int row, int col, int heading) {
    return switch (heading) {
      case 0 -> in(row - 1, col) && !in(row, col);
      case 1 -> in(row - 1, col - 1) && !in(row - 1, col);
      case 2 -> in(row, col - 1) && !in(row - 1, col - 1);
      default -> in(row, col) && !in(row, col - 1);
    };
  }

  private double[] coordinates(IntList corners, int skip) {
    int points = (corners.size() - skip) / 2;
    double[] ring = new double[2 * points + 2];
    for (int i = 0; i < points; i++) {
      ring[2 * i] = geometry.west() + corners.get(skip + 2 * i + 1) * geometry.cellWidth_m();
      ring[2 * i + 1] = geometry.north() - corners.get(skip + 2 * i) * geometry.cellHeight_m();
    }
    ring[2 * points] = ring[0];
    ring[2 * points + 1] = ring[1];
    return ring;
  }

  /** Signed area of a closed ring, positive counter-clockwise. */
  public static double area(double[] ring) {
    double twice = 0;
    for (int i = 0; i + 3 < ring.length; i += 2) {
      twice +=
          (ring[i] - ring[0]) * (ring[i + 3] - ring[1])
              - (ring[i + 2] - ring[0]) * (ring[i + 1] - ring[1]);
    }
    return twice / 2;
  }
}
