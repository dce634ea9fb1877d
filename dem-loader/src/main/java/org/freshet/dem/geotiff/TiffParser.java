package org.freshet.dem.geotiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.dem.DemException;

/**
 * Reads the directories of a TIFF or BigTIFF of either byte order. Every offset is checked against
 * the size of the file before it is followed, so a truncated file is named as such.
 */
final class TiffParser {
  /** Longest value list of one tag that is believed: offsets of 2^26 tiles. */
  private static final long MAX_VALUE_BYTES = 1L << 29;

  private static final int MAX_DIRECTORIES = 64;

  private final TiffBytes bytes;
  private final String file;
  private final ByteOrder order;
  private final boolean big;
  private final long first;

  private TiffParser(TiffBytes bytes, String file) {
    this.bytes = bytes;
    this.file = file;
    byte[] magic = bytesAt(0, (int) Math.min(16, bytes.size()));
    if (magic.length < 8 || magic[0] != magic[1] || (magic[0] != 'I' && magic[0] != 'M')) {
      throw new DemException(
          file, "is no TIFF (it does not begin with II or MM)", "Maybe check what it is.");
    }
    this.order = magic[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer header = ByteBuffer.wrap(magic).order(order);
    int version = header.getShort(2);
    this.big = version == 43;
    if (version != 42 && version != 43) {
      throw new DemException(
          file, "has TIFF version " + version + ", not 42 or 43", "Maybe check what it is.");
    }
    if (big && magic.length < 16) {
      throw truncated(16);
    }
    this.first = big ? header.getLong(8) : header.getInt(4) & 0xffffffffL;
  }

  /**
   * What a TIFF holds.
   *
   * @param order its byte order
   * @param directories its images, at least one
   */
  record Contents(ByteOrder order, List<TiffDirectory> directories) {}

  /** All directories of a TIFF. */
  static Contents parse(TiffBytes bytes, String file) {
    TiffParser parser = new TiffParser(bytes, file);
    List<TiffDirectory> directories = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    long offset = parser.first;
    while (offset != 0 && seen.add(offset) && directories.size() < MAX_DIRECTORIES) {
      TiffDirectory directory = parser.directory(offset);
      directories.add(directory);
      offset = directory.nextOffset();
    }
    if (directories.isEmpty()) {
      throw new DemException(
          file, "holds no image: its writer did not finish", "Maybe write or copy it again.");
    }
    return new Contents(parser.order, directories);
  }

  private TiffDirectory directory(long offset) {
    int countSize = big ? 8 : 2;
    int entrySize = big ? 20 : 12;
    ByteBuffer head = buffer(offset, countSize);
    long entries = big ? head.getLong(0) : head.getShort(0) & 0xffff;
    if (entries < 1 || entries > 4096) {
      throw new DemException(
          file,
          "has a directory of " + entries + " tags, so it is damaged",
          "Maybe copy it again.");
    }
    int size = (int) entries * entrySize;
    ByteBuffer table = buffer(offset + countSize, size + (big ? 8 : 4));
    Map<Integer, TiffDirectory.Field> fields = new HashMap<>();
    for (int i = 0; i < entries; i++) {
      int at = i * entrySize;
      int tag = table.getShort(at) & 0xffff;
      int type = table.getShort(at + 2) & 0xffff;
      long count = big ? table.getLong(at + 4) : table.getInt(at + 4) & 0xffffffffL;
      if (TiffDirectory.Field.size(type) > 0) {
        fields.put(tag, field(table, at + (big ? 12 : 8), tag, type, count));
      }
    }
    long next = big ? table.getLong(size) : table.getInt(size) & 0xffffffffL;
    return new TiffDirectory(file, fields, next);
  }

  private TiffDirectory.Field field(ByteBuffer table, int at, int tag, int type, long count) {
    int unit = TiffDirectory.Field.size(type);
    if (count < 0 || count > MAX_VALUE_BYTES / unit) {
      throw new DemException(
          file,
          "has " + count + " values in tag " + tag + ", so it is damaged",
          "Maybe copy it again.");
    }
    int size = (int) count * unit;
    int inline = big ? 8 : 4;
    ByteBuffer values;
    if (size <= inline) {
      byte[] copy = new byte[size];
      table.get(at, copy);
      values = ByteBuffer.wrap(copy).order(order);
    } else {
      values = buffer(big ? table.getLong(at) : table.getInt(at) & 0xffffffffL, size);
    }
    return new TiffDirectory.Field(type, (int) count, values);
  }

  private ByteBuffer buffer(long offset, int length) {
    return ByteBuffer.wrap(bytesAt(offset, length)).order(order);
  }

  private byte[] bytesAt(long offset, int length) {
    if (offset < 0 || offset + length > bytes.size()) {
      throw truncated(offset + length);
    }
    byte[] target = new byte[length];
    try {
      bytes.read(offset, target, length);
    } catch (IOException e) {
      throw new DemException(
          file, "cannot be read (" + e.getMessage() + ")", "Maybe check the disk.", e);
    }
    return target;
  }

  private DemException truncated(long needed) {
    return new DemException(
        file,
        "is truncated: its header points to byte " + needed + " of " + bytes.size(),
        "Maybe copy or download it again.");
  }
}
