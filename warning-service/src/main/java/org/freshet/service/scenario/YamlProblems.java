package org.freshet.service.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.freshet.service.config.ConfigException;

/** Mistakes found so far in one batch file, each a line with place and mend. */
final class YamlProblems {
  private final Path file;
  private final List<String> lines = new ArrayList<>();

  YamlProblems(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** A mistake at a line, 1-based. */
  void add(int line, String what) {
    lines.add(at(line, what));
  }

  private String at(int line, String what) {
    return file + ", line " + line + ": " + what;
  }

  /** An error to throw at once. */
  ConfigException fatal(int line, String what) {
    return new ConfigException(List.of(at(line, what)));
  }

  void failIfAny() {
    if (!lines.isEmpty()) {
      throw new ConfigException(lines);
    }
  }
}
