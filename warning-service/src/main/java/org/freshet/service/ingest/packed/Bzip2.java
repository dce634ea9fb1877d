package org.freshet.service.ingest.packed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks whole bzip2 files in memory, block by block on several threads. Blocks do not know of
 * each other; their starts are found by their 48-bit mark (Seward, bzip2 1.0 file format), and
 * every block proves itself by its checksum. Radar forecasts are 66 MB of mostly zeros in 46 kB:
 * what counts is to write runs fast, not to read bits fast.
 *
 * <p>Memory: the packed and the unpacked bytes, and 4 MB per thread. Stateless and thread-safe.
 */
public final class Bzip2 {
  private static final long BLOCK_MARK = 0x314159265359L;
  private static final long END_MARK = 0x177245385090L;
  private static final long MARK_BITS = 0xFFFFFFFFFFFFL;
  private static final int MARK_LENGTH = 48;
  private static final int HEADER_BYTES = 4;

  private Bzip2() {}

  /** Whether bytes begin as a bzip2 file does. */
  public static boolean isBzip2(byte[] start) {
    return start.length > HEADER_BYTES
        && start[0] == 'B'
        && start[1] == 'Z'
        && start[2] == 'h'
        && start[3] >= '1'
        && start[3] <= '9';
  }

  /**
   * All that a file holds.
   *
   * @param packed a whole file, of one stream or several
   * @param most_bytes more than this is refused, so that a small file cannot fill the memory
   * @param threads how many threads may work, 1 or more; the result does not depend on it
   * @throws BrokenPackException if it is cut, damaged or unpacks to too much
   */
  public static byte[] unpack(byte[] packed, int most_bytes, int threads)
      throws BrokenPackException {
    if (!isBzip2(packed)) {
      throw broken("are no bzip2 data", null);
    }
    List<Long> starts = new ArrayList<>();
    boolean ended = marks(packed, starts);
    if (!ended) {
      throw broken("end too early: they were cut short", null);
    }
    List<byte[]> blocks = blocks(packed, starts, most_bytes, threads);
    long length = 0;
    for (byte[] block : blocks) {
      length += block.length;
    }
    if (length > most_bytes) {
      throw broken("unpack to more than " + most_bytes + " bytes", null);
    }
    byte[] all = new byte[(int) length];
    int at = 0;
    for (byte[] block : blocks) {
      System.arraycopy(block, 0, all, at, block.length);
      at += block.length;
    }
    return all;
  }

  /** Bit positions right after each block mark; true if an end mark follows the last block. */
  private static boolean marks(byte[] packed, List<Long> starts) {
    long window = 0;
    boolean ended = false;
    long bits = (long) packed.length * Byte.SIZE;
    for (long bit = HEADER_BYTES * Byte.SIZE; bit < bits; bit++) {
      int value = packed[(int) (bit >>> 3)] >>> (7 - (int) (bit & 7)) & 1;
      window = (window << 1 | value) & MARK_BITS;
      if (window == BLOCK_MARK && bit >= HEADER_BYTES * Byte.SIZE + MARK_LENGTH - 1) {
        starts.add(bit + 1);
        ended = false;
      } else if (window == END_MARK) {
        ended = true;
      }
    }
    return ended;
  }

  private static List<byte[]> blocks(byte[] packed, List<Long> starts, int most_bytes, int threads)
      throws BrokenPackException {
    List<byte[]> blocks = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads));
    try {
      List<Future<byte[]>> running = new ArrayList<>();
      for (long start : starts) {
        running.add(pool.submit(() -> new Bzip2Block(packed, start, most_bytes).decode()));
      }
      for (Future<byte[]> one : running) {
        blocks.add(one.get());
      }
      return blocks;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw broken("are damaged (" + (cause == null ? e : cause).getMessage() + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw broken("were not read to their end", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static BrokenPackException broken(String what, @Nullable Throwable cause) {
    return new BrokenPackException(
        "packed data " + what + ". Maybe fetch it again.", new IOException("bzip2", cause));
  }
}
