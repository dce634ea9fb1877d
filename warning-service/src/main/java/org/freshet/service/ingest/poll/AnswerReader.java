package org.freshet.service.ingest.poll;

import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;

/** Reads the answers of one interface. */
@FunctionalInterface
public interface AnswerReader {
  /**
   * What an answer says.
   *
   * @param name the address, for messages
   * @throws ObservationFormatException if it is cut, damaged or something else
   */
  ObservationFile read(byte[] content, String name) throws ObservationFormatException;
}
