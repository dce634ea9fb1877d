package org.freshet.sink;

import java.util.ArrayList;
import java.util.List;
import org.freshet.grid.CellBorders;
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
  private final CellBorders borders;
  private final IntList cells = new IntList(64);
  private final IntList nodes = new IntList(16);

  /** An outliner for one terrain. */
  public SinkOutliner(TerrainCells model) {
    this.model = model;
    this.geometry = model.geometry();
    this.borders = new CellBorders(geometry);
  }

  /** Outline of the ground below the outlet of a node. */
  public SinkOutline outline(int node) {
    collect(node);
    SinkOutline outline = trace();
    for (int i = 0; i < cells.size(); i++) {
      borders.clear(cells.get(i));
    }
    return outline;
  }

  /** Cells below the outlet of a node, ascending. */
  public int[] cells(int node) {
    collect(node);
    for (int i = 0; i < cells.size(); i++) {
      borders.clear(cells.get(i));
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
        if (!borders.contains(next) && model.elevation_m(next) < outlet) {
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
    borders.add(cell);
    cells.add(cell);
  }

  private SinkOutline trace() {
    List<double[]> shells = new ArrayList<>();
    List<double[]> holes = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      double[] ring = borders.ringBelow(cells.get(i));
      if (ring.length > 0) {
        (CellBorders.area(ring) > 0 ? shells : holes).add(ring);
      }
    }
    return new SinkOutline(parts(shells, holes));
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
      double area = CellBorders.area(shells.get(i));
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
