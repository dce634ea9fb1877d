package org.freshet.dem;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A raster that cannot be used. The message is one line that names the file, the cause and the mend
 * ("Maybe …"), fit to be printed alone.
 */
public final class DemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;

  /**
   * A refusal.
   *
   * @param file what was read, as the user knows it
   * @param cause what is wrong with it: a clause that follows the file name, without a full stop
   * @param mend what to do about it: a sentence beginning with "Maybe"
   */
  public DemException(String file, String cause, String mend) {
    this(file, cause, mend, null);
  }

  /** A refusal of a file. */
  public DemException(Path file, String cause, String mend) {
    this(file.toString(), cause, mend, null);
  }

  /** A refusal that began with another failure. */
  public DemException(String file, String cause, String mend, @Nullable Throwable origin) {
    super(oneLine(file + ": " + cause + ". " + mend), origin);
    this.file = file;
  }

  /** What was read, as the user knows it. */
  public String file() {
    return file;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }
}
