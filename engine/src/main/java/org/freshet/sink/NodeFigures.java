package org.freshet.sink;

import java.util.Arrays;
import org.freshet.grid.GridGeometry;

/** Cells, volumes and catchments of all nodes, summed over the raster. O(nodes) beside the sums. */
final class NodeFigures {
  // Powers of two by exponent, for all that depths of floats can need.
  private static final int LEAST_EXPONENT = -256;
  private static final double[] POWERS = new double[512];

  static {
    Arrays.setAll(POWERS, i -> Math.scalb(1.0, i + LEAST_EXPONENT));
  }

  /** First place of each node's own cells in a list of all, one behind the last at the end. */
  final int[] start;

  /** Cells below the outlet, children included. */
  final int[] cells;

  final double[] volume_m3;
  final int[] catchmentCells;

  NodeFigures(
      NodeTable table, CellNodes search, NodeCells marginal, GridGeometry geometry, boolean keep) {
    short[] exponents = new short[table.nodes];
    // Bits left for one depth so that all cells of the raster together cannot overflow 62 bits.
    int bits = 62 - (32 - Integer.numberOfLeadingZeros(geometry.cells()));
    for (int node = 0; node < table.nodes; node++) {
      double deepest = (double) table.outlet(node) - table.base(node);
      int exponent = bits - 1 - Math.getExponent(deepest);
      exponents[search.rank(node)] = (short) Math.min(exponent, -LEAST_EXPONENT - 1);
    }
    long[] sums = new long[table.nodes];
    catchmentCells = new int[table.leaves];
    start = marginal.sum(exponents, sums, catchmentCells, keep);
    cells = cells(table, start);
    volume_m3 = new double[table.nodes];
    double cellArea_m2 = geometry.cellArea_m2();
    for (int node = 0; node < table.nodes; node++) {
      int rank = search.rank(node);
      double volume = sums[rank] / power(exponents[rank]) * cellArea_m2;
      if (node >= table.leaves) {
        int a = table.left(node);
        int b = table.right(node);
        double rise = (double) table.outlet(node) - table.outlet(a);
        volume += volume_m3[a] + volume_m3[b] + ((long) cells[a] + cells[b]) * rise * cellArea_m2;
      }
      double known = marginal.knownVolume_m3(node);
      volume_m3[node] = Double.isNaN(known) ? volume : known;
    }
  }

  /** Two to an exponent. */
  static double power(int exponent) {
    return POWERS[exponent - LEAST_EXPONENT];
  }

  /** Cells of all nodes, children included, from the places of their own. */
  static int[] cells(NodeTable table, int[] start) {
    int[] cells = new int[table.nodes];
    for (int node = 0; node < table.nodes; node++) {
      int below = node < table.leaves ? 0 : cells[table.left(node)] + cells[table.right(node)];
      cells[node] = start[node + 1] - start[node] + below;
    }
    return cells;
  }
}
