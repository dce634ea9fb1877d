package org.freshet.drainage;

import java.util.Arrays;
import org.freshet.grid.Bands;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntColumn;
import org.freshet.grid.RecordParts;
import org.freshet.grid.Scratch;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.TerrainCells;

/**
 * Looks at every two touching cells that drain to different outermost depressions and keeps the
 * lowest pass per pair. O(cells) in row bands; the result does not depend on the threads.
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
  final IntColumn roots;

  /** Outermost depression of each node. */
  final IntColumn rootOf;

  /**
   * Numbers the outermost depressions.
   *
   * @param blocked_m how far around an outlet all is blocked, m
   * @param room where what is found lies: 4 bytes per node, 4 per outermost depression
   */
  RimPasses(TerrainCells model, double blocked_m, Scratch room) {
    this.model = model;
    this.geometry = model.geometry();
    this.blocked_m = blocked_m;
    DepressionHierarchy hierarchy = model.hierarchy();
    int nodes = hierarchy.nodeCount();
    int count = 0;
    for (int node = 0; node < nodes; node++) {
      count += hierarchy.parent(node) == DepressionHierarchy.NONE ? 1 : 0;
    }
    this.roots = room.ints(count);
    this.rootOf = room.ints(nodes);
    for (int node = nodes - 1; node >= 0; node--) {
      int parent = hierarchy.parent(node);
      boolean root = parent == DepressionHierarchy.NONE;
      if (root) {
        roots.set(--count, node);
      }
      rootOf.set(node, root ? count : rootOf.get(parent));
    }
  }

  /** Number that stands for the outside beside those of the depressions. */
  int outside() {
    return roots.size();
  }

  /**
   * All passes.
   *
   * @param room where the passes lie, 32 bytes per pair of neighbours, and some 40 while this runs
   */
  Rims find(int threads, Scratch room) {
    int perPart = Math.max(SMALLEST_PART, roots.size() / MOST_PARTS + 1);
    try (Scratch work = room.nested()) {
      RecordParts records =
          new RecordParts(Bands.blocks(roots.size(), perPart), RimTable.RECORD, threads, work);
      sweep(threads, perPart, records);
      return new Rims(roots.size(), perPart, records, room);
    }
  }

  private void sweep(int threads, int perPart, RecordParts records) {
    RimTable[] tables = new RimTable[threads];
    Arrays.setAll(tables, thread -> new RimTable());
    Bands.run(
        threads,
        geometry.rows(),
        BLOCK_ROWS,
        (thread, block, from, to) -> {
          int[] leaves = new int[2 * geometry.cols()];
          float[] heights = new float[leaves.length];
          for (int row = from; row < to; row++) {
            row(row, leaves, heights, tables[thread]);
          }
          setDown(thread, tables[thread], perPart, records);
        });
    records.end();
  }

  private static void setDown(int thread, RimTable table, int perPart, RecordParts records) {
    long[] record = new long[RimTable.RECORD];
    for (long key : table.sortedKeys()) {
      table.record(key, record);
      records.add(thread, RimTable.from(key) / perPart, record);
    }
    table.clear();
  }

  private void row(int row, int[] leaves, float[] heights, RimTable table) {
    int cols = geometry.cols();
    int below = Math.min(2, geometry.rows() - row);
    model.leaves(row, below, leaves);
    model.heights(row, below, heights);
    for (int col = 0; col < cols; col++) {
      boolean inside = below == 2 && col > 0 && col < cols - 1;
      if (!inside || meets(leaves, col, cols)) {
        look(row, col, leaves, heights, below, table);
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

  private void look(int row, int col, int[] leaves, float[] heights, int below, RimTable table) {
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
      int other = ROW_STEP[k] * cols + c;
      if (leaves[other] == leaf || leaves[other] == DepressionHierarchy.NODATA) {
        continue;
      }
      int from = depression(leaf);
      int to = depression(leaves[other]);
      if (from != to) {
        int a = row * cols + col;
        pair(a, from, heights[col], row * cols + other, to, heights[other], table);
      }
    }
  }

  private int depression(int leaf) {
    return leaf < 0 ? outside() : rootOf.get(leaf);
  }

  private void pair(int a, int from, float heightA, int b, int to, float heightB, RimTable table) {
    boolean higherA = heightA > heightB || (heightA == heightB && a < b);
    long pass = RimTable.pass(higherA ? heightA : heightB, higherA ? a : b);
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
    int outlet = model.hierarchy().outletCell(roots.get(depression));
    return PathNetwork.distance_m(geometry, cell, outlet) > blocked_m;
  }
}
