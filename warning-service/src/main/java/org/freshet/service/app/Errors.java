package org.freshet.service.app;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.ExecutionException;
import org.freshet.dem.DemException;
import org.freshet.dem.crs.CrsException;
import org.freshet.service.area.StudyAreaException;
import org.freshet.service.cap.CapFormatException;
import org.freshet.service.config.ConfigException;
import org.freshet.service.ingest.kostra.KostraException;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.freshet.service.ingest.odim.OdimException;
import org.freshet.service.ingest.packed.BrokenPackException;
import org.freshet.service.ingest.radolan.RadolanException;
import org.freshet.service.routing.RoutingException;
import org.freshet.service.transit.GtfsException;
import org.freshet.sink.TerrainModelFormatException;
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
    Throwable told = told(error);
    err.println("freshet: " + line(told));
    if (debug) {
      error.printStackTrace(err);
    }
    err.flush();
    return badInput(told) ? ExitCodes.BAD_INPUT : ExitCodes.FAILED;
  }

  /** The error without what only carries it from one thread or interface to another. */
  private static Throwable told(Throwable error) {
    Throwable cause = error.getCause();
    boolean carrier = error instanceof UncheckedIOException || error instanceof ExecutionException;
    return carrier && cause != null ? told(cause) : error;
  }

  /**
   * Whether a file or an option is wrong, not the program or the machine. The engine refuses values
   * with {@link IllegalArgumentException}, and all values come from files and options; its
   * subclasses, such as for formats, mean a fault of the program.
   */
  private static boolean badInput(Throwable error) {
    return error instanceof DemException
        || error instanceof CrsException
        || error instanceof ConfigException
        || error instanceof StudyAreaException
        || error instanceof KostraException
        || error instanceof GtfsException
        || error instanceof CapFormatException
        || badRoads(error)
        || badFile(error)
        || error instanceof InvalidPathException
        || (error.getClass() == IllegalArgumentException.class && error.getMessage() != null);
  }

  /** Input and output errors that are about what a file holds, not about the disk. */
  private static boolean badFile(Throwable error) {
    return error instanceof RadolanException
        || error instanceof OdimException
        || error instanceof BrokenPackException
        || error instanceof ObservationFormatException
        || error instanceof TerrainModelFormatException
        || error instanceof NoSuchFileException
        || error instanceof NotDirectoryException
        || error instanceof FileAlreadyExistsException;
  }

  /** A street network that cannot be kept on the disk is no fault of its file. */
  private static boolean badRoads(Throwable error) {
    return error instanceof RoutingException && !(error.getCause() instanceof FileSystemException);
  }

  private static String line(Throwable error) {
    if (error instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file. Maybe a typo in the path.";
    }
    if (error instanceof FileAlreadyExistsException there) {
      return there.getFile() + ": is there already and no folder. Maybe name another place.";
    }
    if (error instanceof NotDirectoryException file) {
      return file.getFile() + ": is no folder. Maybe name the folder it lies in.";
    }
    if (error instanceof InvalidPathException path) {
      return path.getInput() + ": is no file name here. Maybe a character too much.";
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
