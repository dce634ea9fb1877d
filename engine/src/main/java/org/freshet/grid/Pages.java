package org.freshet.grid;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Numbers addressed by a {@code long} index, kept in buffers: arrays of the heap, or parts of a
 * file mapped into memory, so that a raster may be larger than the memory. Little-endian.
 *
 * <p>An instance may be read and written by several threads as long as no two write the same
 * number. Indices are checked by the buffers only.
 */
public final class Pages {
  /** Bytes per page; the last one may be shorter. A multiple of every number's size. */
  public static final int PAGE_BYTES = 1 << 30;

  /** No numbers at all. */
  public static final Pages NONE = new Pages(0, List.of());

  private final long bytes;
  private final ByteBuffer[] pages;
  private final IntBuffer[] ints;
  private final FloatBuffer[] floats;
  private final LongBuffer[] longs;
  private final DoubleBuffer[] doubles;

  private Pages(long bytes, List<ByteBuffer> buffers) {
    this.bytes = bytes;
    this.pages = new ByteBuffer[buffers.size()];
    this.ints = new IntBuffer[buffers.size()];
    this.floats = new FloatBuffer[buffers.size()];
    this.longs = new LongBuffer[buffers.size()];
    this.doubles = new DoubleBuffer[buffers.size()];
    for (int i = 0; i < pages.length; i++) {
      pages[i] = buffers.get(i).duplicate().order(ByteOrder.LITTLE_ENDIAN);
      ints[i] = pages[i].asIntBuffer();
      floats[i] = pages[i].asFloatBuffer();
      longs[i] = pages[i].asLongBuffer();
      doubles[i] = pages[i].asDoubleBuffer();
    }
  }

  /**
   * Takes buffers, in order; each but the last holds {@link #PAGE_BYTES}.
   *
   * @throws IllegalArgumentException if one has another size
   */
  public static Pages of(List<ByteBuffer> buffers) {
    long sum = 0;
    for (int i = 0; i < buffers.size(); i++) {
      int size = buffers.get(i).capacity();
      sum += size;
      if (i < buffers.size() - 1 && size != PAGE_BYTES) {
        throw new IllegalArgumentException("Page (" + i + ") of (" + size + ") bytes.");
      }
    }
    return new Pages(sum, buffers);
  }

  /** Zeros on the heap. */
  public static Pages onHeap(long bytes) {
    List<ByteBuffer> buffers = new ArrayList<>();
    for (long left = bytes; left > 0; left -= PAGE_BYTES) {
      buffers.add(ByteBuffer.allocate((int) Math.min(left, PAGE_BYTES)));
    }
    return new Pages(bytes, buffers);
  }

  /** Number of bytes. */
  public long bytes() {
    return bytes;
  }

  private interface Move {
    void run(int page, int from, int offset, int count);
  }

  // One page is the usual case; numbers never lie across two.
  private static void move(long index, int count, int perPage, Move move) {
    int done = 0;
    while (done < count) {
      long at = index + done;
      int from = (int) (at % perPage);
      int part = Math.min(count - done, perPage - from);
      move.run((int) (at / perPage), from, done, part);
      done += part;
    }
  }

  /** CRC-32C of all bytes. */
  public int checksum() {
    CRC32C sum = new CRC32C();
    for (ByteBuffer page : pages) {
      sum.update(page.duplicate().clear());
    }
    return (int) sum.getValue();
  }

  /** The byte at an index. */
  public byte getByte(long index) {
    return pages[(int) (index >>> 30)].get((int) (index & (PAGE_BYTES - 1)));
  }

  /** Sets the byte at an index. */
  public void putByte(long index, byte value) {
    pages[(int) (index >>> 30)].put((int) (index & (PAGE_BYTES - 1)), value);
  }

  /** The number at an index, counted in numbers of four bytes. */
  public int getInt(long index) {
    return ints[(int) (index >>> 28)].get((int) (index & ((1 << 28) - 1)));
  }

  /** The number at an index, counted in numbers of four bytes. */
  public float getFloat(long index) {
    return floats[(int) (index >>> 28)].get((int) (index & ((1 << 28) - 1)));
  }

