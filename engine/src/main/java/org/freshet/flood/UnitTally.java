package org.freshet.flood;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts cells by row of a runoff matrix and unit. Remembers the last unit, because neighbouring
 * cells mostly share it. 12 bytes per entry and slot. Not thread-safe.
 */
final class UnitTally {
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final CellTally tally = new CellTally();
  private long[] keys = new long[64];
  private long lastKey = -1;
  private int lastNumber;

  /** Counts one cell of a unit in a row. */
  void add(int row, long unitKey) {
    if (unitKey != lastKey) {
      lastKey = unitKey;
      lastNumber = number(unitKey);
    }
    tally.add((long) row << 32 | lastNumber);
  }

  private int number(long unitKey) {
    Integer known = numbers.get(unitKey);
    if (known != null) {
      return known;
    }
    int next = numbers.size();
    keys = next < keys.length ? keys : Arrays.copyOf(keys, 2 * next);
    keys[next] = unitKey;
    numbers.put(unitKey, next);
    return next;
  }

  /** Keys of the units met, in any order. */
  long[] unitKeys() {
    return Arrays.copyOf(keys, numbers.size());
  }

  /** Takes in one entry. */
  @FunctionalInterface
  interface Entries {
    /** So many cells of a unit in a row. */
    void entry(int row, int unit, int cells);
  }

  /** Hands over the entries by row and number of unit. */
  void forEach(RunoffUnits units, Entries entries) {
    int[] place = new int[numbers.size()];
    int[] back = new int[units.keys().length];
    for (int i = 0; i < place.length; i++) {
      place[i] = units.number(keys[i]);
      back[place[i]] = i;
    }
    long[] sorted = tally.sortedKeys();
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = (sorted[i] >>> 32) << 32 | place[(int) sorted[i]];
    }
    Arrays.sort(sorted);
    for (long one : sorted) {
      int row = (int) (one >>> 32);
      entries.entry(row, (int) one, tally.count((long) row << 32 | back[(int) one]));
    }
  }
}
