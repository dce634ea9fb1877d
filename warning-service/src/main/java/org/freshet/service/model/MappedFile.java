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
  private MappedFile() {}

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
