package org.freshet.service.ingest.observation;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A document that cannot be read as the format it should be: which one, what is wrong, the mend.
 */
public final class ObservationFormatException extends IOException {
  private final String fault;

  /**
   * The message is {@code name: fault}.
   *
   * @param name of the file or source
   * @param fault what is wrong, and after it the mend ("Maybe ...")
   */
  public ObservationFormatException(String name, String fault) {
    this(name, fault, null);
  }

  /** As the other one, with the error beneath. */
  public ObservationFormatException(String name, String fault, @Nullable Throwable cause) {
    super(name + ": " + fault, cause);
    this.fault = fault;
  }

  /** What is wrong, with the mend, without the name. */
  public String fault() {
    return fault;
  }
}
