package org.freshet.service.ingest.odim;

import java.io.IOException;

/** An HDF5 file that is no readable ODIM composite: which one, what is wrong, and the mend. */
public final class OdimException extends IOException {
  private final String fault;

  /**
   * The message is {@code file: fault}.
   *
   * @param fault one sentence or two: what is wrong, and after it the mend ("Maybe ...")
   */
  public OdimException(String file, String fault) {
    super(file + ": " + fault);
    this.fault = fault;
  }

  /** As the other one, with the error beneath. */
  public OdimException(String file, String fault, Throwable cause) {
    super(file + ": " + fault, cause);
    this.fault = fault;
  }

  /** What is wrong, with the mend, without the file name. */
  public String fault() {
    return fault;
  }
}
