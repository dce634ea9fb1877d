package org.freshet.service.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The sample town, to be changed by a test. */
final class SampleTown {
  private SampleTown() {}

  /** Copies its folder. */
  static void copyTo(Path target) throws IOException {
    Path from = Defaults.sillbach();
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Path copy = target.resolve(from.relativize(one).toString());
        if (Files.isDirectory(one)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(one, copy);
        }
      }
    }
  }
}
