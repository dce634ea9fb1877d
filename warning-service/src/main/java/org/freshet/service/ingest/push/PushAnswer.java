package org.freshet.service.ingest.push;

import java.util.List;
import org.freshet.service.ingest.observation.IngestFinding;
import org.freshet.service.store.StoreCounts;

/** What becomes of a pushed body. */
public sealed interface PushAnswer {
  /**
   * Durable.
   *
   * @param counts new, repeated and revised values
   * @param findings what was odd; the rest was stored all the same
   */
  record Stored(StoreCounts counts, List<IngestFinding> findings) implements PushAnswer {}

  /**
   * Not taken.
   *
   * @param status HTTP status that says why
   * @param detail one sentence for the sender
   */
  record Refused(int status, String detail) implements PushAnswer {}
}
