package org.freshet.drainage;

import java.util.Arrays;

/** From some cells of a raster to numbers, by open addressing; no boxing. Not thread-safe. */
final class CellIndex {
  /** What a cell without a number has. */
  static final int NONE = -1;

  private int[] keys = new int[1024];
  private int[] values = new int[1024];
  private int size;

  CellIndex() {
    Arrays.fill(keys, NONE);
  }

  /** The number of a cell, or {@link #NONE}. */
  int get(int cell) {
    int mask = keys.length - 1;
    for (int at = slot(cell, mask); ; at = (at + 1) & mask) {
      if (keys[at] == cell) {
        return values[at];
      }
      if (keys[at] == NONE) {
        return NONE;
      }
    }
  }

  /** Gives a cell a number unless it has one. */
  void putIfAbsent(int cell, int value) {
    if (2 * size >= keys.length) {
      grow();
    }
    int mask = keys.length - 1;
    int at = slot(cell, mask);
    while (keys[at] != NONE && keys[at] != cell) {
      at = (at + 1) & mask;
    }
    if (keys[at] == NONE) {
      keys[at] = cell;
      values[at] = value;
      size++;
    }
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldValues = values;
    keys = new int[2 * oldKeys.length];
    values = new int[keys.length];
    Arrays.fill(keys, NONE);
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != NONE) {
        putIfAbsent(oldKeys[i], oldValues[i]);
      }
    }
  }

  // Fibonacci hashing: the high bits of a product with the golden ratio.
  private static int slot(int cell, int mask) {
    return (cell * 0x9e3779b9) >>> Integer.numberOfLeadingZeros(mask);
  }
}
