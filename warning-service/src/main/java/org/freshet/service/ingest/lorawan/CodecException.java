package org.freshet.service.ingest.lorawan;

/** A payload that is not what its device type sends. */
public final class CodecException extends Exception {
  /** With what is wrong and the mend. */
  public CodecException(String message) {
    super(message);
  }
}
