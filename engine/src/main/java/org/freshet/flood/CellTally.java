package org.freshet.flood;

import java.util.Arrays;

/**
 * Counts how often each non-negative {@code long} key occurs: open addressing, linear probing, keys
 * and counts in two arrays. Grows at half load. Not thread-safe.
 */
final class CellTally {
  private static final long EMPTY = -1;
  private static final int START = 1 << 12;

  private long[] keys = new long[START];
  private int[] counts = new int[START];
  private int size;
  private long lastKey = EMPTY;
  private int lastSlot;

  CellTally() {
    Arrays.fill(keys, EMPTY);
  }

  /** Adds one to the count of a key. Neighbouring cells mostly share it, so the last is kept. */
  void add(long key) {
    if (key != lastKey) {
      lastSlot = slotOf(key);
      lastKey = key;
    }
    counts[lastSlot]++;
  }

  /** The keys in ascending order. */
  long[] sortedKeys() {
    long[] sorted = new long[size];
    int n = 0;
    for (long key : keys) {
      if (key != EMPTY) {
        sorted[n++] = key;
      }
    }
    Arrays.sort(sorted);
    return sorted;
  }

  /** Count of a key that was added. */
  int count(long key) {
    return counts[slotOf(key)];
  }

  private int slotOf(long key) {
    int slot = probe(key);
    if (keys[slot] == key) {
      return slot;
    }
    if (2 * (size + 1) > keys.length) {
      grow();
      slot = probe(key);
    }
    keys[slot] = key;
    size++;
    return slot;
  }

  private int probe(long key) {
    int mask = keys.length - 1;
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & mask;
    while (keys[slot] != EMPTY && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new long[2 * oldKeys.length];
    counts = new int[keys.length];
    Arrays.fill(keys, EMPTY);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY) {
        int slot = probe(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}
