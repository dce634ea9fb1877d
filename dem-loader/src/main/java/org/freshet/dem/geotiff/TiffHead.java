package org.freshet.dem.geotiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The head of a TIFF or BigTIFF: header, directories and their values, one after the other. Its
 * size depends on which tags there are, not on their values, so it can be written once to make room
 * and again when the places of the tiles are known.
 */
final class TiffHead {
  private final boolean big;
  private final List<Map<Integer, Value>> directories = new ArrayList<>();

  TiffHead(boolean big) {
    this.big = big;
  }

  /** Values of a tag. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Value(int type, int count, byte[] bytes) {
    static Value of(int type, int count, ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.position()];
      buffer.get(0, bytes);
      return new Value(type, count, bytes);
    }
  }

  /** Begins the next directory. */
  void beginDirectory() {
    directories.add(new TreeMap<>());
  }

  /** Adds 16-bit values. */
  void shorts(int tag, int... values) {
    ByteBuffer buffer = buffer(2 * values.length);
    for (int value : values) {
      buffer.putShort((short) value);
    }
    put(tag, Value.of(3, values.length, buffer));
  }

  /** Adds 32-bit values. */
  void longs(int tag, long... values) {
    ByteBuffer buffer = buffer(4 * values.length);
    for (long value : values) {
      buffer.putInt((int) value);
    }
    put(tag, Value.of(4, values.length, buffer));
  }

  /** Adds places in the file: 64 bits in BigTIFF, else 32. */
  void offsets(int tag, long[] values) {
    if (!big) {
      longs(tag, values);
      return;
    }
    ByteBuffer buffer = buffer(8 * values.length);
    for (long value : values) {
      buffer.putLong(value);
    }
    put(tag, Value.of(16, values.length, buffer));
  }

  /** Adds doubles. */
  void doubles(int tag, double... values) {
    ByteBuffer buffer = buffer(8 * values.length);
    for (double value : values) {
      buffer.putDouble(value);
    }
    put(tag, Value.of(12, values.length, buffer));
  }

  /** Adds a text, ended by a zero byte. */
  void text(int tag, String text) {
    byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
    put(tag, new Value(2, bytes.length, bytes));
  }

  private void put(int tag, Value value) {
    directories.get(directories.size() - 1).put(tag, value);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The bytes of the head. */
  byte[] bytes() {
    int inline = big ? 8 : 4;
    int size = big ? 16 : 8;
    for (Map<Integer, Value> directory : directories) {
      size += directorySize(directory);
      for (Value value : directory.values()) {
        size += value.bytes().length > inline ? even(value.bytes().length) : 0;
      }
    }
    ByteBuffer head = buffer(size);
    putHeader(head);
    int at = head.position();
    for (int i = 0; i < directories.size(); i++) {
      at = putDirectory(head, at, directories.get(i), i == directories.size() - 1);
    }
    byte[] bytes = new byte[size];
    head.get(0, bytes);
    return bytes;
  }

  private void putHeader(ByteBuffer head) {
    head.put((byte) 'I').put((byte) 'I');
    if (big) {
      head.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(16);
    } else {
      head.putShort((short) 42).putInt(8);
    }
  }

  private int putDirectory(ByteBuffer head, int at, Map<Integer, Value> directory, boolean last) {
    int values = at + directorySize(directory);
    head.position(at);
    if (big) {
      head.putLong(directory.size());
    } else {
      head.putShort((short) directory.size());
    }
    for (Map.Entry<Integer, Value> entry : directory.entrySet()) {
      values = putEntry(head, entry.getKey(), entry.getValue(), values);
    }
    int next = last ? 0 : values;
    if (big) {
      head.putLong(next);
    } else {
      head.putInt(next);
    }
    return values;
  }

  private int putEntry(ByteBuffer head, int tag, Value value, int values) {
    int inline = big ? 8 : 4;
    head.putShort((short) tag).putShort((short) value.type());
    if (big) {
      head.putLong(value.count());
    } else {
      head.putInt(value.count());
    }
    int at = head.position();
    if (value.bytes().length <= inline) {
      head.put(value.bytes());
      head.position(at + inline);
      return values;
    }
    if (big) {
      head.putLong(values);
    } else {
      head.putInt(values);
    }
    head.put(values, value.bytes());
    return values + even(value.bytes().length);
  }

  private int directorySize(Map<Integer, Value> directory) {
    return big ? 8 + 20 * directory.size() + 8 : even(2 + 12 * directory.size() + 4);
  }

  private static int even(int size) {
    return size + (size & 1);
  }
}
