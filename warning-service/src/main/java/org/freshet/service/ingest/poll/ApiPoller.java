package org.freshet.service.ingest.poll;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.freshet.service.config.Observations.Poll;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.freshet.service.ingest.poll.Fetched.Failed;
import org.freshet.service.ingest.poll.Fetched.Fresh;
import org.freshet.service.ingest.poll.Fetched.Unchanged;
import org.freshet.service.ingest.poll.Fetched.Validators;
import org.freshet.service.store.ObservationWriter;
import org.freshet.service.store.StoreCounts;

/**
 * Asks one REST interface and stores what it says. An answer counts as had only once its values are
 * durable; until then the next question asks for all of it again. Follows {@code nextLink}s of
 * SensorThings a few pages far. Thread-safe: one question at a time.
 */
public final class ApiPoller {
  private static final int MOST_PAGES = 50;
  private static final String NEXT = "nextLink";

  private final Poll poll;
  private final AnswerReader reader;
  private final HttpFetcher fetcher;
  private final ObservationWriter writer;
  private final Map<String, Long> findings = new TreeMap<>();
  private Validators known = Validators.NONE;
  private long asked;
  private long unchanged;
  private long failed;
  private long stored;
  private Optional<Instant> lastGood = Optional.empty();
  private String lastFailure = "";

  /** A poller that has not asked yet. */
  public ApiPoller(Poll poll, AnswerReader reader, HttpFetcher fetcher, ObservationWriter writer) {
    this.poll = poll;
    this.reader = reader;
    this.fetcher = fetcher;
    this.writer = writer;
  }

  /** What it polls. */
  public Poll poll() {
    return poll;
  }

  /**
   * Asks for what is new.
   *
   * @return whether there was a usable answer
   * @throws InterruptedException if the thread was interrupted
   */
  public synchronized boolean ask(Instant now) throws InterruptedException {
    boolean timed = poll.url().contains("{from}") || poll.url().contains("{to}");
    // An address that changes with the time cannot be recognised by validators.
    Validators sent = timed ? Validators.NONE : known;
    Instant from = lastGood.orElse(now).minus(poll.every().multipliedBy(2));
    return ask(poll.uri(from, now), sent, now);
  }

  /**
   * Asks for a stretch of the past, to fill a gap.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  public synchronized boolean ask(Instant from, Instant to) throws InterruptedException {
    return ask(poll.uri(from, to), Validators.NONE, to);
  }

  private boolean ask(URI first, Validators sent, Instant now) throws InterruptedException {
    Optional<URI> address = Optional.of(first);
    Validators validators = sent;
    for (int page = 0; page < MOST_PAGES && address.isPresent(); page++) {
      asked++;
      Fetched answer = fetcher.fetch(address.get(), validators, poll.most_bytes(), poll.timeout());
      if (answer instanceof Failed failure) {
        return fail(failure.reason());
      }
      if (answer instanceof Unchanged) {
        unchanged++;
        lastGood = Optional.of(now);
        return true;
      }
      if (answer instanceof Fresh fresh) {
        try {
          URI asked = address.get();
          address = take(fresh, asked);
          known = page == 0 && address.isEmpty() ? fresh.validators() : Validators.NONE;
        } catch (ObservationFormatException | CompletionException | IllegalArgumentException e) {
          return fail(String.valueOf(e.getMessage()));
        }
      }
      validators = Validators.NONE;
    }
    lastGood = Optional.of(now);
    return true;
  }

  /** Stores an answer and tells where it goes on. */
  private Optional<URI> take(Fresh fresh, URI asked) throws ObservationFormatException {
    ObservationFile file = reader.read(fresh.body(), poll.id());
    file.findings().forEach(one -> findings.merge(one.code().name(), one.count(), Long::sum));
    if (!file.observations().isEmpty()) {
      StoreCounts counts = writer.submit(file.observations()).join();
      stored += counts.added() + counts.revised();
    }
    Object next = file.facts().get(NEXT);
    if (next == null) {
      return Optional.empty();
    }
    URI address = asked.resolve(next.toString());
    // A server must not send us, with our credentials, somewhere else.
    return address.getAuthority() != null && address.getAuthority().equals(asked.getAuthority())
        ? Optional.of(address)
        : Optional.empty();
  }

  private boolean fail(String reason) {
    failed++;
    lastFailure = reason;
    return false;
  }

  /** How it is doing. */
  public synchronized PollFigures figures() {
    return new PollFigures(
        poll.id(),
        asked,
        unchanged,
        failed,
        stored,
        lastGood,
        lastFailure,
        new TreeMap<>(findings));
  }
}
