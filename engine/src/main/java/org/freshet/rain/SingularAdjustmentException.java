package org.freshet.rain;

/** The pairs at hand do not determine an adjustment; a simpler one must do. */
final class SingularAdjustmentException extends Exception {
  SingularAdjustmentException(String message) {
    super(message);
  }
}
