package org.freshet.dem.geotiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.Map;

/**
 * A new file that takes the tiles of an image from several threads and appends them in their order,
 * whoever is done first: tiles that come early wait in memory.
 */
final class TileFile implements Closeable {
  private final FileChannel channel;
  private final Map<Integer, byte[]> waiting = new HashMap<>();
  private final long[] offsets;
  private final long[] counts;
  private long end;
  private int turn;

  /**
   * A file without tiles yet.
   *
   * @param channel the empty file; closed with this
   * @param reserved how many bytes are left free at its beginning
   * @param tiles how many tiles the image has
   */
  TileFile(FileChannel channel, long reserved, int tiles) {
    this.channel = channel;
    this.end = reserved;
    this.offsets = new long[tiles];
    this.counts = new long[tiles];
  }

  /** Takes a tile, counted row by row from the north-west. */
  synchronized void put(int tile, byte[] bytes) throws IOException {
    waiting.put(tile, bytes);
    for (byte[] next = waiting.remove(turn); next != null; next = waiting.remove(turn)) {
      offsets[turn] = end;
      counts[turn] = next.length;
      write(channel, ByteBuffer.wrap(next), end);
      end += next.length;
      turn++;
    }
  }

  /** Where the tiles lie, if the first byte of this file is put at a position of another. */
  synchronized long[] offsets(long position) {
    long[] moved = offsets.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += position;
    }
    return moved;
  }

  /** How long the tiles are. */
  synchronized long[] counts() {
    return counts.clone();
  }

  /** Bytes written, with those reserved. */
  synchronized long size() {
    return end;
  }

  /** Fills the bytes reserved at the beginning. */
  synchronized void putHead(byte[] head) throws IOException {
    write(channel, ByteBuffer.wrap(head), 0);
  }

  /** Copies all bytes to a position of another file. */
  synchronized void copyTo(FileChannel target, long position) throws IOException {
    target.position(position);
    long done = 0;
    while (done < end) {
      done += channel.transferTo(done, end - done, target);
    }
  }

  /** Writes all of a buffer. */
  static void write(FileChannel channel, ByteBuffer buffer, long position) throws IOException {
    long at = position;
    while (buffer.hasRemaining()) {
      at += channel.write(buffer, at);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
