package org.freshet.sink;

import org.freshet.grid.Pages;

/**
 * Where the large sections of a terrain model are put while it is made: on the heap, or in a file
 * mapped into memory. Called from one thread.
 */
public interface ModelSpace {
  /**
   * Zeros for the next section. Sections come in the order of a saved model.
   *
   * @param tag four letters that name it
   * @param bytes its length, which may be 0
   */
  Pages section(String tag, long bytes);

  /** Zeros that are needed only while the model is made. */
  Pages scratch(long bytes);

  /** Room on the heap. */
  static ModelSpace onHeap() {
    return new ModelSpace() {
      @Override
      public Pages section(String tag, long bytes) {
        return Pages.onHeap(bytes);
      }

      @Override
      public Pages scratch(long bytes) {
        return Pages.onHeap(bytes);
      }
    };
  }
}
