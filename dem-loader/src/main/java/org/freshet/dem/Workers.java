package org.freshet.dem;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs numbered pieces of work on a few threads of their own. The piece with the lowest number that
 * fails decides the error, so the message does not depend on the number of threads.
 */
public final class Workers {
  private Workers() {}

  /**
   * One piece of work.
   *
   * @param <S> what a thread keeps from piece to piece, such as buffers
   */
  public interface Piece<S> {
    /** Does piece {@code index} with the scratch space of the running thread. */
    void run(int index, S scratch) throws Exception;
  }

  /**
   * Runs pieces 0 to {@code pieces - 1}, started in this order, and waits for all.
   *
   * @throws DemException or another unchecked exception that the lowest failing piece threw;
   *     checked ones arrive wrapped in {@link IllegalStateException}
   */
  public static <S> void run(int threads, int pieces, Supplier<S> scratch, Piece<S> piece) {
    Run<S> run = new Run<>(pieces, scratch, piece);
    int workers = Math.min(threads, pieces);
    if (workers <= 1) {
      run.work();
    } else {
      onPool(workers, run);
    }
    run.rethrow();
  }

  private static void onPool(int workers, Run<?> run) {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        futures.add(pool.submit(run::work));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading or writing a raster.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static final class Run<S> {
    private final int pieces;
    private final Supplier<S> scratch;
    private final Piece<S> piece;
    private final AtomicInteger next = new AtomicInteger();
    private volatile int failedPiece = Integer.MAX_VALUE;
    private @Nullable Throwable failure;

    Run(int pieces, Supplier<S> scratch, Piece<S> piece) {
      this.pieces = pieces;
      this.scratch = scratch;
      this.piece = piece;
    }

    void work() {
      S own = scratch.get();
      // Pieces are claimed in order: whatever lies below a failed piece is already being done.
      for (int i = next.getAndIncrement();
          i < pieces && i < failedPiece;
          i = next.getAndIncrement()) {
        try {
          piece.run(i, own);
        } catch (Throwable e) {
          fail(i, e);
        }
      }
    }

    private synchronized void fail(int index, Throwable e) {
      if (index < failedPiece) {
        failedPiece = index;
        failure = e;
      }
    }

    private synchronized void rethrow() {
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
      if (failure != null) {
        throw new IllegalStateException(failure.getMessage(), failure);
      }
    }
  }
}
