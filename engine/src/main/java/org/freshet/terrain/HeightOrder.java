package org.freshet.terrain;

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
    return sorted(keys);
  }

  /** Places by ascending (height, place). */
  static int[] sorted(float[] heights) {
    int[] keys = new int[heights.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = key(heights[i]) ^ Integer.MIN_VALUE;
    }
    return sorted(keys);
  }

  /** Places by ascending (cell, place). */
  static int[] sortedByCell(int[] cells) {
    return sorted(cells.clone());
  }

  // Keys count as unsigned; the array is used up.
  private static int[] sorted(int[] keysOfPlaces) {
    int[] keys = keysOfPlaces;
    int n = keys.length;
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    int[] otherKeys = new int[n];
    int[] otherOrder = new int[n];
    for (int shift = 0; shift < 32; shift += BITS) {
      if (scatter(keys, order, otherKeys, otherOrder, shift)) {
        int[] swap = keys;
        keys = otherKeys;
        otherKeys = swap;
        swap = order;
        order = otherOrder;
        otherOrder = swap;
      }
    }
    return order;
  }

  private static boolean scatter(int[] keys, int[] order, int[] toKeys, int[] toOrder, int shift) {
    int[] start = new int[BUCKETS + 1];
    for (int key : keys) {
      start[(key >>> shift & BUCKETS - 1) + 1]++;
    }
    for (int b = 0; b < BUCKETS; b++) {
      if (start[b + 1] == keys.length) {
        return false;
      }
      start[b + 1] += start[b];
    }
    for (int i = 0; i < keys.length; i++) {
      int at = start[keys[i] >>> shift & BUCKETS - 1]++;
      toKeys[at] = keys[i];
      toOrder[at] = order[i];
    }
    return true;
  }
}
