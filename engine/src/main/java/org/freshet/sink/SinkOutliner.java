package org.freshet.sink;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.freshet.grid.D8;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntList;

/**
 * Draws outlines of depressions: collects the cells below a node's outlet from its pits outwards
 * and follows their border, keeping the ground on the left. O(cells of the node) per outline; two
 * bits per raster cell of scratch, reused. Not thread-safe.
 */
public final class SinkOutliner {
  private final TerrainCells model;
  private final GridGeometry geometry;
  private final BitSet inside;
  private final BitSet walked;
  private final IntList cells = new IntList(64);
  private final IntList nodes = new IntList(16);

  /** An outliner for one terrain. */
  public SinkOutliner(TerrainCells model) {
    this.model = model;
    this.geometry = model.geometry();
    this.inside = new BitSet(geometry.cells());
    this.walked = new BitSet(geometry.cells());
  }

  /** Outline of the ground below the outlet of a node. */
  public SinkOutline outline(int node) {
    collect(node);
    SinkOutline outline = trace();
    for (int i = 0; i < cells.size(); i++) {
      inside.clear(cells.get(i));
      walked.clear(cells.get(i));
    }
    return outline;
  }

  /** Cells below the outlet of a node, ascending. */
  public int[] cells(int node) {
    collect(node);
    for (int i = 0; i < cells.size(); i++) {
      inside.clear(cells.get(i));
    }
    int[] sorted = cells.toArray();
    java.util.Arrays.sort(sorted);
    return sorted;
  }

  private void collect(int node) {
    DepressionHierarchy hierarchy = model.hierarchy();
    float outlet = hierarchy.outletElevation_m(node);
    cells.clear();
    addPits(node, outlet);
    for (int i = 0; i < cells.size(); i++) {
      int cell = cells.get(i);
      int row = geometry.row(cell);
      int col = geometry.col(cell);
      for (int k = 0; k < D8.NEIGHBOURS; k++) {
        int r = row + D8.rowStep(k);
        int c = col + D8.colStep(k);
        if (r < 0 || c < 0 || r >= geometry.rows() || c >= geometry.cols()) {
          continue;
        }
        int next = geometry.cell(r, c);
        // Ground below the outlet that touches the node's belongs to it: else it would spill lower.
        if (!inside.get(next) && model.elevation_m(next) < outlet) {
          add(next);
        }
      }
    }
  }

  // From every pit: parts that meet only at the height of the outlet do not touch below it.
  private void addPits(int node, float outlet) {
    DepressionHierarchy hierarchy = model.hierarchy();
    nodes.clear();
    nodes.add(node);
    while (nodes.size() > 0) {
      int at = nodes.removeLast();
      if (!hierarchy.isLeaf(at)) {
        nodes.add(hierarchy.left(at));
        nodes.add(hierarchy.right(at));
      } else if (hierarchy.pitElevation_m(at) < outlet) {
        add(hierarchy.pitCell(at));
      }
    }
  }

  private void add(int cell) {
    inside.set(cell);
    cells.add(cell);
  }

  private boolean in(int row, int col) {
    return row >= 0
        && col >= 0
        && row < geometry.rows()
        && col < geometry.cols()
        && inside.get(geometry.cell(row, col));
  }

  // Headings 0 east, 1 north, 2 west, 3 south; ground on the left of the way.
  private SinkOutline trace() {
    List<double[]> shells = new ArrayList<>();
    List<double[]> holes = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      int row = geometry.row(cells.get(i));
      int col = geometry.col(cells.get(i));
      if (!in(row + 1, col) && !walked.get(cells.get(i))) {
        double[] ring = ring(row + 1, col);
        (area(ring) > 0 ? shells : holes).add(ring);
      }
    }
    return new SinkOutline(parts(shells, holes));
  }

  // Starts at the south-west corner of a cell without a southern neighbour, going east. Each piece
  // going east is the southern side of one cell, which is marked as walked.
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
    if (before == 0) {
      return coordinates(corners, 2);
    }
    return coordinates(corners, 0);
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

  private static double area(double[] ring) {
    double twice = 0;
    for (int i = 0; i + 3 < ring.length; i += 2) {
      twice +=
          (ring[i] - ring[0]) * (ring[i + 3] - ring[1])
              - (ring[i + 2] - ring[0]) * (ring[i + 1] - ring[1]);
    }
    return twice / 2;
  }

  private List<SinkOutline.Part> parts(List<double[]> shells, List<double[]> holes) {
    List<List<double[]>> holesOf = new ArrayList<>();
    for (int i = 0; i < shells.size(); i++) {
      holesOf.add(new ArrayList<>());
    }
    for (double[] hole : holes) {
      holesOf.get(shellAround(hole, shells)).add(hole);
    }
    List<SinkOutline.Part> parts = new ArrayList<>();
    for (int i = 0; i < shells.size(); i++) {
      parts.add(new SinkOutline.Part(shells.get(i), holesOf.get(i)));
    }
    return parts;
  }

  // Of the shells around a hole the smallest is its own: others can only enclose that one.
  private int shellAround(double[] hole, List<double[]> shells) {
    if (shells.size() == 1) {
      return 0;
    }
    double[] inner = beside(hole);
    int best = -1;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < shells.size(); i++) {
      double area = area(shells.get(i));
      if (area < smallest && around(shells.get(i), inner[0], inner[1])) {
        smallest = area;
        best = i;
      }
    }
    return best;
  }

  // The centre of the ground cell to the left of a hole's first border piece.
  private double[] beside(double[] hole) {
    double dx = Math.signum(hole[2] - hole[0]);
    double dy = Math.signum(hole[3] - hole[1]);
    double x = hole[0] + (dx - dy) * geometry.cellWidth_m() / 2;
    double y = hole[1] + (dy + dx) * geometry.cellHeight_m() / 2;
    return new double[] {x, y};
  }

  private static boolean around(double[] ring, double x, double y) {
    boolean odd = false;
    for (int i = 0; i + 3 < ring.length; i += 2) {
      double y0 = ring[i + 1];
      double y1 = ring[i + 3];
      if (y0 > y != y1 > y && x < ring[i] + (y - y0) / (y1 - y0) * (ring[i + 2] - ring[i])) {
        odd = !odd;
      }
    }
    return odd;
  }
}
