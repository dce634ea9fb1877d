package org.freshet.terrain;

import org.freshet.grid.FloatColumn;
import org.freshet.grid.IntColumn;
import org.freshet.grid.Scratch;

/** Sorts cells by height or number. Stable radix sort, O(n), 16 bytes per cell while it works. */
final class HeightOrder {
  private static final int BITS = 11;
  private static final int BUCKETS = 1 << BITS;

  private HeightOrder() {}

  /** An integer that orders as heights do; both zeros are one. */
  static int key(float height) {
    int bits = Float.floatToRawIntBits(height + 0f);
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }

  /** Places in {@code cells} by ascending (height, place). */
  static int[] sorted(float[] z, int[] cells) {
    int[] keys = new int[cells.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = key(z[cells[i]]) ^ Integer.MIN_VALUE;
    }
    int[] order = new int[keys.length];
    sort(IntColumn.of(keys), IntColumn.of(order), Scratch.onHeap());
    return order;
  }

  /** Places by ascending (height, place), in some room. */
  static IntColumn sorted(FloatColumn heights, Scratch room) {
    IntColumn order = room.ints(heights.size());
    try (Scratch work = room.nested()) {
      IntColumn keys = work.ints(heights.size());
      for (int i = 0; i < keys.size(); i++) {
        keys.set(i, key(heights.get(i)) ^ Integer.MIN_VALUE);
      }
      sort(keys, order, work);
    }
    return order;
  }

  /** Places by ascending (cell, place), in some room. */
  static IntColumn sortedByCell(IntColumn cells, Scratch room) {
    IntColumn order = room.ints(cells.size());
    try (Scratch work = room.nested()) {
      IntColumn keys = work.ints(cells.size());
      keys.write(0, cells);
      sort(keys, order, work);
    }
    return order;
  }

  // Keys count as unsigned and are used up.
  private static void sort(IntColumn keys, IntColumn order, Scratch room) {
    for (int i = 0; i < order.size(); i++) {
      order.set(i, i);
    }
    IntColumn otherKeys = room.ints(keys.size());
    IntColumn otherOrder = room.ints(keys.size());
    boolean swapped = false;
    for (int shift = 0; shift < 32; shift += BITS) {
      boolean moved =
          swapped
              ? scatter(otherKeys, otherOrder, keys, order, shift)
              : scatter(keys, order, otherKeys, otherOrder, shift);
      swapped ^= moved;
    }
    if (swapped) {
      order.write(0, otherOrder);
    }
  }

  private static boolean scatter(
      IntColumn keys, IntColumn order, IntColumn toKeys, IntColumn toOrder, int shift) {
    int n = keys.size();
    int[] start = new int[BUCKETS + 1];
    for (int i = 0; i < n; i++) {
      start[(keys.get(i) >>> shift & BUCKETS - 1) + 1]++;
    }
    for (int b = 0; b < BUCKETS; b++) {
      if (start[b + 1] == n) {
        return false;
      }
      start[b + 1] += start[b];
    }
    for (int i = 0; i < n; i++) {
      int key = keys.get(i);
      int at = start[key >>> shift & BUCKETS - 1]++;
      toKeys.set(at, key);
      toOrder.set(at, order.get(i));
    }
    return true;
  }
}
