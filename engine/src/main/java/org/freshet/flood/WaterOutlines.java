package org.freshet.flood;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.freshet.grid.CellBorders;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntList;

/**
 * Outlines of a set of cells, simplified. Cells that touch over a corner only are apart. A ring is
 * simplified by dropping corners whose triangle with their neighbours is small (Visvalingam and
 * Whyatt, 1993, doi:10.1179/000870493786962263), round by round, as long as gains and losses
 * together stay within {@value #MOST_CHANGE} of the area. Used once.
 */
final class WaterOutlines {
  /** Share of a ring's area that simplifying may change; half of what a polygon may lose. */
  private static final double MOST_CHANGE = 0.004;

  private final GridGeometry geometry;
  private final CellBorders borders;

  WaterOutlines(GridGeometry geometry) {
    this.geometry = geometry;
    this.borders = new CellBorders(geometry);
  }

  void add(int cell) {
    borders.add(cell);
  }

  List<WaterPolygon> polygons() {
    List<WaterPolygon> polygons = new ArrayList<>();
    IntList queue = new IntList(64);
    BitSet done = new BitSet();
    for (int cell = borders.next(0); cell >= 0; cell = borders.next(cell + 1)) {
      if (!done.get(cell)) {
        collect(cell, queue, done);
        polygons.add(polygon(queue));
      }
    }
    return polygons;
  }

  /** Cells of one piece, over sides. */
  private void collect(int first, IntList queue, BitSet done) {
    queue.clear();
    queue.add(first);
    done.set(first);
    int cols = geometry.cols();
    for (int i = 0; i < queue.size(); i++) {
      int cell = queue.get(i);
      int col = cell % cols;
      visit(col > 0 ? cell - 1 : -1, queue, done);
      visit(col < cols - 1 ? cell + 1 : -1, queue, done);
      visit(cell - cols, queue, done);
      visit(cell + cols, queue, done);
    }
  }

  private void visit(int cell, IntList queue, BitSet done) {
    if (cell >= 0 && borders.contains(cell) && !done.get(cell)) {
      done.set(cell);
      queue.add(cell);
    }
  }

  private WaterPolygon polygon(IntList cells) {
    double area_m2 = cells.size() * geometry.cellArea_m2();
    double[] shell = {};
    List<double[]> holes = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      double[] ring = borders.ringBelow(cells.get(i));
      if (ring.length > 0 && CellBorders.area(ring) > 0) {
        shell = ring;
      } else if (ring.length > 0) {
        holes.add(ring);
      }
    }
    double allowed_m2 = MOST_CHANGE * area_m2;
    double[] outer = simplified(shell, allowed_m2);
    List<double[]> inner = new ArrayList<>();
    for (double[] hole : holes) {
      inner.add(simplified(hole, allowed_m2 / holes.size()));
    }
    return new WaterPolygon(outer, inner, area_m2);
  }

  /**
   * A ring with fewer corners. No corner moves, so it stays within half a cell's diagonal for
   * staircases.
   */
  private double[] simplified(double[] ring, double allowed_m2) {
    double largest_m2 = geometry.cellArea_m2();
    double[] points = ring;
    double changed_m2 = 0;
    for (int round = 0; round < 8; round++) {
      int count = points.length / 2 - 1;
      boolean[] drop = new boolean[count];
      int dropped = 0;
      for (int i = 0; i < count && count - dropped > 4; i++) {
        int previous = (i + count - 1) % count;
        if (drop[previous] || drop[(i + 1) % count]) {
          continue;
        }
        double triangle_m2 = triangle(points, previous, i, (i + 1) % count);
        boolean balances = Math.abs(changed_m2 - triangle_m2) <= allowed_m2;
        if (Math.abs(triangle_m2) <= largest_m2 && balances) {
          drop[i] = true;
          dropped++;
          changed_m2 -= triangle_m2;
        }
      }
      if (dropped == 0) {
        break;
      }
      points = without(points, drop, count - dropped);
    }
    return points;
  }

  /** Signed area of three corners: what a ring loses when it leaves out the middle one. */
  private static double triangle(double[] ring, int a, int b, int c) {
    return ((ring[2 * b] - ring[2 * a]) * (ring[2 * c + 1] - ring[2 * a + 1])
            - (ring[2 * c] - ring[2 * a]) * (ring[2 * b + 1] - ring[2 * a + 1]))
        / 2;
  }

  private static double[] without(double[] ring, boolean[] drop, int kept) {
    double[] fewer = new double[2 * kept + 2];
    int at = 0;
    for (int i = 0; i < drop.length; i++) {
      if (!drop[i]) {
        fewer[at++] = ring[2 * i];
        fewer[at++] = ring[2 * i + 1];
      }
    }
    fewer[at++] = fewer[0];
    fewer[at] = fewer[1];
    return fewer;
  }
}
