package org.freshet.sink;

import org.freshet.grid.Pages;

/** The bytes of a saved terrain model, wherever they lie: a file mapped into memory. */
public interface ModelBytes {
  /** Number of bytes. */
  long size();

  /** Part of them, not copied. */
  Pages pages(long from, long count);
}
