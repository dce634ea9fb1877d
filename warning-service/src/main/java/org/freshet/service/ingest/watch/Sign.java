package org.freshet.service.ingest.watch;

/** How long a source has been quiet, mildest first. */
public enum Sign {
  /** Within twice its interval. */
  FRESH("ok"),
  /** Longer than twice its interval: a message or two is missing. */
  LATE("late"),
  /** Longer than five times its interval: it is out. */
  SILENT("missing"),
  /** Nothing was ever heard of it. */
  NEVER("missing");

  private final String flag;

  Sign(String flag) {
    this.flag = flag;
  }

  /** How inputs of warnings call it: {@code ok}, {@code late} or {@code missing}. */
  public String flag() {
    return flag;
  }
}
