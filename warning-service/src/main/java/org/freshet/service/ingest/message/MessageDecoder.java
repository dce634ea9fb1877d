package org.freshet.service.ingest.message;

import java.time.Instant;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;

/** Reads the messages of one format. Implementations are immutable and thread-safe. */
@FunctionalInterface
public interface MessageDecoder {
  /**
   * What a message says. What is odd about it is counted in the findings; the rest is used.
   *
   * @param topic where it came in
   * @param payload its bytes
   * @param received when it came
   * @throws ObservationFormatException if nothing of it can be read
   */
  ObservationFile decode(String topic, byte[] payload, Instant received)
      throws ObservationFormatException;
}
