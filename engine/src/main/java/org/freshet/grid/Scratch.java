package org.freshet.grid;

/**
 * Room for columns of numbers that grow with what is found in a raster rather than with the raster:
 * arrays of the heap, or a file mapped into memory. Whoever is given one works the same way in
 * both. All numbers begin as 0. Thread-safe.
 */
public interface Scratch extends AutoCloseable {
  /** Room for integers. */
  IntColumn ints(int count);

  /** Room for long integers. */
  LongColumn longs(int count);

  /** Room for floats. */
  FloatColumn floats(int count);

  /** Room for doubles. */
  DoubleColumn doubles(int count);

  /** Room for bytes. */
  ByteColumn bytes(int count);

  /** Room for flags. */
  FlagColumn flags(int count);

  /** Values of an array, which must not be changed afterwards. */
  IntColumn keep(int[] values);

  /** Values of an array, which must not be changed afterwards. */
  FloatColumn keep(float[] values);

  /** Room that is given back by itself, no later than this one's. */
  Scratch nested();

  /** Gives the room back: nothing that lies in it may be used afterwards. */
  @Override
  void close();

  /** Arrays of the heap, which are given back by not being used any more. */
  static Scratch onHeap() {
    return HeapScratch.ROOM;
  }
}
