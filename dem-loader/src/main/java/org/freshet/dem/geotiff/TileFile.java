package org.freshet.dem.geotiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * A new file that takes tiles from several threads and appends them in their order, whoever is done
 * first: tiles that come early wait in memory.
 */
final class TileFile implements Closeable {
  private final FileChannel channel;
  private long end;
  private final Map<Integer, byte[]> waiting = new HashMap<>();
  private long[] offsets = new long[0];
  private long[] counts = new long[0];
  private int turn;

  TileFile(Path file) throws IOException {
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Leaves room at the beginning. */
  synchronized void reserve(long size) {
    end = size;
  }

  /** Begins a run of tiles, numbered from 0. */
  synchronized void begin(int tiles) {
    waiting.clear();
    offsets = new long[tiles];
    counts = new long[tiles];
    turn = 0;
  }

  /** Takes a tile. */
  synchronized void put(int tile, byte[] bytes) throws IOException {
    waiting.put(tile, bytes);
    for (byte[] next = waiting.remove(turn); next != null; next = waiting.remove(turn)) {
      offsets[turn] = end;
      counts[turn] = next.length;
      write(ByteBuffer.wrap(next), end);
      end += next.length;
      turn++;
    }
  }

  /** Where the tiles of the run lie. */
  synchronized long[] offsets() {
    return offsets.clone();
  }

  /** How long the tiles of the run are. */
  synchronized long[] counts() {
    return counts.clone();
  }

  /** Writes the beginning of the file. */
  synchronized void writeHead(byte[] head) throws IOException {
    write(ByteBuffer.wrap(head), 0);
  }

  private void write(ByteBuffer buffer, long position) throws IOException {
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
