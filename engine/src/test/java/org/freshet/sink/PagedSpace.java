package org.freshet.sink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.freshet.grid.PagedScratch;
import org.freshet.grid.Pages;
import org.freshet.grid.Scratch;

/**
 * Room for a terrain model beside the arrays of the heap, as a mapped file is. What is given back
 * is overwritten, so that whoever still uses it comes to a wrong result.
 */
final class PagedSpace implements ModelSpace {
  private static final byte GIVEN_BACK = 0x5a;

  private final ModelSpace heap = ModelSpace.onHeap();
  private long scratchBytes;

  /** Bytes of scratch room asked for so far. */
  long scratchBytes() {
    return scratchBytes;
  }

  @Override
  public Pages section(String tag, long bytes) {
    return Pages.of(List.of(ByteBuffer.allocateDirect((int) bytes)));
  }

  @Override
  public SectionOut written(String tag, long bytes) {
    return heap.written(tag, bytes);
  }

  @Override
  public ScratchBlocks blocks(int size) {
    return heap.blocks(size);
  }

  @Override
  public Scratch scratch() {
    return new PagedScratch(Buffers::new);
  }

  private final class Buffers implements PagedScratch.Source {
    private final List<ByteBuffer> buffers = new ArrayList<>();

    @Override
    public Pages pages(long bytes) {
      scratchBytes += bytes;
      ByteBuffer buffer = ByteBuffer.allocateDirect((int) bytes);
      buffers.add(buffer);
      return Pages.of(List.of(buffer));
    }

    @Override
    public void close() {
      for (ByteBuffer buffer : buffers) {
        byte[] rubbish = new byte[buffer.capacity()];
        Arrays.fill(rubbish, GIVEN_BACK);
        buffer.clear().put(rubbish);
      }
      buffers.clear();
    }
  }
}
