package org.freshet.sink;

import org.freshet.grid.Pages;

/**
 * Where the large sections of a terrain model are put while it is made: on the heap, or in a file
 * mapped into memory. Called from one thread.
 */
@FunctionalInterface
public interface ModelSpace {
  /**
   * Zeros for the next section. Sections come in the order of a saved model.
   *
   * @param tag four letters that name it
   * @param bytes its length, which may be 0
   */
  Pages section(String tag, long bytes);
}
