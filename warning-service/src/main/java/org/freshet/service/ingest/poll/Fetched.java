package org.freshet.service.ingest.poll;

import java.util.Optional;

/** What came of asking an address. */
public sealed interface Fetched {
  /**
   * What the server gave to recognise this answer by.
   *
   * @param etag empty if none
   * @param lastModified as the server wrote it; empty if none
   */
  record Validators(Optional<String> etag, Optional<String> lastModified) {
    /** Nothing to recognise it by. */
    public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());
  }

  /**
   * New content. Holds the live array, which must not be written to.
   *
   * @param body the whole of it
   * @param validators for the next question
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Fresh(byte[] body, Validators validators) implements Fetched {}

  /** As it was at the last question. */
  record Unchanged() implements Fetched {}

  /**
   * Nothing usable.
   *
   * @param status HTTP status; 0 if there was no answer
   * @param reason one sentence
   */
  record Failed(int status, String reason) implements Fetched {}
}
