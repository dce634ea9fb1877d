package org.freshet.service.area;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A layer of a study area that cannot be used at all. One line naming file, cause and mend. */
public final class StudyAreaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StudyAreaException(Path file, String causeAndMend) {
    this(file, causeAndMend, null);
  }

  StudyAreaException(Path file, String causeAndMend, @Nullable Throwable cause) {
    super(file + ": " + causeAndMend, cause);
  }
}
