package org.freshet.grid;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@code float}: in an array of the heap, or in {@link Pages} that may lie in a mapped
 * file and then cost no heap. Which of both is asked at every access, not by dispatch: code that
 * works on columns is compiled once, and where all are arrays the question costs nothing.
 *
 * <p>May be read and written by several threads as long as no two use one place. Places are checked
 * against the array, or the pages, only.
 */
public final class FloatColumn {
  private static final int CHUNK = 1 << 14;

  private final float @Nullable [] array;

  // The part of the pages, where it lies within one.
  private final @Nullable FloatBuffer buffer;
  private final Pages pages;
  private final long first;
  private final int size;

  private FloatColumn(float @Nullable [] array, Pages pages, long first, int size) {
    this.array = array;
    this.buffer = array != null ? null : pages.floats(first, size);
    this.pages = pages;
    this.first = first;
    this.size = size;
  }

  /** Around an array, which is kept by reference. */
  public static FloatColumn of(float[] values) {
    return new FloatColumn(values, Pages.NONE, 0, values.length);
  }

  /** Part of some pages: {@code size} numbers from the number {@code first}, counted in numbers. */
  public static FloatColumn in(Pages pages, long first, int size) {
    return new FloatColumn(null, pages, first, size);
  }

  /** Number of places. */
  public int size() {
    return size;
  }

  /** The value at a place. */
  public float get(int place) {
    float[] values = array;
    if (values != null) {
      return values[place];
    }
    FloatBuffer part = buffer;
    return part != null ? part.get(place) : pages.getFloat(first + place);
  }

  /** Sets the value at a place. */
  public void set(int place, float value) {
    float[] values = array;
    if (values != null) {
      values[place] = value;
      return;
    }
    FloatBuffer part = buffer;
    if (part != null) {
      part.put(place, value);
    } else {
      pages.putFloat(first + place, value);
    }
  }

  /** Sets all places to one value. */
  public void fill(float value) {
    float[] values = array;
    if (values != null) {
      Arrays.fill(values, value);
      return;
    }
    float[] chunk = new float[Math.min(size, CHUNK)];
    Arrays.fill(chunk, value);
    for (int at = 0; at < size; at += CHUNK) {
      pages.write(first + at, chunk, 0, Math.min(CHUNK, size - at));
    }
  }

  /** Copies some out. */
  public void read(int from, float[] into, int offset, int count) {
    float[] values = array;
    if (values != null) {
      System.arraycopy(values, from, into, offset, count);
    } else {
      pages.read(first + from, into, offset, count);
    }
  }

  /** Copies some in. */
  public void write(int at, float[] from, int offset, int count) {
    float[] values = array;
    if (values != null) {
      System.arraycopy(from, offset, values, at, count);
    } else {
      pages.write(first + at, from, offset, count);
    }
  }

  /** Copies a whole column in. */
  public void write(int at, FloatColumn from) {
    float[] chunk = new float[Math.min(from.size, CHUNK)];
    for (int done = 0; done < from.size; done += CHUNK) {
      int count = Math.min(CHUNK, from.size - done);
      from.read(done, chunk, 0, count);
      write(at + done, chunk, 0, count);
    }
  }

  /** The values in the order of some places, in room of a kind. */
  public FloatColumn picked(IntColumn places, Scratch room) {
    FloatColumn picked = room.floats(places.size());
    for (int i = 0; i < places.size(); i++) {
      picked.set(i, get(places.get(i)));
    }
    return picked;
  }
}
