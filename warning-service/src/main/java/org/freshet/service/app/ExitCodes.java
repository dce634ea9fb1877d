package org.freshet.service.app;

/** What the process returns to the shell. */
final class ExitCodes {
  /** Done. */
  static final int OK = 0;

  /** The work failed although the input was fine. */
  static final int FAILED = 1;

  /** Wrong usage or bad input. */
  static final int BAD_INPUT = 2;

  private ExitCodes() {}
}
