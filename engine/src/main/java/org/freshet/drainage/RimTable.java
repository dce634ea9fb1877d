package org.freshet.drainage;

import java.util.Arrays;

/**
 * Lowest pass from one depression to another, by open addressing. A pass is kept as its height and
 * cell in one number that sorts by (height, cell), and the cell entered on the other side. Two per
 * pair: the lowest of all, and the lowest away from the first one's own outlet. Not thread-safe.
 */
final class RimTable {
  /** Instead of a pass: none. */
  static final long NO_PASS = Long.MAX_VALUE;

  /** Numbers of a record. */
  static final int RECORD = 4;

  private static final long NO_KEY = -1;

  private long[] keys = new long[1024];
  private long[] lowest = new long[1024];
  private long[] away = new long[1024];
  private int[] entry = new int[1024];
  private int[] awayEntry = new int[1024];
  private int size;
  private final long[] lastKey = {NO_KEY, NO_KEY};
  private final int[] lastPlace = new int[2];

  RimTable() {
    Arrays.fill(keys, NO_KEY);
  }

  static long key(int from, int to) {
    return ((long) from << 32) | to;
  }

  /** The first depression of a key. */
  static int from(long key) {
    return (int) (key >> 32);
  }

  static long pass(float sill_m, int cell) {
    int bits = Float.floatToIntBits(sill_m + 0f);
    int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    return ((long) ordered << 32) | cell;
  }

  static float sill_m(long pass) {
    int ordered = (int) (pass >> 32);
    return Float.intBitsToFloat(ordered ^ ((ordered >> 31) & Integer.MAX_VALUE));
  }

  static int cell(long pass) {
    return (int) pass;
  }

  /** Place of a pair; good until the next pair that is new. */
  int place(long key) {
    // Along a rim the same two pairs come again and again.
    int side = key >>> 32 < (key & 0xffffffffL) ? 0 : 1;
    if (lastKey[side] != key || keys[lastPlace[side]] != key) {
      lastPlace[side] = find(key);
      lastKey[side] = key;
    }
    return lastPlace[side];
  }

  void offer(int at, long pass, int enters) {
    if (pass < lowest[at] || (pass == lowest[at] && enters < entry[at])) {
      lowest[at] = pass;
      entry[at] = enters;
    }
  }

  /** Whether a pass would be the lowest away from the outlet, if it is away from it. */
  boolean wouldBeAway(int at, long pass, int enters) {
    return pass < away[at] || (pass == away[at] && enters < awayEntry[at]);
  }

  void offerAway(int at, long pass, int enters) {
    if (wouldBeAway(at, pass, enters)) {
      away[at] = pass;
      awayEntry[at] = enters;
    }
  }

  private void addAll(RimTable other) {
    for (int i = 0; i < other.keys.length; i++) {
      if (other.keys[i] != NO_KEY) {
        int at = place(other.keys[i]);
        offer(at, other.lowest[i], other.entry[i]);
        if (other.away[i] != NO_PASS) {
          offerAway(at, other.away[i], other.awayEntry[i]);
        }
      }
    }
  }

  private int find(long key) {
    if (2 * size >= keys.length) {
      grow();
    }
    int mask = keys.length - 1;
    int at = (int) ((key * 0x9e3779b97f4a7c15L) >>> 40) & mask;
    while (keys[at] != NO_KEY && keys[at] != key) {
      at = (at + 1) & mask;
    }
    if (keys[at] == NO_KEY) {
      keys[at] = key;
      lowest[at] = NO_PASS;
      away[at] = NO_PASS;
      size++;
    }
    return at;
  }

  private void grow() {
    RimTable larger = new RimTable();
    larger.keys = new long[2 * keys.length];
    larger.lowest = new long[larger.keys.length];
    larger.away = new long[larger.keys.length];
    larger.entry = new int[larger.keys.length];
    larger.awayEntry = new int[larger.keys.length];
    Arrays.fill(larger.keys, NO_KEY);
    larger.addAll(this);
    keys = larger.keys;
    lowest = larger.lowest;
    away = larger.away;
    entry = larger.entry;
    awayEntry = larger.awayEntry;
    size = larger.size;
  }

  /** Number of pairs. */
  int size() {
    return size;
  }

  /** All keys, ascending: sorted by the first and then the second depression. */
  long[] sortedKeys() {
    long[] sorted = new long[size];
    int count = 0;
    for (long key : keys) {
      if (key != NO_KEY) {
        sorted[count++] = key;
      }
    }
    Arrays.sort(sorted);
    return sorted;
  }

  /** The passes of a pair as a record, see {@link #addRecord}. */
  void record(long key, long[] into) {
    int at = place(key);
    into[0] = key;
    into[1] = lowest[at];
    into[2] = away[at];
    into[3] = (entry[at] & 0xffffffffL) | ((long) awayEntry[at] << 32);
  }

  /** Takes in the passes of a pair: key, lowest, away, and the cells entered of both. */
  void addRecord(long[] records, int from) {
    int at = place(records[from]);
    offer(at, records[from + 1], (int) records[from + 3]);
    if (records[from + 2] != NO_PASS) {
      offerAway(at, records[from + 2], (int) (records[from + 3] >> 32));
    }
  }

  /** Forgets all pairs. */
  void clear() {
    Arrays.fill(keys, NO_KEY);
    size = 0;
    Arrays.fill(lastKey, NO_KEY);
  }
}
