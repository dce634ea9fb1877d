package org.freshet.dem.crs;

import org.jspecify.annotations.Nullable;

/** A coordinate reference system that is not known, or a point it has no place for. */
public final class CrsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A refusal with its mend. */
  public CrsException(String message) {
    this(message, null);
  }

  /** A refusal that began with another failure. */
  public CrsException(String message, @Nullable Throwable origin) {
    super(message, origin);
  }
}
