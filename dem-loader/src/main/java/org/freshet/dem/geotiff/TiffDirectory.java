package org.freshet.dem.geotiff;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.freshet.dem.DemException;
import org.jspecify.annotations.Nullable;

/**
 * The tags of one image of a TIFF, with their values decoded.
 *
 * @param file the file as the user knows it
 * @param fields values by tag
 * @param nextOffset where the next directory begins, 0 after the last
 */
record TiffDirectory(String file, Map<Integer, Field> fields, long nextOffset) {

  /**
   * Values of one tag.
   *
   * @param type TIFF field type
   * @param count how many values
   * @param bytes the values, in the byte order of the buffer
   */
  record Field(int type, int count, ByteBuffer bytes) {
    private static final int[] SIZE = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    /** Bytes of one value of a field type, 0 where the type is not known. */
    static int size(int type) {
      return type < SIZE.length ? SIZE[type] : 0;
    }

    /** A whole number. */
    long integer(int index) {
      return switch (type) {
        case 1, 2, 7 -> bytes.get(index) & 0xff;
        case 6 -> bytes.get(index);
        case 3 -> bytes.getShort(2 * index) & 0xffff;
        case 8 -> bytes.getShort(2 * index);
        case 4, 13 -> bytes.getInt(4 * index) & 0xffffffffL;
        case 9 -> bytes.getInt(4 * index);
        case 16, 17, 18 -> bytes.getLong(8 * index);
        default -> (long) real(index);
      };
    }

    /** A number. */
    double real(int index) {
      return switch (type) {
        case 11 -> bytes.getFloat(4 * index);
        case 12 -> bytes.getDouble(8 * index);
        case 5 ->
            (bytes.getInt(8 * index) & 0xffffffffL)
                / (double) (bytes.getInt(8 * index + 4) & 0xffffffffL);
        case 10 -> bytes.getInt(8 * index) / (double) bytes.getInt(8 * index + 4);
        default -> integer(index);
      };
    }
  }

  /** Whether a tag is there. */
  boolean has(int tag) {
    return fields.containsKey(tag);
  }

  /** First value of a tag as an int, or what to take without it. */
  int integer(int tag, int absent) {
    Field field = fields.get(tag);
    if (field == null || field.count() == 0) {
      return absent;
    }
    long value = field.integer(0);
    if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
      throw damaged("has a value (" + value + ") in tag " + tag + " that no raster can have");
    }
    return (int) value;
  }

  /** All values of a tag as whole numbers; empty without it. */
  long[] integers(int tag) {
    Field field = fields.get(tag);
    long[] values = new long[field == null ? 0 : field.count()];
    for (int i = 0; field != null && i < values.length; i++) {
      values[i] = field.integer(i);
    }
    return values;
  }

  /** All values of a tag as numbers; empty without it. */
  double[] reals(int tag) {
    Field field = fields.get(tag);
    double[] values = new double[field == null ? 0 : field.count()];
    for (int i = 0; field != null && i < values.length; i++) {
      values[i] = field.real(i);
    }
    return values;
  }

  /** Text of a tag up to its first zero byte, or null without it. */
  @Nullable String text(int tag) {
    Field field = fields.get(tag);
    if (field == null) {
      return null;
    }
    byte[] bytes = new byte[field.count()];
    field.bytes().get(0, bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).trim();
  }

  /** A refusal of the file as damaged. */
  DemException damaged(String cause) {
    return new DemException(file, cause, "Maybe copy or download it again.");
  }
}
