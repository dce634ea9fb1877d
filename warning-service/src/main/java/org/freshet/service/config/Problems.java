package org.freshet.service.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The mistakes found so far in one study area file. */
final class Problems {
  private final Path file;
  private final List<String> lines = new ArrayList<>();

  Problems(Path file) {
    this.file = file;
  }

  /** The folder all paths of the file are relative to. */
  Path folder() {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  void add(String key, String what) {
    lines.add(file + ": `" + key + "` " + what);
  }

  void failIfAny() {
    if (!lines.isEmpty()) {
      throw new ConfigException(lines);
    }
  }
}
