package org.freshet.service.ingest.kostra;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A dBASE III table: a header with field descriptors, then records of fixed width in text (Ashton
 * Tate's layout, kept by shapefiles). Read whole; 0.5 MB for a KOSTRA table. Immutable.
 */
final class DbfFile {
  private static final int HEADER_BYTES = 32;
  private static final int FIELD_END = 0x0d;
  private static final int NAME_BYTES = 11;
  private static final int LENGTH_AT = 16;
  private static final char DELETED = '*';

  private record Field(String name, int offset, int length) {}

  private final byte[] bytes;
  private final int records;
  private final int headerBytes;
  private final int recordBytes;
  private final List<Field> fields = new ArrayList<>();

  private DbfFile(Path file, byte[] bytes) {
    this.bytes = bytes;
    if (!looksLike(bytes)) {
      throw new KostraException(file, "is no dBASE table. Maybe another file was meant.");
    }
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.records = header.getInt(4);
    this.headerBytes = Short.toUnsignedInt(header.getShort(8));
    this.recordBytes = Short.toUnsignedInt(header.getShort(10));
    readFields();
    long needed = headerBytes + (long) records * recordBytes;
    if (records < 0 || bytes.length < needed) {
      throw new KostraException(
          file,
          "ends after "
              + bytes.length
              + " of "
              + needed
              + " bytes. Maybe the transfer broke off; fetch it again.");
    }
  }

  static DbfFile read(Path file) {
    try {
      return new DbfFile(file, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new KostraException(file, "cannot be read (" + e.getMessage() + ").");
    }
  }

  /** Whether bytes start like a dBASE III table with at least one field. */
  static boolean looksLike(byte[] start) {
    if (start.length < 2 * HEADER_BYTES || start[0] != 3) {
      return false;
    }
    ByteBuffer header = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
    int headerBytes = Short.toUnsignedInt(header.getShort(8));
    int month = start[2];
    return headerBytes % HEADER_BYTES <= 1 && headerBytes > HEADER_BYTES && month <= 12;
  }

  private void readFields() {
    int offset = 1;
    for (int at = HEADER_BYTES;
        at + HEADER_BYTES <= Math.min(headerBytes, bytes.length) && bytes[at] != FIELD_END;
        at += HEADER_BYTES) {
      String name = new String(bytes, at, NAME_BYTES, StandardCharsets.ISO_8859_1);
      int end = name.indexOf('\0');
      int length = Byte.toUnsignedInt(bytes[at + LENGTH_AT]);
      fields.add(new Field(end < 0 ? name : name.substring(0, end), offset, length));
      offset += length;
    }
  }

  int records() {
    return records;
  }

  List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  boolean isDeleted(int record) {
    return bytes[headerBytes + record * recordBytes] == DELETED;
  }

  /** A value as text, stripped. */
  String text(int record, int field) {
    Field one = fields.get(field);
    int at = headerBytes + record * recordBytes + one.offset();
    return new String(bytes, at, one.length(), StandardCharsets.ISO_8859_1).strip();
  }
}
