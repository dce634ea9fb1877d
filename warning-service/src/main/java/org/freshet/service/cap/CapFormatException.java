package org.freshet.service.cap;

/** Bytes that are no CAP alert. The message is one line. */
public final class CapFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A refusal with its reason. */
  public CapFormatException(String message) {
    super(message);
  }

  /** A refusal with its reason and its cause. */
  public CapFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
