package org.freshet.grid;

import java.util.Arrays;

/** A growing list of {@code int} without boxing. Not thread-safe. */
public final class IntList {
  private int[] values;
  private int size;

  /** An empty list with room for some values. */
  public IntList(int capacity) {
    values = new int[Math.max(4, capacity)];
  }

  /** Appends a value. */
  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1));
    }
    values[size++] = value;
  }

  /** Removes and returns the last value. */
  public int removeLast() {
    return values[--size];
  }

  /** Value at a place; not checked against the size. */
  public int get(int index) {
    return values[index];
  }

  /** Number of values. */
  public int size() {
    return size;
  }

  /** Forgets all values, keeps the room. */
  public void clear() {
    size = 0;
  }

  /** The values as an array of their own. */
  public int[] toArray() {
    return Arrays.copyOf(values, size);
  }

  /** All lists, one after the other, as one array. */
  public static int[] concat(IntList[] lists) {
    int total = 0;
    for (IntList list : lists) {
      total += list.size;
    }
    int[] all = new int[total];
    int at = 0;
    for (IntList list : lists) {
      System.arraycopy(list.values, 0, all, at, list.size);
      at += list.size;
    }
    return all;
  }
}
