package org.freshet.service.ingest.kostra;

import java.nio.file.Path;

/** KOSTRA tables that cannot be used; the message is one line with the file and the mend. */
public final class KostraException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String fault;

  KostraException(Path file, String fault) {
    super(file + ": " + fault);
    this.fault = fault;
  }

  /** What is wrong, without the file's name. */
  public String fault() {
    return fault;
  }
}
