package org.freshet.grid;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A column of flags, a byte each: in an array of the heap, or in {@link Pages} that may lie in a
 * mapped file and then cost no heap. Which of both is asked at every access, not by dispatch: code
 * that works on columns is compiled once, and where all are arrays the question costs nothing.
 *
 * <p>May be read and written by several threads as long as no two use one place. Places are checked
 * against the array, or the pages, only.
 */
public final class FlagColumn {
  private final boolean @Nullable [] array;
  private final Pages pages;
  private final long first;
  private final int size;

  private FlagColumn(boolean @Nullable [] array, Pages pages, long first, int size) {
    this.array = array;
    this.pages = pages;
    this.first = first;
    this.size = size;
  }

  /** Around an array, which is kept by reference. */
  public static FlagColumn of(boolean[] values) {
    return new FlagColumn(values, Pages.NONE, 0, values.length);
  }

  /** Part of some pages: {@code size} numbers from the number {@code first}, counted in numbers. */
  public static FlagColumn in(Pages pages, long first, int size) {
    return new FlagColumn(null, pages, first, size);
  }

  /** Number of places. */
  public int size() {
    return size;
  }

  /** The value at a place. */
  public boolean get(int place) {
    boolean[] values = array;
    return values != null ? values[place] : pages.getByte(first + place) != 0;
  }

  /** Sets the value at a place. */
  public void set(int place, boolean value) {
    boolean[] values = array;
    if (values != null) {
      values[place] = value;
    } else {
      pages.putByte(first + place, (byte) (value ? 1 : 0));
    }
  }

  /** Sets all places to one value. */
  public void fill(boolean value) {
    boolean[] values = array;
    if (values != null) {
      Arrays.fill(values, value);
      return;
    }
    for (int place = 0; place < size; place++) {
      set(place, value);
    }
  }
}
