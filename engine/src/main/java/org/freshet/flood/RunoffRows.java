package org.freshet.flood;

import org.freshet.grid.IntList;

/** Rows of a runoff matrix as they are filled, in order: compressed, unit and cells per entry. */
final class RunoffRows {
  private final int[] start;
  private final IntList units = new IntList(1024);
  private final IntList cells = new IntList(1024);

  RunoffRows(int rows) {
    start = new int[rows + 1];
  }

  /** Adds an entry; rows come in order, within a row units. */
  void add(int row, int unit, int cellCount) {
    units.add(unit);
    cells.add(cellCount);
    start[row + 1]++;
  }

  /** Where each row starts, and behind the last one ends. */
  int[] starts() {
    int[] starts = start.clone();
    for (int row = 1; row < starts.length; row++) {
      starts[row] += starts[row - 1];
    }
    return starts;
  }

  int[] units() {
    return units.toArray();
  }

  int[] cells() {
    return cells.toArray();
  }
}
