package org.freshet.service.config;

import java.util.List;

/**
 * A study area file that cannot be used. The message holds one line per mistake, ready to be shown
 * as it is; the command line ends with exit code 2.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** One line per mistake, in the order of the file. */
  public ConfigException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** The lines, each naming file, key and mend. */
  public List<String> problems() {
    return problems;
  }
}
