package org.freshet.service.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.freshet.dem.DemException;
import org.freshet.service.config.ConfigException;
import org.freshet.service.ingest.radolan.RadolanException;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong into one line and an exit code. */
final class Errors {
  private Errors() {}

  /**
   * Prints one line that says what to do, and the stack trace only on request.
   *
   * @return exit code
   */
  static int report(Throwable error, boolean debug, PrintWriter err) {
    err.println("freshet: " + line(error));
    if (debug) {
      error.printStackTrace(err);
    }
    err.flush();
    return badInput(error) ? ExitCodes.BAD_INPUT : ExitCodes.FAILED;
  }

  private static boolean badInput(Throwable error) {
    return error instanceof DemException
        || error instanceof ConfigException
        || error instanceof RadolanException
        || error instanceof NoSuchFileException
        || error instanceof FileAlreadyExistsException;
  }

  private static String line(Throwable error) {
    if (badInput(error) && !(error instanceof IOException)) {
      return oneLine(error.getMessage());
    }
    if (error instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file. Maybe a typo in the path.";
    }
    if (error instanceof AccessDeniedException denied) {
      return denied.getFile() + ": access denied. Maybe the folder belongs to someone else.";
    }
    if (error instanceof OutOfMemoryError) {
      return "out of memory. Maybe give more with FRESHET_JAVA_OPTS=-Xmx8g, or work on a part.";
    }
    String message = error.getMessage();
    return message == null
        ? error.getClass().getSimpleName() + ". Maybe run it again with --debug."
        : oneLine(message);
  }

  private static String oneLine(@Nullable String text) {
    return text == null ? "unknown error" : text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
