package org.freshet.flood;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers the rain cells, pairs and units met on a pass over the terrain, in the order they are
 * met. Remembers the last answer, because neighbouring cells mostly share it. Not thread-safe.
 */
final class RunoffUnits {
  private final Map<Integer, Integer> rains = new HashMap<>();
  private final Map<Long, Integer> pairs = new HashMap<>();
  private final Map<Long, Integer> units = new HashMap<>();
  private int[] rainCells = new int[64];
  private int[] pairRain = new int[64];
  private int[] pairClass = new int[64];
  private int[] unitPair = new int[64];
  private int[] unitDistrict = new int[64];
  private int[] unitDelay = new int[64];
  private int lastRain;
  private int lastClass = -1;
  private int lastDistrict;
  private int lastDelay;
  private int lastUnit;

  /** Number of a unit, new if it was not met before. */
  int unitOf(int rainCell, int surfaceClass, int district, int delay) {
    boolean same = surfaceClass == lastClass && rainCell == lastRain;
    if (!same || district != lastDistrict || delay != lastDelay) {
      lastUnit = unit(pair(rain(rainCell), surfaceClass), district, delay);
      lastDelay = delay;
      lastRain = rainCell;
      lastClass = surfaceClass;
      lastDistrict = district;
    }
    return lastUnit;
  }

  private int rain(int rainCell) {
    Integer known = rains.get(rainCell);
    if (known != null) {
      return known;
    }
    int next = rains.size();
    rainCells = withRoom(rainCells, next);
    rainCells[next] = rainCell;
    rains.put(rainCell, next);
    return next;
  }

  private int pair(int rain, int surfaceClass) {
    long key = (long) rain << 32 | surfaceClass;
    Integer known = pairs.get(key);
    if (known != null) {
      return known;
    }
    int next = pairs.size();
    pairRain = withRoom(pairRain, next);
    pairClass = withRoom(pairClass, next);
    pairRain[next] = rain;
    pairClass[next] = surfaceClass;
    pairs.put(key, next);
    return next;
  }

  private int unit(int pair, int district, int delay) {
    long key = (long) pair << 32 | (district + 1) << 8 | delay;
    Integer known = units.get(key);
    if (known != null) {
      return known;
    }
    int next = units.size();
    unitPair = withRoom(unitPair, next);
    unitDistrict = withRoom(unitDistrict, next);
    unitDelay = withRoom(unitDelay, next);
    unitPair[next] = pair;
    unitDelay[next] = delay;
    unitDistrict[next] = district;
    units.put(key, next);
    return next;
  }

  private static int[] withRoom(int[] array, int index) {
    return index < array.length ? array : Arrays.copyOf(array, 2 * array.length);
  }

  int[] rainCells() {
    return Arrays.copyOf(rainCells, rains.size());
  }

  int[] pairRain() {
    return Arrays.copyOf(pairRain, pairs.size());
  }

  int[] pairClass() {
    return Arrays.copyOf(pairClass, pairs.size());
  }

  int[] unitPair() {
    return Arrays.copyOf(unitPair, units.size());
  }

  int[] unitDelay() {
    return Arrays.copyOf(unitDelay, units.size());
  }

  int[] unitDistrict() {
    return Arrays.copyOf(unitDistrict, units.size());
  }
}
