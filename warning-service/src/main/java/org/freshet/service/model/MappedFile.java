package org.freshet.service.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.ArrayList;
import java.util.List;
import org.freshet.grid.Pages;

/** Parts of a file as pages. */
final class MappedFile {
  private static final int CHUNK = 1 << 20;

  private MappedFile() {}

  /**
   * Writes zeros where a channel stands, so that mapped room is there before it is used.
   *
   * @throws IOException if the disk is full
   */
  static void fill(FileChannel channel, long bytes) throws IOException {
    // On the heap: direct ones would pile up until a collection.
    ByteBuffer zeros = ByteBuffer.allocate(CHUNK);
    for (long left = bytes; left > 0; left -= CHUNK) {
      zeros.clear().limit((int) Math.min(left, CHUNK));
      while (zeros.hasRemaining()) {
        channel.write(zeros);
      }
    }
  }

  /** Writes all of some bytes at a place of a file. */
  static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    long to = at;
    while (bytes.hasRemaining()) {
      to += channel.write(bytes, to);
    }
  }

  /**
   * Maps a part of a file.
   *
   * @throws UncheckedIOException if the system refuses
   */
  static Pages map(FileChannel channel, MapMode mode, long from, long bytes) {
    try {
      List<ByteBuffer> buffers = new ArrayList<>();
      for (long at = 0; at < bytes; at += Pages.PAGE_BYTES) {
        buffers.add(channel.map(mode, from + at, Math.min(bytes - at, Pages.PAGE_BYTES)));
      }
      return Pages.of(buffers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
