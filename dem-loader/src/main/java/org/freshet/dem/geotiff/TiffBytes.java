package org.freshet.dem.geotiff;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.freshet.dem.RasterInput;

/** The bytes of a TIFF, readable at any position by any thread. */
interface TiffBytes extends Closeable {
  /** No more than an array can hold. */
  int MAX_ENTRY = Integer.MAX_VALUE - 8;

  /** Number of bytes. */
  long size();

  /** Fills a part of an array; the caller has checked that so many bytes are there. */
  void read(long position, byte[] target, int length) throws IOException;

  @Override
  void close() throws IOException;

  /** The bytes of a file, read where they lie. */
  static TiffBytes ofFile(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    return new FileBytes(channel, channel.size());
  }

  /** The bytes of a file where they lie, or of an entry of a zip archive, unpacked in memory. */
  static TiffBytes open(RasterInput input) throws IOException {
    if (input.entry() == null) {
      return ofFile(input.path());
    }
    try (InputStream in = input.open()) {
      return new ArrayBytes(in.readNBytes(MAX_ENTRY));
    }
  }

  /** Positional reads of a file: no mapping, so the file can be replaced right after closing. */
  record FileBytes(FileChannel channel, long size) implements TiffBytes {
    @Override
    public void read(long position, byte[] target, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(target, 0, length);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, position + buffer.position()) < 0) {
          throw new IOException("File ended at byte " + (position + buffer.position()));
        }
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Bytes in memory. */
  @SuppressWarnings("ArrayRecordComponent")
  record ArrayBytes(byte[] bytes) implements TiffBytes {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public void read(long position, byte[] target, int length) {
      System.arraycopy(bytes, (int) position, target, 0, length);
    }

    @Override
    public void close() {}
  }
}
