package org.freshet.grid;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@code byte}: in an array of the heap, or in {@link Pages} that may lie in a mapped
 * file and then cost no heap. Which of both is asked at every access, not by dispatch: code that
 * works on columns is compiled once, and where all are arrays the question costs nothing.
 *
 * <p>May be read and written by several threads as long as no two use one place. Places are checked
 * against the array, or the pages, only.
 */
public final class ByteColumn {
  private final byte @Nullable [] array;
  private final Pages pages;
  private final long first;
  private final int size;

  private ByteColumn(byte @Nullable [] array, Pages pages, long first, int size) {
    this.array = array;
    this.pages = pages;
    this.first = first;
    this.size = size;
  }

  /** Around an array, which is kept by reference. */
  public static ByteColumn of(byte[] values) {
    return new ByteColumn(values, Pages.NONE, 0, values.length);
  }

  /** Part of some pages: {@code size} numbers from the number {@code first}, counted in numbers. */
  public static ByteColumn in(Pages pages, long first, int size) {
    return new ByteColumn(null, pages, first, size);
  }

  /** Number of places. */
  public int size() {
    return size;
  }

  /** The value at a place. */
  public byte get(int place) {
    byte[] values = array;
    return values != null ? values[place] : pages.getByte(first + place);
  }

  /** Sets the value at a place. */
  public void set(int place, byte value) {
    byte[] values = array;
    if (values != null) {
      values[place] = value;
    } else {
      pages.putByte(first + place, value);
    }
  }

  /** Sets all places to one value. */
  public void fill(byte value) {
    byte[] values = array;
    if (values != null) {
      Arrays.fill(values, value);
      return;
    }
    for (int place = 0; place < size; place++) {
      set(place, value);
    }
  }
}
