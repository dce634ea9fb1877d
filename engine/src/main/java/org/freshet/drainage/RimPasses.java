package org.freshet.drainage;

import java.util.Arrays;
import java.util.function.LongFunction;
import org.freshet.grid.Bands;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.Pages;
import org.freshet.grid.RecordParts;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.TerrainCells;

/**
 * Looks at every two touching cells that drain to different outermost depressions and keeps the
 * lowest pass per pair. O(cells) in row bands, reading rows and the heights of cells that meet; the
 * result does not depend on the threads.
 */
final class RimPasses {
  private static final int BLOCK_ROWS = 128;
  private static final int SMALLEST_PART = 1 << 12;
  private static final int MOST_PARTS = 256;
  private static final int[] ROW_STEP = {0, 1, 1, 1};
  private static final int[] COL_STEP = {1, 1, 0, -1};

  private final TerrainCells model;
  private final GridGeometry geometry;
  private final double blocked_m;

  /** Node of each outermost depression, ascending. */
  final int[] roots;

  /** Depression of each leaf. */
  final int[] rootOfLeaf;

  RimPasses(TerrainCells model, double blocked_m) {
    this.model = model;
    this.geometry = model.geometry();
    this.blocked_m = blocked_m;
    DepressionHierarchy hierarchy = model.hierarchy();
    int nodes = hierarchy.nodeCount();
    int count = 0;
    for (int node = 0; node < nodes; node++) {
      count += hierarchy.parent(node) == DepressionHierarchy.NONE ? 1 : 0;
    }
    this.roots = new int[count];
    int[] rootOf = new int[nodes];
    for (int node = nodes - 1; node >= 0; node--) {
      int parent = hierarchy.parent(node);
      boolean root = parent == DepressionHierarchy.NONE;
      if (root) {
        roots[--count] = node;
      }
      rootOf[node] = root ? count : rootOf[parent];
    }
    this.rootOfLeaf = Arrays.copyOf(rootOf, hierarchy.leafCount());
  }

  /** Number that stands for the outside beside those of the depressions. */
  int outside() {
    return roots.length;
  }

  /**
   * All passes.
   *
   * @param room gives zeros, so many bytes: 64 and some per pair of neighbours, half of them only
   *     while this runs
   */
  Rims find(int threads, LongFunction<Pages> room) {
    int perPart = Math.max(SMALLEST_PART, roots.length / MOST_PARTS + 1);
    RecordParts records =
        new RecordParts(Bands.blocks(roots.length, perPart), RimTable.RECORD, threads, room);
    RimTable[] tables = new RimTable[threads];
    Arrays.setAll(tables, thread -> new RimTable());
    Bands.run(
        threads,
        geometry.rows(),
        BLOCK_ROWS,
        (thread, block, from, to) -> {
          int[] leaves = new int[2 * geometry.cols()];
          for (int row = from; row < to; row++) {
            row(row, leaves, tables[thread]);
          }
          setDown(thread, tables[thread], perPart, records);
        });
    records.end();
    return new Rims(roots.length, perPart, records, room);
  }

  private static void setDown(int thread, RimTable table, int perPart, RecordParts records) {
    long[] record = new long[RimTable.RECORD];
    for (long key : table.sortedKeys()) {
      table.record(key, record);
      records.add(thread, RimTable.from(key) / perPart, record);
    }
    table.clear();
  }

  private void row(int row, int[] leaves, RimTable table) {
    int cols = geometry.cols();
    int below = Math.min(2, geometry.rows() - row);
    model.leaves(row, below, leaves);
    for (int col = 0; col < cols; col++) {
      boolean inside = below == 2 && col > 0 && col < cols - 1;
      if (!inside || meets(leaves, col, cols)) {
        look(row, col, leaves, below, table);
      }
    }
  }

  // Most cells lie amid others of their leaf; this settles them without a branch per neighbour.
  private static boolean meets(int[] leaves, int col, int cols) {
    int leaf = leaves[col];
    int south = cols + col;
    return ((leaves[col + 1] ^ leaf)
            | (leaves[south - 1] ^ leaf)
            | (leaves[south] ^ leaf)
            | (leaves[south + 1] ^ leaf))
        != 0;
  }

  private void look(int row, int col, int[] leaves, int below, RimTable table) {
    int cols = geometry.cols();
    int leaf = leaves[col];
    if (leaf == DepressionHierarchy.NODATA) {
      return;
    }
    for (int k = 0; k < ROW_STEP.length; k++) {
      int c = col + COL_STEP[k];
      if (c < 0 || c >= cols || ROW_STEP[k] >= below) {
        continue;
      }
      int otherLeaf = leaves[ROW_STEP[k] * cols + c];
      if (otherLeaf != leaf && otherLeaf != DepressionHierarchy.NODATA) {
        pair(row * cols + col, leaf, (row + ROW_STEP[k]) * cols + c, otherLeaf, table);
      }
    }
  }

  private void pair(int a, int leafA, int b, int leafB, RimTable table) {
    int from = leafA < 0 ? outside() : rootOfLeaf[leafA];
    int to = leafB < 0 ? outside() : rootOfLeaf[leafB];
    if (from == to) {
      return;
    }
    float heightA = model.elevation_m(a);
    float heightB = model.elevation_m(b);
    boolean higherA = heightA > heightB || (heightA == heightB && a < b);
    int cell = higherA ? a : b;
    long pass = RimTable.pass(higherA ? heightA : heightB, cell);
    if (from != outside()) {
      offer(from, to, pass, b, table);
    }
    if (to != outside()) {
      offer(to, from, pass, a, table);
    }
  }

  private void offer(int from, int to, long pass, int enters, RimTable table) {
    int at = table.place(RimTable.key(from, to));
    table.offer(at, pass, enters);
    if (table.wouldBeAway(at, pass, enters) && away(RimTable.cell(pass), from)) {
      table.offerAway(at, pass, enters);
    }
  }

  /** Whether a pass lies farther from the outlet of a depression than a blockage reaches. */
  boolean away(int cell, int depression) {
    int outlet = model.hierarchy().outletCell(roots[depression]);
    return PathNetwork.distance_m(geometry, cell, outlet) > blocked_m;
  }
}
