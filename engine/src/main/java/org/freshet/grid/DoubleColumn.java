package org.freshet.grid;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@code double}: in an array of the heap, or in {@link Pages} that may lie in a mapped
 * file and then cost no heap. Which of both is asked at every access, not by dispatch: code that
 * works on columns is compiled once, and where all are arrays the question costs nothing.
 *
 * <p>May be read and written by several threads as long as no two use one place. Places are checked
 * against the array, or the pages, only.
 */
public final class DoubleColumn {
  private final double @Nullable [] array;

  // The part of the pages, where it lies within one.
  private final @Nullable DoubleBuffer buffer;
  private final Pages pages;
  private final long first;
  private final int size;

  private DoubleColumn(double @Nullable [] array, Pages pages, long first, int size) {
    this.array = array;
    this.buffer = array != null ? null : pages.doubles(first, size);
    this.pages = pages;
    this.first = first;
    this.size = size;
  }

  /** Around an array, which is kept by reference. */
  public static DoubleColumn of(double[] values) {
    return new DoubleColumn(values, Pages.NONE, 0, values.length);
  }

  /** Part of some pages: {@code size} numbers from the number {@code first}, counted in numbers. */
  public static DoubleColumn in(Pages pages, long first, int size) {
    return new DoubleColumn(null, pages, first, size);
  }

  /** Number of places. */
  public int size() {
    return size;
  }

  /** The value at a place. */
  public double get(int place) {
    double[] values = array;
    if (values != null) {
      return values[place];
    }
    DoubleBuffer part = buffer;
    return part != null ? part.get(place) : pages.getDouble(first + place);
  }

  /** Sets the value at a place. */
  public void set(int place, double value) {
    double[] values = array;
    if (values != null) {
      values[place] = value;
      return;
    }
    DoubleBuffer part = buffer;
    if (part != null) {
      part.put(place, value);
    } else {
      pages.putDouble(first + place, value);
    }
  }

  /** Adds to the value at a place. */
  public void add(int place, double more) {
    set(place, get(place) + more);
  }

  /** Sets all places to one value. */
  public void fill(double value) {
    double[] values = array;
    if (values != null) {
      Arrays.fill(values, value);
      return;
    }
    for (int place = 0; place < size; place++) {
      set(place, value);
    }
  }

  /** A copy in room of a kind. */
  public DoubleColumn copy(Scratch room) {
    DoubleColumn copy = room.doubles(size);
    double[] values = array;
    double[] into = copy.array;
    if (values != null && into != null) {
      System.arraycopy(values, 0, into, 0, size);
      return copy;
    }
    for (int place = 0; place < size; place++) {
      copy.set(place, get(place));
    }
    return copy;
  }
}
