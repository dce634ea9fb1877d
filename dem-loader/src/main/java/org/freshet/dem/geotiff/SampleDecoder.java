package org.freshet.dem.geotiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Turns little-endian samples into heights: no data becomes NaN, then the scale and the offset of
 * the file are applied. Counts what it changed; one per thread.
 */
final class SampleDecoder {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private static final int EXACT_IN_FLOAT = 1 << 24;

  private final Encoding encoding;
  private final double nodata;
  private final double scale;
  private final double offset;
  private final boolean plainFloat;
  private long infinite;
  private long rounded;

  /**
   * A decoder.
   *
   * @param encoding what the samples are
   * @param nodata value of no data, NaN where the file states none
   * @param scale factor from the stored to the true value
   * @param offset what is added after the factor
   */
  SampleDecoder(Encoding encoding, double nodata, double scale, double offset) {
    this.encoding = encoding;
    this.nodata = nodata;
    this.scale = scale;
    this.offset = offset;
    this.plainFloat =
        encoding.kind() == Encoding.Kind.FLOAT
            && encoding.bytes() == 4
            && scale == 1
            && offset == 0;
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /** Infinite samples read as no data so far. */
  long infinite() {
    return infinite;
  }

  /** Whole numbers and doubles that a float cannot hold exactly, so far. */
  long rounded() {
    return rounded;
  }

  /** Decodes a run of cells that begins at a byte of {@code data} into {@code target}. */
  void decode(byte[] data, int from, float[] target, int to, int count) {
    if (plainFloat) {
      decodePlain(data, from, target, to, count);
    } else {
      decodeAny(data, from, target, to, count);
    }
  }

  private void decodePlain(byte[] data, int from, float[] target, int to, int count) {
    float none = (float) nodata;
    int step = 4 * encoding.stride();
    int at = from;
    int odd = 0;
    for (int i = 0; i < count; i++) {
      float value = Float.intBitsToFloat((int) INT.get(data, at));
      at += step;
      odd += Float.isInfinite(value) ? 1 : 0;
      target[to + i] = value == none ? Float.NaN : value;
    }
    if (odd > 0) {
      dropInfinite(target, to, count);
    }
  }

  private void dropInfinite(float[] target, int to, int count) {
    for (int i = to; i < to + count; i++) {
      if (Float.isInfinite(target[i])) {
        target[i] = Float.NaN;
        infinite++;
      }
    }
  }

  private void decodeAny(byte[] data, int from, float[] target, int to, int count) {
    int step = encoding.bytes() * encoding.stride();
    // A no-data value of a float band is stated in decimals of a double: compare as the band does.
    double none =
        encoding.kind() == Encoding.Kind.FLOAT && encoding.bytes() == 4 ? (float) nodata : nodata;
    boolean floats = encoding.kind() == Encoding.Kind.FLOAT;
    for (int i = 0; i < count; i++) {
      double stored = stored(data, from + i * step);
      float value;
      if (stored == none || (float) stored == (float) none) {
        value = Float.NaN;
      } else {
        double exact = stored * scale + offset;
        value = (float) exact;
        if (!floats && scale == 1 && Math.abs(stored) > EXACT_IN_FLOAT && value != exact) {
          rounded++;
        }
        if (Float.isInfinite(value)) {
          value = Float.NaN;
          infinite++;
        }
      }
      target[to + i] = value;
    }
  }

  private double stored(byte[] data, int at) {
    return switch (encoding.kind()) {
      case FLOAT ->
          encoding.bytes() == 4
              ? Float.intBitsToFloat((int) INT.get(data, at))
              : Double.longBitsToDouble((long) LONG.get(data, at));
      case SIGNED ->
          switch (encoding.bytes()) {
            case 1 -> data[at];
            case 2 -> (short) SHORT.get(data, at);
            default -> (int) INT.get(data, at);
          };
      case UNSIGNED ->
          switch (encoding.bytes()) {
            case 1 -> data[at] & 0xff;
            case 2 -> (short) SHORT.get(data, at) & 0xffff;
            default -> (int) INT.get(data, at) & 0xffffffffL;
          };
    };
  }
}
