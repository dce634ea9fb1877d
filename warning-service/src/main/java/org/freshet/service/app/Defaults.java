package org.freshet.service.app;

import java.nio.file.Path;

/** Defaults that several commands share. */
final class Defaults {
  /** Ensemble members of the nowcast. */
  static final int MEMBERS = 20;

  private Defaults() {}

  /** Freshet's own folder: where the launcher lies. */
  static Path home() {
    return Path.of(System.getProperty("freshet.home", ".")).toAbsolutePath().normalize();
  }

  /** The study area that comes with Freshet. */
  static Path sillbach() {
    return home().resolve("sample-data").resolve("sillbach");
  }

  /** Folder for what is made once and kept. */
  static Path cache() {
    return home().resolve("target").resolve("cache");
  }
}
