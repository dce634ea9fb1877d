package org.freshet.sink;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Sections of a saved terrain model: a tag of four letters, the length in bytes (8 bytes), the
 * data, and its CRC-32C (4 bytes); little-endian. Not thread-safe.
 */
final class ModelSections {
  /** Bytes moved at once. */
  static final int CHUNK = 1 << 18;

  private ModelSections() {}

  /** Numbers of one kind, moved to and from bytes a chunk at a time. */
  interface Numbers {
    int length();

    int bytesEach();

    /** Puts some into an empty buffer, or takes them out of a full one. */
    void move(ByteBuffer buffer, int from, int to);
  }

  static void write(OutputStream out, String tag, Numbers numbers) throws IOException {
    byte[] head = new byte[12];
    wrap(head)
        .put(tag.getBytes(StandardCharsets.US_ASCII))
        .putLong((long) numbers.length() * numbers.bytesEach());
    out.write(head);
    CRC32C sum = new CRC32C();
    byte[] chunk = new byte[CHUNK];
    int step = CHUNK / numbers.bytesEach();
    for (long from = 0; from < numbers.length(); from += step) {
      int to = (int) Math.min(numbers.length(), from + step);
      numbers.move(wrap(chunk), (int) from, to);
      int size = (int) (to - from) * numbers.bytesEach();
      sum.update(chunk, 0, size);
      out.write(chunk, 0, size);
    }
    writeInt(out, (int) sum.getValue());
  }

  static void writeInt(OutputStream out, int value) throws IOException {
    byte[] bytes = new byte[4];
    wrap(bytes).putInt(value);
    out.write(bytes);
  }

  /**
   * Reads the head of a section that must have a tag; returns the number of values, at most so
   * many.
   */
  static int open(InputStream in, String tag, int bytesEach, int most) throws IOException {
    ByteBuffer head = wrap(read(in, 12, tag));
    byte[] name = new byte[4];
    head.get(name);
    String found = new String(name, StandardCharsets.US_ASCII);
    long bytes = head.getLong();
    if (!found.equals(tag) || bytes % bytesEach != 0 || bytes < 0) {
      throw new TerrainModelFormatException(
          "Terrain model has a section ("
              + found
              + ", "
              + bytes
              + " bytes) where "
              + tag
              + " belongs. Maybe prepare the area again.");
    }
    if (bytes / bytesEach > most) {
      throw new TerrainModelFormatException(
          "Section "
              + tag
              + " of "
              + bytes
              + " bytes is larger than its raster allows. Maybe prepare the area again.");
    }
    return (int) (bytes / bytesEach);
  }

  /** Reads the data of an opened section and checks its sum. */
  static void fill(InputStream in, String tag, Numbers numbers) throws IOException {
    CRC32C sum = new CRC32C();
    int step = CHUNK / numbers.bytesEach();
    for (long from = 0; from < numbers.length(); from += step) {
      int to = (int) Math.min(numbers.length(), from + step);
      byte[] chunk = read(in, (int) (to - from) * numbers.bytesEach(), tag);
      sum.update(chunk);
      numbers.move(wrap(chunk), (int) from, to);
    }
    if (readInt(in, tag) != (int) sum.getValue()) {
      throw damaged(tag);
    }
  }

  static TerrainModelFormatException damaged(String tag) {
    return new TerrainModelFormatException(
        "Section "
            + tag
            + " of the terrain model is damaged: its checksum does not fit. Maybe"
            + " prepare the area again.");
  }

  private static byte[] read(InputStream in, int bytes, String what) throws IOException {
    byte[] array = in.readNBytes(bytes);
    if (array.length < bytes) {
      EOFException end = new EOFException("after " + array.length + " of " + bytes + " bytes");
      TerrainModelFormatException broken =
          new TerrainModelFormatException(
              "Terrain model ends within "
                  + what
                  + ": it was not written to its end. Maybe"
                  + " prepare the area again.");
      broken.initCause(end);
      throw broken;
    }
    return array;
  }

  static int readInt(InputStream in, String what) throws IOException {
    return wrap(read(in, 4, what)).getInt();
  }

  private static ByteBuffer wrap(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
