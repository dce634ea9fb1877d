package org.freshet.sink;

import java.io.IOException;

/** What was read is not a whole terrain model of a version this program knows. */
public final class TerrainModelFormatException extends IOException {
  private static final long serialVersionUID = 1;

  /** With a message that says what is wrong and how to mend it. */
  public TerrainModelFormatException(String message) {
    super(message);
  }
}
