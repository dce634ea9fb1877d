package org.freshet.service.ingest.mqtt;

import java.time.Instant;

/** Told of a time without connection once it is over, to fetch over REST what may be missing. */
@FunctionalInterface
public interface Gap {
  /** Nobody to ask. */
  Gap IGNORED = (broker, from, to) -> {};

  /**
   * A broker was away. Called on a thread of the client: must not block.
   *
   * @param broker its id
   * @param from when the connection broke, or the newest stored value at the start
   * @param to when it was there again
   */
  void over(String broker, Instant from, Instant to);
}
