package org.freshet.grid;

import java.nio.LongBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@code long}: in an array of the heap, or in {@link Pages} that may lie in a mapped
 * file and then cost no heap. Which of both is asked at every access, not by dispatch: code that
 * works on columns is compiled once, and where all are arrays the question costs nothing.
 *
 * <p>May be read and written by several threads as long as no two use one place. Places are checked
 * against the array, or the pages, only.
 */
public final class LongColumn {
  private final long @Nullable [] array;

  // The part of the pages, where it lies within one.
  private final @Nullable LongBuffer buffer;
  private final Pages pages;
  private final long first;
  private final int size;

  private LongColumn(long @Nullable [] array, Pages pages, long first, int size) {
    this.array = array;
    this.buffer = array != null ? null : pages.longs(first, size);
    this.pages = pages;
    this.first = first;
    this.size = size;
  }

  /** Around an array, which is kept by reference. */
  public static LongColumn of(long[] values) {
    return new LongColumn(values, Pages.NONE, 0, values.length);
  }

  /** Part of some pages: {@code size} numbers from the number {@code first}, counted in numbers. */
  public static LongColumn in(Pages pages, long first, int size) {
    return new LongColumn(null, pages, first, size);
  }

  /** Number of places. */
  public int size() {
    return size;
  }

  /** The value at a place. */
  public long get(int place) {
    long[] values = array;
    if (values != null) {
      return values[place];
    }
    LongBuffer part = buffer;
    return part != null ? part.get(place) : pages.getLong(first + place);
  }

  /** Sets the value at a place. */
  public void set(int place, long value) {
    long[] values = array;
    if (values != null) {
      values[place] = value;
      return;
    }
    LongBuffer part = buffer;
    if (part != null) {
      part.put(place, value);
    } else {
      pages.putLong(first + place, value);
    }
  }

  /** Adds to the value at a place. */
  public void add(int place, long more) {
    set(place, get(place) + more);
  }
}
