package org.freshet.service.ingest.packed;

import java.io.IOException;

/** Packed data that cannot be unpacked to their end. */
public final class BrokenPackException extends IOException {
  private final String fault;

  /**
   * With what is wrong.
   *
   * @param fault a sentence without the file's name, and the mend after it
   */
  public BrokenPackException(String fault, IOException cause) {
    super(fault, cause);
    this.fault = fault;
  }

  /** What is wrong, and the mend. */
  public String fault() {
    return fault;
  }
}
