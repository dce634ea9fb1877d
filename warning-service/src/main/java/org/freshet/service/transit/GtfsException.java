package org.freshet.service.transit;

/** A timetable that cannot be used at all. One line naming file, cause and mend. */
public final class GtfsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** One line for people. */
  public GtfsException(String message) {
    super(message);
  }

  /** One line for people and what led to it. */
  public GtfsException(String message, Throwable cause) {
    super(message, cause);
  }
}
