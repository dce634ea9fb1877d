package org.freshet.service.ingest.radolan;

import java.io.IOException;

/** A radar file that cannot be read: which one, what is wrong with it, and the mend. */
public final class RadolanException extends IOException {
  private final String file;
  private final String fault;

  /**
   * The message is {@code file: fault}.
   *
   * @param file name of the file, or of the archive and its member
   * @param fault one sentence or two: what is wrong, and after it the mend ("Maybe ...")
   */
  public RadolanException(String file, String fault) {
    super(file + ": " + fault);
    this.file = file;
    this.fault = fault;
  }

  /** As the other one, with the error beneath. */
  public RadolanException(String file, String fault, Throwable cause) {
    super(file + ": " + fault, cause);
    this.file = file;
    this.fault = fault;
  }

  /** The file. */
  public String file() {
    return file;
  }

  /** What is wrong, with the mend, without the file name. */
  public String fault() {
    return fault;
  }
}