  /** Sets the number at an index, counted in numbers of four bytes. */
  public void putFloat(long index, float value) {
    floats[(int) (index >>> 28)].put((int) (index & ((1 << 28) - 1)), value);
  }

  /** Sets the number at an index, counted in numbers of four bytes. */
  public void putInt(long index, int value) {
    ints[(int) (index >>> 28)].put((int) (index & ((1 << 28) - 1)), value);
  }

  /** The number at an index, counted in numbers of eight bytes. */
  public long getLong(long index) {
    return longs[(int) (index >>> 27)].get((int) (index & ((1 << 27) - 1)));
  }

  /** Sets the number at an index, counted in numbers of eight bytes. */
  public void putLong(long index, long value) {
    longs[(int) (index >>> 27)].put((int) (index & ((1 << 27) - 1)), value);
  }

  /** The number at an index, counted in numbers of eight bytes. */
  public double getDouble(long index) {
    return doubles[(int) (index >>> 27)].get((int) (index & ((1 << 27) - 1)));
  }

  /** Sets the number at an index, counted in numbers of eight bytes. */
  public void putDouble(long index, double value) {
    doubles[(int) (index >>> 27)].put((int) (index & ((1 << 27) - 1)), value);
  }

  /** So many numbers of four bytes from an index, not copied; null where they lie in two pages. */
  @Nullable IntBuffer ints(long first, int size) {
    int page = (int) (first >>> 28);
    boolean within = size > 0 && (first + size - 1) >>> 28 == page;
    return within ? ints[page].slice((int) (first & ((1 << 28) - 1)), size) : null;
  }

  /** So many numbers of four bytes from an index, not copied; null where they lie in two pages. */
  @Nullable FloatBuffer floats(long first, int size) {
    int page = (int) (first >>> 28);
    boolean within = size > 0 && (first + size - 1) >>> 28 == page;
    return within ? floats[page].slice((int) (first & ((1 << 28) - 1)), size) : null;
  }

  /** So many numbers of eight bytes from an index, not copied; null where they lie in two pages. */
  @Nullable DoubleBuffer doubles(long first, int size) {
    int page = (int) (first >>> 27);
    boolean within = size > 0 && (first + size - 1) >>> 27 == page;
    return within ? doubles[page].slice((int) (first & ((1 << 27) - 1)), size) : null;
  }

  /** So many numbers of eight bytes from an index, not copied; null where they lie in two pages. */
  @Nullable LongBuffer longs(long first, int size) {
    int page = (int) (first >>> 27);
    boolean within = size > 0 && (first + size - 1) >>> 27 == page;
    return within ? longs[page].slice((int) (first & ((1 << 27) - 1)), size) : null;
  }

  /** Copies bytes out. */
  public void read(long index, byte[] into, int offset, int count) {
    move(index, count, PAGE_BYTES, (p, from, o, n) -> pages[p].get(from, into, offset + o, n));
  }

  /** Copies bytes in. */
  public void write(long index, byte[] values, int offset, int count) {
    move(index, count, PAGE_BYTES, (p, from, o, n) -> pages[p].put(from, values, offset + o, n));
  }

  /** Copies numbers out. */
  public void read(long index, int[] into, int offset, int count) {
    move(index, count, PAGE_BYTES / 4, (p, from, o, n) -> ints[p].get(from, into, offset + o, n));
  }

  /** Copies numbers in. */
  public void write(long index, int[] values, int offset, int count) {
    move(index, count, PAGE_BYTES / 4, (p, from, o, n) -> ints[p].put(from, values, offset + o, n));
  }

  /** Copies numbers out. */
  public void read(long index, float[] into, int offset, int count) {
    move(index, count, PAGE_BYTES / 4, (p, from, o, n) -> floats[p].get(from, into, offset + o, n));
  }

  /** Copies numbers in. */
  public void write(long index, float[] values, int offset, int count) {
    move(
        index,
        count,
        PAGE_BYTES / 4,
        (p, from, o, n) -> floats[p].put(from, values, offset + o, n));
  }
}
