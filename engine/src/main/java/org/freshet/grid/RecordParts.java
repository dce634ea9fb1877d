package org.freshet.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Records of a fixed number of {@code long}s, set down by part in whatever order they come, to be
 * taken part by part later: how results in the order of the raster get into another order when both
 * together exceed the memory. What is set down is written once in a row, in blocks, and read once.
 *
 * <p>Setting down is safe for several threads with a number each. The order of a part's records
 * depends on the threads; who needs one sorts. Memory beyond the room asked for: one block of 8 KiB
 * per thread and part.
 */
public final class RecordParts {
  private static final int BLOCK_LONGS = 1 << 10;
  private static final int CHUNK_BLOCKS = 1 << 9;

  private final int longsEach;
  private final int blockSize;
  private final Scratch room;
  private final List<IntColumn> chunks = new ArrayList<>();
  private final IntList[] blocksOf;
  private final long[] countOf;
  private final int[][][] open;
  private final int[][] filled;
  private int blocks;

  /**
   * Prepares.
   *
   * @param parts number of parts
   * @param longsEach length of a record
   * @param threads threads that will set down
   * @param room where records wait
   */
  public RecordParts(int parts, int longsEach, int threads, Scratch room) {
    this.longsEach = longsEach;
    this.blockSize = BLOCK_LONGS / longsEach * longsEach * 2;
    this.room = room;
    this.blocksOf = new IntList[parts];
    Arrays.setAll(blocksOf, part -> new IntList(4));
    this.countOf = new long[parts];
    this.open = new int[threads][parts][];
    this.filled = new int[threads][parts];
  }

  /** Number of parts. */
  public int count() {
    return blocksOf.length;
  }

  /** Sets down a record; the array may be used again. */
  public void add(int thread, int part, long... record) {
    int[] block = open[thread][part];
    if (block == null) {
      block = new int[blockSize];
      open[thread][part] = block;
    }
    int at = filled[thread][part];
    for (int i = 0; i < longsEach; i++) {
      block[at++] = (int) record[i];
      block[at++] = (int) (record[i] >> 32);
    }
    filled[thread][part] = at;
    if (at == blockSize) {
      setDown(thread, part);
    }
  }

  private synchronized void setDown(int thread, int part) {
    if (blocks == chunks.size() * CHUNK_BLOCKS) {
      chunks.add(room.ints(CHUNK_BLOCKS * blockSize));
    }
    int size = filled[thread][part];
    chunks
        .get(blocks / CHUNK_BLOCKS)
        .write((blocks % CHUNK_BLOCKS) * blockSize, open[thread][part], 0, size);
    blocksOf[part].add(blocks++);
    blocksOf[part].add(size);
    countOf[part] += size / 2;
    filled[thread][part] = 0;
  }

  /** Sets down what is not full yet. Call once, after all threads have added. */
  public void end() {
    for (int thread = 0; thread < open.length; thread++) {
      for (int part = 0; part < count(); part++) {
        if (filled[thread][part] > 0) {
          setDown(thread, part);
        }
        open[thread][part] = null;
      }
    }
  }

  /**
   * All records of a part, one after the other. Only after {@link #end}; safe for several threads.
   *
   * @throws IllegalStateException if they do not fit into one array
   */
  public long[] take(int part) {
    if (countOf[part] > Integer.MAX_VALUE - 8) {
      throw new IllegalStateException(
          "Part (" + part + ") has (" + countOf[part] + ") numbers. Maybe take more parts.");
    }
    long[] all = new long[(int) countOf[part]];
    int[] block = new int[blockSize];
    int next = 0;
    for (int i = 0; i < blocksOf[part].size(); i += 2) {
      int number = blocksOf[part].get(i);
      int size = blocksOf[part].get(i + 1);
      chunks.get(number / CHUNK_BLOCKS).read((number % CHUNK_BLOCKS) * blockSize, block, 0, size);
      for (int at = 0; at < size; at += 2) {
        all[next++] = (block[at] & 0xffffffffL) | ((long) block[at + 1] << 32);
      }
    }
    return all;
  }
}
