package org.freshet.sink;

import org.freshet.grid.Pages;
import org.freshet.grid.Scratch;

/**
 * Where a terrain model is put while it is made: on the heap, or in a file mapped into memory.
 * Called from one thread.
 */
public interface ModelSpace {
  /**
   * Zeros for the next section. Sections come in the order of a saved model.
   *
   * @param tag four letters that name it
   * @param bytes its length, which may be 0
   */
  Pages section(String tag, long bytes);

  /** The next section, which will be written once, part by part. */
  SectionOut written(String tag, long bytes);

  /** Room for what is needed only while the model is made, or as long as it is used. */
  Scratch scratch();

  /** Room for blocks of so many numbers, needed only for a while. */
  ScratchBlocks blocks(int size);

  /** Room on the heap. */
  static ModelSpace onHeap() {
    return new HeapSpace();
  }
}
