package org.freshet.dem.geotiff;

import java.util.zip.DataFormatException;

/**
 * LZW as TIFF 6.0 section 13 defines it: codes of 9 to 12 bits, most significant bit first, the
 * width growing one code early. Keeps its table between chunks; not thread-safe.
 */
final class LzwDecoder {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int MAX_CODES = 4096;

  // A code stands for a run of bytes already written to the target: where it lies and how long.
  private final int[] start = new int[MAX_CODES];
  private final int[] length = new int[MAX_CODES];

  /**
   * Decodes into the beginning of an array.
   *
   * @return bytes written, at most {@code targetLength}
   * @throws DataFormatException where the codes make no sense
   */
  int decode(byte[] source, int sourceLength, byte[] target, int targetLength)
      throws DataFormatException {
    int written = 0;
    int width = 9;
    int next = 258;
    int previousStart = -1;
    int previousLength = 0;
    long bits = 0;
    int bitCount = 0;
    int in = 0;
    while (written < targetLength) {
      while (bitCount < width) {
        if (in >= sourceLength) {
          return written;
        }
        bits = bits << 8 | (source[in++] & 0xff);
        bitCount += 8;
      }
      int code = (int) (bits >>> (bitCount - width)) & ((1 << width) - 1);
      bitCount -= width;
      if (code == END) {
        return written;
      }
      if (code == CLEAR) {
        width = 9;
        next = 258;
        previousStart = -1;
        continue;
      }
      int runStart = written;
      int runLength;
      if (code < CLEAR) {
        target[written++] = (byte) code;
        runLength = 1;
      } else {
        runLength = runLength(code, next, previousStart, previousLength);
        int from = code < next ? start[code] : previousStart;
        written = copy(target, from, written, Math.min(runLength, targetLength - written));
      }
      if (previousStart >= 0 && next < MAX_CODES) {
        // The new run is the previous one and the first byte of this one, which follows it.
        start[next] = previousStart;
        length[next] = previousLength + 1;
        next++;
      }
      if (next >= (1 << width) - 1 && width < 12) {
        width++;
      }
      previousStart = runStart;
      previousLength = runLength;
    }
    return written;
  }

  private int runLength(int code, int next, int previousStart, int previousLength)
      throws DataFormatException {
    if (code < next) {
      return length[code];
    }
    if (code == next && previousStart >= 0) {
      return previousLength + 1;
    }
    throw new DataFormatException("LZW code " + code + " before it was defined");
  }

  private static int copy(byte[] target, int from, int to, int count) {
    // Byte by byte on purpose: source and target may overlap, and then the run repeats.
    for (int i = 0; i < count; i++) {
      target[to + i] = target[from + i];
    }
    return to + count;
  }
}
