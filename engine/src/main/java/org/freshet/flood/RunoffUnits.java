package org.freshet.flood;

import java.util.Arrays;

/**
 * The units of a runoff matrix, their pairs and rain cells, each in ascending order, so that the
 * same ground gives the same numbers however it was passed over. Made from keys that name a unit by
 * rain cell, surface class, district and delay. Immutable.
 */
@SuppressWarnings("ArrayRecordComponent")
record RunoffUnits(
    long[] keys,
    int[] rainCells,
    int[] pairRain,
    int[] pairClass,
    int[] unitPair,
    int[] unitDistrict,
    int[] unitDelay) {
  private static final int DELAY_BITS = 8;
  private static final int DISTRICT_BITS = 24;
  private static final int CLASS_BITS = 8;
  private static final int PAIR_SHIFT = DELAY_BITS + DISTRICT_BITS;
  private static final int RAIN_SHIFT = PAIR_SHIFT + CLASS_BITS;

  /** Instead of a rain cell: outside the rain grid. It comes last. */
  private static final long OUTSIDE = (1L << (Long.SIZE - 1 - RAIN_SHIFT)) - 1;

  /**
   * The key of a unit.
   *
   * @throws IllegalArgumentException if there are more districts or rain cells than keys can name
   */
  static long key(int rainCell, int surfaceClass, int district, int delay) {
    if (rainCell >= OUTSIDE || district + 1 >= 1 << DISTRICT_BITS) {
      throw new IllegalArgumentException(
          "Rain cell (" + rainCell + ") or district (" + district + ") has too high a number.");
    }
    long rain = rainCell < 0 ? OUTSIDE : rainCell;
    return rain << RAIN_SHIFT
        | (long) surfaceClass << PAIR_SHIFT
        | (long) (district + 1) << DELAY_BITS
        | delay;
  }

  /** The units of keys that ascend and differ. */
  static RunoffUnits of(long[] keys) {
    int count = keys.length;
    int[] rainCells = new int[count];
    int[] pairRain = new int[count];
    int[] pairClass = new int[count];
    int[] unitPair = new int[count];
    int[] unitDistrict = new int[count];
    int[] unitDelay = new int[count];
    int rains = 0;
    int pairs = 0;
    for (int unit = 0; unit < count; unit++) {
      long key = keys[unit];
      boolean first = unit == 0;
      if (first || keys[unit - 1] >>> RAIN_SHIFT != key >>> RAIN_SHIFT) {
        long rain = key >>> RAIN_SHIFT;
        rainCells[rains++] = rain == OUTSIDE ? -1 : (int) rain;
      }
      if (first || keys[unit - 1] >>> PAIR_SHIFT != key >>> PAIR_SHIFT) {
        pairRain[pairs] = rains - 1;
        pairClass[pairs++] = (int) (key >>> PAIR_SHIFT) & ((1 << CLASS_BITS) - 1);
      }
      unitPair[unit] = pairs - 1;
      unitDistrict[unit] = ((int) (key >>> DELAY_BITS) & ((1 << DISTRICT_BITS) - 1)) - 1;
      unitDelay[unit] = (int) key & ((1 << DELAY_BITS) - 1);
    }
    return new RunoffUnits(
        keys,
        Arrays.copyOf(rainCells, rains),
        Arrays.copyOf(pairRain, pairs),
        Arrays.copyOf(pairClass, pairs),
        unitPair,
        unitDistrict,
        unitDelay);
  }

  /** Number of the unit of a key that is among them. */
  int number(long key) {
    return Arrays.binarySearch(keys, key);
  }
}
