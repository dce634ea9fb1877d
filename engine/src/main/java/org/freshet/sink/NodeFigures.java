package org.freshet.sink;

import java.util.Arrays;
import org.freshet.grid.DoubleColumn;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntColumn;
import org.freshet.grid.LongColumn;
import org.freshet.grid.Scratch;

/** Cells, volumes and catchments of all nodes, summed over the raster. O(nodes) beside the sums. */
final class NodeFigures {
  // Powers of two by exponent, for all that depths of floats can need.
  private static final int LEAST_EXPONENT = -256;
  private static final double[] POWERS = new double[512];

  static {
    Arrays.setAll(POWERS, i -> Math.scalb(1.0, i + LEAST_EXPONENT));
  }

  /** First place of each node's own cells in a list of all, one behind the last at the end. */
  final IntColumn start;

  /** Cells below the outlet, children included. */
  final IntColumn cells;

  final DoubleColumn volume_m3;
  final IntColumn catchmentCells;

  NodeFigures(
      NodeTable table,
      CellNodes search,
      NodeCells marginal,
      GridGeometry geometry,
      boolean keep,
      Scratch room) {
    catchmentCells = room.ints(table.leaves);
    volume_m3 = room.doubles(table.nodes);
    try (Scratch work = room.nested()) {
      IntColumn exponents = exponents(table, search, geometry, work);
      LongColumn sums = work.longs(table.nodes);
      start = marginal.sum(exponents, sums, catchmentCells, keep, room);
      cells = cells(table, start, room);
      double cellArea_m2 = geometry.cellArea_m2();
      for (int node = 0; node < table.nodes; node++) {
        int rank = search.rank(node);
        double own = sums.get(rank) / power(exponents.get(rank)) * cellArea_m2;
        double known = marginal.knownVolume_m3(node);
        volume_m3.set(node, Double.isNaN(known) ? volume(table, node, own, cellArea_m2) : known);
      }
    }
  }

  // Bits left for one depth so that all cells of the raster together cannot overflow 62 bits.
  private static IntColumn exponents(
      NodeTable table, CellNodes search, GridGeometry geometry, Scratch work) {
    IntColumn exponents = work.ints(table.nodes);
    int bits = 62 - (32 - Integer.numberOfLeadingZeros(geometry.cells()));
    for (int node = 0; node < table.nodes; node++) {
      double deepest = (double) table.outlet(node) - table.base(node);
      int exponent = bits - 1 - Math.getExponent(deepest);
      exponents.set(search.rank(node), Math.min(exponent, -LEAST_EXPONENT - 1));
    }
    return exponents;
  }

  private double volume(NodeTable table, int node, double own, double cellArea_m2) {
    if (node < table.leaves) {
      return own;
    }
    int a = table.left(node);
    int b = table.right(node);
    double rise = (double) table.outlet(node) - table.outlet(a);
    double below = volume_m3.get(a) + volume_m3.get(b);
    return own + (below + ((long) cells.get(a) + cells.get(b)) * rise * cellArea_m2);
  }

  /** Two to an exponent. */
  static double power(int exponent) {
    return POWERS[exponent - LEAST_EXPONENT];
  }

  /** Cells of all nodes, children included, from the places of their own. */
  static IntColumn cells(NodeTable table, IntColumn start, Scratch room) {
    IntColumn cells = room.ints(table.nodes);
    for (int node = 0; node < table.nodes; node++) {
      int own = start.get(node + 1) - start.get(node);
      int below =
          node < table.leaves ? 0 : cells.get(table.left(node)) + cells.get(table.right(node));
      cells.set(node, own + below);
    }
    return cells;
  }
}
