package org.freshet.sink;

import java.util.ArrayList;
import java.util.List;
import org.freshet.grid.Pages;
import org.freshet.grid.Scratch;

/** All of a terrain model on the heap. */
final class HeapSpace implements ModelSpace {
  @Override
  public Pages section(String tag, long bytes) {
    return Pages.onHeap(bytes);
  }

  @Override
  public SectionOut written(String tag, long bytes) {
    Pages pages = Pages.onHeap(bytes);
    return new SectionOut() {
      @Override
      public void write(long at, float[] values, int count) {
        pages.write(at, values, 0, count);
      }

      @Override
      public Pages pages() {
        return pages;
      }
    };
  }

  @Override
  public Scratch scratch() {
    return Scratch.onHeap();
  }

  @Override
  public ScratchBlocks blocks(int size) {
    List<int[]> blocks = new ArrayList<>();
    return new ScratchBlocks() {
      @Override
      public int add(int[] block) {
        synchronized (blocks) {
          blocks.add(block.clone());
          return blocks.size() - 1;
        }
      }

      @Override
      public void read(int number, int[] into) {
        synchronized (blocks) {
          System.arraycopy(blocks.get(number), 0, into, 0, size);
        }
      }

      @Override
      public void close() {
        blocks.clear();
      }
    };
  }
}
