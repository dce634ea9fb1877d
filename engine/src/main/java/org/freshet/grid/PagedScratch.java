package org.freshet.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Columns in pages, which mostly are a file mapped into memory. Small columns share a chunk.
 * Thread-safe.
 */
public final class PagedScratch implements Scratch {
  private static final long SMALLEST_CHUNK_BYTES = 1 << 14;
  private static final long LARGEST_CHUNK_BYTES = 1 << 22;
  private static final int UNIT = Long.BYTES;

  /** Where pages come from. Called by one thread at a time. */
  public interface Source extends AutoCloseable {
    /** Zeros. */
    Pages pages(long bytes);

    /** Gives all of them back. */
    @Override
    void close();
  }

  private final Supplier<Source> sources;
  private final Source source;
  private final List<Scratch> nested = new ArrayList<>();
  private Pages chunk = Pages.NONE;
  private long usedBytes;
  private long takenBytes;

  /** Room that takes what it needs from a source of its own, and nested room from others. */
  public PagedScratch(Supplier<Source> sources) {
    this.sources = sources;
    this.source = sources.get();
  }

  private record Place(Pages pages, long at_bytes) {
    long first(int bytesEach) {
      return at_bytes / bytesEach;
    }
  }

  private synchronized Place place(int count, int bytesEach) {
    long bytes = ((long) count * bytesEach + UNIT - 1) / UNIT * UNIT;
    if (usedBytes + bytes > chunk.bytes()) {
      // As large as all before: few chunks for many columns, little room for few.
      long next = Math.max(SMALLEST_CHUNK_BYTES, Math.min(LARGEST_CHUNK_BYTES, takenBytes));
      takenBytes += Math.max(next, bytes);
      if (bytes > next / 4) {
        return new Place(source.pages(bytes), 0);
      }
      chunk = source.pages(next);
      usedBytes = 0;
    }
    usedBytes += bytes;
    return new Place(chunk, usedBytes - bytes);
  }

  @Override
  public IntColumn ints(int count) {
    Place place = place(count, Integer.BYTES);
    return IntColumn.in(place.pages, place.first(Integer.BYTES), count);
  }

  @Override
  public LongColumn longs(int count) {
    Place place = place(count, Long.BYTES);
    return LongColumn.in(place.pages, place.first(Long.BYTES), count);
  }

  @Override
  public FloatColumn floats(int count) {
    Place place = place(count, Float.BYTES);
    return FloatColumn.in(place.pages, place.first(Float.BYTES), count);
  }

  @Override
  public DoubleColumn doubles(int count) {
    Place place = place(count, Double.BYTES);
    return DoubleColumn.in(place.pages, place.first(Double.BYTES), count);
  }

  @Override
  public ByteColumn bytes(int count) {
    Place place = place(count, 1);
    return ByteColumn.in(place.pages, place.first(1), count);
  }

  @Override
  public FlagColumn flags(int count) {
    Place place = place(count, 1);
    return FlagColumn.in(place.pages, place.first(1), count);
  }

  @Override
  public IntColumn keep(int[] values) {
    IntColumn kept = ints(values.length);
    kept.write(0, values, 0, values.length);
    return kept;
  }

  @Override
  public FloatColumn keep(float[] values) {
    FloatColumn kept = floats(values.length);
    kept.write(0, values, 0, values.length);
    return kept;
  }

  @Override
  public synchronized Scratch nested() {
    Scratch inner = new PagedScratch(sources);
    nested.add(inner);
    return inner;
  }

  @Override
  public synchronized void close() {
    nested.forEach(Scratch::close);
    nested.clear();
    chunk = Pages.NONE;
    usedBytes = 0;
    takenBytes = 0;
    source.close();
  }
}
