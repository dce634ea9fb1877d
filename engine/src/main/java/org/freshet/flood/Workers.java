package org.freshet.flood;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A few threads that live for one computation. Work is cut by number of share, never by who comes
 * first, so results do not depend on their count. Not thread-safe itself.
 */
final class Workers implements AutoCloseable {
  /** A piece of work. */
  @FunctionalInterface
  interface Share {
    /**
     * Does one share of so many.
     *
     * @param share 0 to {@code shares - 1}
     */
    void run(int share, int shares);
  }

  private final ExecutorService pool;
  private final int shares;

  Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("Threads (" + threads + ") must be 1 or more.");
    }
    this.shares = threads;
    this.pool = Executors.newFixedThreadPool(threads);
  }

  /** Runs all shares and waits for them; the first failure is thrown on. */
  void run(Share work) {
    if (shares == 1) {
      work.run(0, 1);
      return;
    }
    List<Future<?>> running = new ArrayList<>();
    for (int share = 0; share < shares; share++) {
      int number = share;
      running.add(pool.submit(() -> work.run(number, shares)));
    }
    try {
      for (Future<?> one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Flood forecast was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("Flood forecast failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
