package org.freshet.service.store;

/** The store could not do what it was asked; nothing of the failed step was kept. */
public final class StoreException extends RuntimeException {
  /**
   * With what failed and the mend.
   *
   * @param message one sentence that names the store, and the mend
   * @param cause what the database said
   */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
