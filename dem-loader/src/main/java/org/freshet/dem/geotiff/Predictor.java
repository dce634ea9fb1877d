package org.freshet.dem.geotiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Undoes the horizontal predictors of TIFF 6.0 section 14 (2) and of Adobe's Technical Note 3 (3:
 * differences of the byte planes of floats, most significant first), row by row and in place, and
 * leaves little-endian samples whatever the byte order of the file was.
 */
final class Predictor {
  // Handles must be constants for the compiler to see through them: hence one byte order.
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private Predictor() {}

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Undoes the predictor and the byte order of one row.
   *
   * @param data holds the row
   * @param from where it begins
   * @param samples samples of the row, all bands counted
   * @param scratch at least a row of bytes long; used by predictor 3 alone
   */
  static void undoRow(Encoding encoding, byte[] data, int from, int samples, byte[] scratch) {
    int bytes = encoding.bytes();
    int end = from + samples * bytes;
    // Planes of predictor 3 are in the same order for both byte orders.
    if (encoding.order() == ByteOrder.BIG_ENDIAN && encoding.predictor() != 3) {
      swap(data, from, end, bytes);
    }
    if (encoding.predictor() == 3) {
      undoPlanes(encoding, data, from, samples, scratch);
    } else if (encoding.predictor() == 2) {
      int step = bytes * encoding.stride();
      switch (bytes) {
        case 1 -> addBytes(data, from, end, step);
        case 2 -> addShorts(data, from, end, step);
        case 4 -> addInts(data, from, end, step);
        default -> addLongs(data, from, end, step);
      }
    }
  }

  private static void swap(byte[] data, int from, int end, int bytes) {
    for (int i = from; bytes > 1 && i < end; i += bytes) {
      for (int low = i, high = i + bytes - 1; low < high; low++, high--) {
        byte kept = data[low];
        data[low] = data[high];
        data[high] = kept;
      }
    }
  }

  // The sums of the single-band case stay in a register: benchmark GeoTiffRunner.

  private static void addBytes(byte[] data, int from, int end, int step) {
    if (step == 1) {
      int sum = 0;
      for (int i = from; i < end; i++) {
        sum += data[i];
        data[i] = (byte) sum;
      }
      return;
    }
    for (int i = from + step; i < end; i++) {
      data[i] = (byte) (data[i] + data[i - step]);
    }
  }

  private static void addShorts(byte[] data, int from, int end, int step) {
    for (int i = from + step; i < end; i += 2) {
      SHORT.set(data, i, (short) ((short) SHORT.get(data, i) + (short) SHORT.get(data, i - step)));
    }
  }

  private static void addInts(byte[] data, int from, int end, int step) {
    if (step == 4) {
      int sum = 0;
      for (int i = from; i < end; i += 4) {
        sum += (int) INT.get(data, i);
        INT.set(data, i, sum);
      }
      return;
    }
    for (int i = from + step; i < end; i += 4) {
      INT.set(data, i, (int) INT.get(data, i) + (int) INT.get(data, i - step));
    }
  }

  private static void addLongs(byte[] data, int from, int end, int step) {
    for (int i = from + step; i < end; i += 8) {
      LONG.set(data, i, (long) LONG.get(data, i) + (long) LONG.get(data, i - step));
    }
  }

  private static void undoPlanes(
      Encoding encoding, byte[] data, int from, int samples, byte[] scratch) {
    int bytes = encoding.bytes();
    int rowBytes = samples * bytes;
    addBytes(data, from, from + rowBytes, encoding.stride());
    System.arraycopy(data, from, scratch, 0, rowBytes);
    if (bytes == 4) {
      gatherFloats(data, from, samples, scratch);
      return;
    }
    for (int plane = 0; plane < bytes; plane++) {
      int to = from + bytes - 1 - plane;
      int source = plane * samples;
      for (int i = 0; i < samples; i++) {
        data[to + i * bytes] = scratch[source + i];
      }
    }
  }

  private static void gatherFloats(byte[] data, int from, int samples, byte[] planes) {
    for (int i = 0; i < samples; i++) {
      int bits =
          planes[i] << 24
              | (planes[samples + i] & 0xff) << 16
              | (planes[2 * samples + i] & 0xff) << 8
              | (planes[3 * samples + i] & 0xff);
      INT.set(data, from + 4 * i, bits);
    }
  }
}
