package org.freshet.sink;

/**
 * Blocks of numbers, all of one size, set down in any order and read again. Not columns: they are
 * too large to be cached, so they are moved by reading and writing rather than through mapped
 * memory. Thread-safe.
 */
public interface ScratchBlocks extends AutoCloseable {
  /** Sets a block down; returns its number. */
  int add(int[] block);

  /** Reads a block. */
  void read(int number, int[] into);

  /** Gives the room back. */
  @Override
  void close();
}
