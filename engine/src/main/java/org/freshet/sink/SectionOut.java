package org.freshet.sink;

import org.freshet.grid.Pages;

/** A section of a terrain model that is written once, part by part. Thread-safe. */
public interface SectionOut {
  /**
   * Writes a part.
   *
   * @param at where it begins, counted in numbers of four bytes
   */
  void write(long at, float[] values, int count);

  /** The whole, when all parts are written. */
  Pages pages();
}
