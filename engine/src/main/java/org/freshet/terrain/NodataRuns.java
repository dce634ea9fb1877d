package org.freshet.terrain;

import java.util.Arrays;
import org.freshet.grid.IntList;

/**
 * Finds no-data areas that reach the raster edge, by union-find over runs of no-data cells in rows.
 * O(cells of rows with no data).
 */
final class NodataRuns {
  private static final int EDGE = 0;

  private final int rows;
  private final int cols;
  private final Rows codes;
  private final IntList start = new IntList(64);
  private final IntList end = new IntList(64);
  private int[] group = new int[64];

  /** Codes by rows, wherever they are kept. */
  interface Rows {
    /** Reads a row into an array of its length. */
    void read(int row, byte[] into);

    /** Makes cells void, from one to before another, all in one row. */
    void open(int from, int to);
  }

  NodataRuns(int rows, int cols, Rows codes) {
    this.rows = rows;
    this.cols = cols;
    this.codes = codes;
    start.add(0);
    end.add(0);
  }

  /** Turns walls that are connected to the raster edge into voids. */
  void openToEdge(int[] nodataInRow) {
    byte[] line = new byte[cols];
    int aboveFrom = 1;
    int aboveTo = 1;
    for (int row = 0; row < rows; row++) {
      int from = start.size();
      if (nodataInRow[row] > 0) {
        codes.read(row, line);
        collect(row, line);
        link(from, aboveFrom, aboveTo);
      }
      aboveFrom = from;
      aboveTo = start.size();
    }
    for (int run = 1; run < start.size(); run++) {
      if (find(run) == EDGE) {
        codes.open(start.get(run), end.get(run));
      }
    }
  }

  private void collect(int row, byte[] line) {
    int col = 0;
    while (col < cols) {
      if (line[col] != Codes.WALL) {
        col++;
        continue;
      }
      int first = col;
      while (col < cols && line[col] == Codes.WALL) {
        col++;
      }
      int run = start.size();
      start.add(row * cols + first);
      end.add(row * cols + col);
      if (run == group.length) {
        group = Arrays.copyOf(group, 2 * run);
      }
      boolean edge = row == 0 || row == rows - 1 || first == 0 || col == cols;
      group[run] = edge ? EDGE : run;
    }
  }

  // Two runs touch over a corner too: their column ranges may miss each other by one.
  private void link(int from, int aboveFrom, int aboveTo) {
    int above = aboveFrom;
    for (int run = from; run < start.size(); run++) {
      int first = start.get(run) - cols;
      int last = end.get(run) - cols;
      while (above < aboveTo && end.get(above) < first) {
        above++;
      }
      for (int other = above; other < aboveTo && start.get(other) <= last; other++) {
        union(run, other);
      }
    }
  }

  private void union(int a, int b) {
    int x = find(a);
    int y = find(b);
    group[Math.max(x, y)] = Math.min(x, y);
  }

  private int find(int run) {
    int root = run;
    while (group[root] != root) {
      root = group[root];
    }
    int at = run;
    while (group[at] != root) {
      int next = group[at];
      group[at] = root;
      at = next;
    }
    return root;
  }
}
