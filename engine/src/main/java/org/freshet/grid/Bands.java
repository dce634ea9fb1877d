package org.freshet.grid;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.freshet.progress.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Splits a range, mostly the rows of a raster, into blocks and works on them with several threads.
 * Blocks do not depend on the number of threads, so a task that writes only what belongs to its
 * block, or collects per block, gives the same result with any number of them.
 *
 * <p>Threads live for one call. The caller's thread works too. Blocks are handed out in ascending
 * order. The first failure stops the others at their next block and is thrown to the caller.
 */
public final class Bands {
  /** Work on one block. Called from several threads at once, for different blocks. */
  @FunctionalInterface
  public interface Task {
    /**
     * Works on a block.
     *
     * @param worker number of the thread, from 0, for scratch space
     * @param block number of the block, from 0
     * @param from first index
     * @param to one behind the last index
     */
    void run(int worker, int block, int from, int to);
  }

  private final int count;
  private final int size;
  private final Task task;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  private Bands(int count, int size, Task task) {
    this.count = count;
    this.size = size;
    this.task = task;
  }

  /** Number of blocks of a size in a range. */
  public static int blocks(int count, int size) {
    return (int) (((long) count + size - 1) / size);
  }

  /**
   * Runs a task over {@code 0 .. count-1} in blocks.
   *
   * @param threads threads to use, 1 or more
   * @param count length of the range, 0 or more
   * @param size indices per block, 1 or more
   */
  public static void run(int threads, int count, int size, Task task) {
    if (threads < 1 || count < 0 || size < 1) {
      throw new IllegalArgumentException(
          "Bands of threads (" + threads + "), count (" + count + "), size (" + size + ").");
    }
    new Bands(count, size, task).go(Math.min(threads, blocks(count, size)));
  }

  /** A task that also tells of each block it has done, so many units per index. */
  public static Task told(Progress progress, long units, Task task) {
    return (worker, block, from, to) -> {
      task.run(worker, block, from, to);
      progress.advance((to - from) * units);
    };
  }

  private void go(int threads) {
    Thread[] helpers = new Thread[Math.max(0, threads - 1)];
    for (int i = 0; i < helpers.length; i++) {
      int worker = i + 1;
      helpers[i] = new Thread(() -> work(worker), "freshet-band-" + worker);
      helpers[i].setDaemon(true);
      helpers[i].start();
    }
    work(0);
    join(helpers);
    Throwable thrown = failure.get();
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown != null) {
      throw (RuntimeException) thrown;
    }
  }

  private void work(int worker) {
    try {
      while (failure.get() == null) {
        int block = next.getAndIncrement();
        long from = (long) block * size;
        if (from >= count) {
          return;
        }
        task.run(worker, block, (int) from, (int) Math.min(count, from + size));
      }
    } catch (RuntimeException | Error thrown) {
      failure.compareAndSet(null, thrown);
    }
  }

  private void join(Thread[] helpers) {
    boolean interrupted = false;
    for (Thread helper : helpers) {
      while (helper.isAlive()) {
        try {
          helper.join();
        } catch (InterruptedException e) {
          // Helpers write into the caller's arrays: wait for them whatever happens, tell later.
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
