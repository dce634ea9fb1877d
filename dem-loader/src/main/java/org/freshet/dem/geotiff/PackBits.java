package org.freshet.dem.geotiff;

import java.util.Arrays;

/** The run-length code of TIFF 6.0 section 9. */
final class PackBits {
  private PackBits() {}

  /** Decodes into the beginning of an array and says how many bytes were written. */
  static int decode(byte[] source, int sourceLength, byte[] target, int targetLength) {
    int in = 0;
    int written = 0;
    while (in + 1 < sourceLength && written < targetLength) {
      int head = source[in++];
      if (head >= 0) {
        int count = Math.min(Math.min(head + 1, sourceLength - in), targetLength - written);
        System.arraycopy(source, in, target, written, count);
        in += head + 1;
        written += count;
      } else if (head != -128) {
        int count = Math.min(1 - head, targetLength - written);
        Arrays.fill(target, written, written + count, source[in++]);
        written += count;
      }
    }
    return written;
  }
}
