package org.freshet.service.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a password or token is to be found; never the thing itself, so that nothing that is logged
 * or published can hold it.
 *
 * @param variable environment variable; null: the file holds it
 * @param file file that holds it alone; null: the variable holds it
 */
public record Secret(@Nullable String variable, @Nullable Path file) {
  /**
   * The secret.
   *
   * @throws ConfigException if it is not there
   */
  public String read() {
    if (file != null) {
      try {
        return Files.readString(file).strip();
      } catch (IOException e) {
        throw new ConfigException(
            List.of(file + ": the secret cannot be read. Maybe check that it is there."));
      }
    }
    String value = variable == null ? null : System.getenv(variable);
    if (value == null || value.isBlank()) {
      throw new ConfigException(
          List.of("Environment variable " + variable + " is not set. Maybe export it first."));
    }
    return value.strip();
  }
}
