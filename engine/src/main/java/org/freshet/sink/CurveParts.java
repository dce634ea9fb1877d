package org.freshet.sink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.freshet.grid.IntColumn;
import org.freshet.grid.IntList;
import org.freshet.grid.Scratch;

/**
 * Heights on their way into the storage curves of a raster larger than the memory. They come in the
 * order of the raster and belong all over the curves; written there at once they would move the
 * disk's whole content through a small memory. So the curves are cut into parts that fit, heights
 * are set down in blocks by part, and each part is then put in order as one: every byte is written
 * and read once, in a row.
 *
 * <p>A block is a list of runs: rank of the node, number of heights, heights; the number 0 ends it.
 * Setting down is safe for several threads with a number each; a part is taken by one thread.
 *
 * <p>Memory: 4 bytes per node in scratch room, and on the heap one block per thread and part, at
 * most 32 MiB.
 */
final class CurveParts implements AutoCloseable {
  private static final int LARGEST_BLOCK = 1 << 14;
  private static final int SMALLEST_BLOCK = 1 << 6;

  // Numbers of all blocks that are filled at a time.
  private static final int OPEN = 1 << 23;

  // First node of each part, and one behind the last at the end.
  private final int[] parts;
  private final IntColumn start;

  // By rank: where the next height of a node goes.
  private final IntColumn next;
  private final int blockSize;
  private final Scratch room;
  private final ScratchBlocks blocks;
  private final List<IntList> blocksOf = new ArrayList<>();
  private final int[][][] open;
  private final int[][] filled;

  /**
   * Prepares.
   *
   * @param start first place of each node's heights, one behind the last at the end
   * @param partSize heights per part, more where one node has more
   */
  CurveParts(IntColumn start, CellNodes search, int partSize, int threads, ModelSpace space) {
    int nodes = start.size() - 1;
    this.start = start;
    this.parts = parts(start, partSize);
    int most = Math.min(LARGEST_BLOCK, OPEN / Math.max(1, threads * count()));
    this.blockSize = Math.max(SMALLEST_BLOCK, Math.min(most, partSize / 64));
    this.room = space.scratch();
    this.next = room.ints(nodes);
    for (int node = 0; node < nodes; node++) {
      next.set(search.rank(node), start.get(node));
    }
    for (int part = 0; part < count(); part++) {
      blocksOf.add(new IntList(4));
    }
    this.open = new int[threads][count()][];
    this.filled = new int[threads][count()];
    this.blocks = space.blocks(blockSize);
  }

  private static int[] parts(IntColumn start, int partSize) {
    int nodes = start.size() - 1;
    IntList parts = new IntList(16);
    parts.add(0);
    for (int node = 1; node <= nodes; node++) {
      if (node == nodes || start.get(node) - start.get(parts.get(parts.size() - 1)) >= partSize) {
        parts.add(node);
      }
    }
    return parts.toArray();
  }

  /** Number of parts. */
  int count() {
    return parts.length - 1;
  }

  private int partOf(int rank) {
    int low = 0;
    int high = count();
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (start.get(parts[middle]) <= next.get(rank)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Sets down a run of heights of one node. */
  void add(int thread, int rank, float[] heights, int from, int to) {
    int part = partOf(rank);
    int at = from;
    while (at < to) {
      int[] block = open[thread][part];
      if (block == null) {
        block = new int[blockSize];
        open[thread][part] = block;
      }
      int size = filled[thread][part];
      int count = Math.min(to - at, blockSize - size - 2);
      if (count <= 0) {
        setDown(thread, part);
        continue;
      }
      block[size++] = rank;
      block[size++] = count;
      for (int i = 0; i < count; i++) {
        block[size++] = Float.floatToRawIntBits(heights[at++]);
      }
      filled[thread][part] = size;
    }
  }

  private void setDown(int thread, int part) {
    int size = filled[thread][part];
    int[] block = open[thread][part];
    Arrays.fill(block, size, blockSize, 0);
    int number = blocks.add(block);
    IntList own = blocksOf.get(part);
    synchronized (own) {
      own.add(number);
    }
    filled[thread][part] = 0;
  }

  /** Sets down what is not full yet. Call once, after all threads have added. */
  void end() {
    for (int thread = 0; thread < open.length; thread++) {
      for (int part = 0; part < count(); part++) {
        if (filled[thread][part] > 0) {
          setDown(thread, part);
        }
        open[thread][part] = null;
      }
    }
  }

  /** Puts the heights of a part in order, writes them where they belong, and tells their number. */
  int finish(int part, SectionOut heights) {
    int first = start.get(parts[part]);
    float[] sorted = new float[start.get(parts[part + 1]) - first];
    int[] block = new int[blockSize];
    IntList own = blocksOf.get(part);
    for (int i = 0; i < own.size(); i++) {
      blocks.read(own.get(i), block);
      take(block, first, sorted);
    }
    for (int node = parts[part]; node < parts[part + 1]; node++) {
      Arrays.sort(sorted, start.get(node) - first, start.get(node + 1) - first);
    }
    heights.write(first, sorted, sorted.length);
    return sorted.length;
  }

  private void take(int[] block, int first, float[] into) {
    int at = 0;
    while (at + 2 < blockSize && block[at + 1] > 0) {
      int place = next.get(block[at]) - first;
      int count = block[at + 1];
      next.add(block[at], count);
      at += 2;
      for (int i = 0; i < count; i++) {
        into[place + i] = Float.intBitsToFloat(block[at++]);
      }
    }
  }

  @Override
  public void close() {
    blocks.close();
    room.close();
  }
}
