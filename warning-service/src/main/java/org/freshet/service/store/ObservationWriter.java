package org.freshet.service.store;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.freshet.gauge.Observation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many small messages, few commits: whatever waits when the last commit ended goes into the next
 * one (group commit). A message's future completes once its values are durable, so that its sender
 * is answered only then. Where the store fails, the futures fail and nobody is answered.
 *
 * <p>Thread-safe. A full queue makes senders wait, so memory stays bounded.
 */
public final class ObservationWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ObservationWriter.class);
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_PER_COMMIT = 2_000;
  private static final long IDLE_MS = 200;
  private static final long PATIENCE_MS = 20_000;

  private record Waiting(List<Observation> observations, CompletableFuture<StoreCounts> stored) {}

  private final ObservationStore store;
  private final Clock clock;
  private final Listener listener;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong commits = new AtomicLong();
  private final AtomicLong added = new AtomicLong();
  private final AtomicLong repeated = new AtomicLong();
  private final AtomicLong revised = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final Thread thread;
  private volatile boolean open = true;

  /** Told of values once they are durable. */
  @FunctionalInterface
  public interface Listener {
    /** Called on the writing thread; must be quick. */
    void stored(List<Observation> observations, Instant received);
  }

  /** As the other one, without a listener. */
  public ObservationWriter(ObservationStore store, Clock clock) {
    this(store, clock, (observations, received) -> {});
  }

  /**
   * Starts the writing thread.
   *
   * @param clock tells when a message was taken in
   * @param listener told of values once they are durable
   */
  public ObservationWriter(ObservationStore store, Clock clock, Listener listener) {
    this.store = store;
    this.clock = clock;
    this.listener = listener;
    this.thread = new Thread(this::run, "observation-writer");
    this.thread.setDaemon(true);
    this.thread.start();
  }

  /**
   * Hands a message's observations over; waits while the queue is full.
   *
   * @return completes once they are durable, exceptionally if they are not
   * @throws IllegalStateException after {@link #close}
   */
  public CompletableFuture<StoreCounts> submit(List<Observation> observations) {
    CompletableFuture<StoreCounts> stored = new CompletableFuture<>();
    Waiting waiting = new Waiting(List.copyOf(observations), stored);
    try {
      do {
        if (!open) {
          throw new IllegalStateException("The observation writer is closed.");
        }
      } while (!queue.offer(waiting, IDLE_MS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted before the observations were taken.", e);
    }
    return stored;
  }

  /** What the writer has done since it started. */
  public WriterFigures figures() {
    return new WriterFigures(
        commits.get(), added.get(), repeated.get(), revised.get(), failed.get(), queue.size());
  }

  private void run() {
    List<Waiting> batch = new ArrayList<>(MOST_PER_COMMIT);
    while (open || !queue.isEmpty()) {
      try {
        Waiting first = queue.poll(IDLE_MS, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, MOST_PER_COMMIT - 1);
          write(batch);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      } finally {
        batch.clear();
      }
    }
    abandon();
  }

  private void write(List<Waiting> batch) {
    List<StoreCounts> counts;
    Instant received = clock.instant();
    try {
      counts = store.addEach(batch.stream().map(Waiting::observations).toList(), received);
    } catch (RuntimeException e) {
      fail(batch, e);
      return;
    }
    commits.incrementAndGet();
    for (int i = 0; i < batch.size(); i++) {
      StoreCounts count = counts.get(i);
      added.addAndGet(count.added());
      repeated.addAndGet(count.repeated());
      revised.addAndGet(count.revised());
      listener.stored(batch.get(i).observations(), received);
      batch.get(i).stored().complete(count);
    }
  }

  private void fail(List<Waiting> batch, RuntimeException cause) {
    if (batch.size() > 1) {
      // One message must not take the others down with it.
      batch.forEach(one -> write(List.of(one)));
      return;
    }
    failed.incrementAndGet();
    LOG.error("A message was not stored: {}", cause.getMessage());
    batch.get(0).stored().completeExceptionally(cause);
  }

  private void abandon() {
    Waiting waiting = queue.poll();
    while (waiting != null) {
      waiting
          .stored()
          .completeExceptionally(new IllegalStateException("The observation writer is closed."));
      waiting = queue.poll();
    }
  }

  /** Stores what waits, then ends the thread. */
  @Override
  public void close() {
    open = false;
    try {
      thread.join(PATIENCE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    abandon();
  }
}
