package org.freshet.service.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.freshet.sink.ScratchBlocks;

/** Blocks in a file without a name, one after the other. Thread-safe. */
final class BlockFile implements ScratchBlocks {
  private final FileChannel channel;
  private final int size;
  private final AtomicInteger used = new AtomicInteger();

  /**
   * Begins a file.
   *
   * @param folder on the disk to use
   * @param size numbers per block
   */
  BlockFile(Path folder, int size) throws IOException {
    this.channel = ScratchFile.open(folder);
    this.size = size;
  }

  private ByteBuffer room() {
    return ByteBuffer.allocate(size * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public int add(int[] block) {
    int number = used.getAndIncrement();
    ByteBuffer bytes = room();
    bytes.asIntBuffer().put(block, 0, size);
    try {
      MappedFile.write(channel, bytes, (long) number * bytes.capacity());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return number;
  }

  @Override
  public void read(int number, int[] into) {
    ByteBuffer bytes = room();
    long at = (long) number * bytes.capacity();
    try {
      int count = 0;
      while (count >= 0 && bytes.hasRemaining()) {
        count = channel.read(bytes, at + bytes.position());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes.flip().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(into, 0, size);
  }

  @Override
  public void close() {
    ScratchFile.giveBack(channel);
  }
}
