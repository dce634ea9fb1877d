package org.freshet.dem.geotiff;

import java.nio.ByteOrder;

/**
 * How the samples of an image are stored.
 *
 * @param order byte order
 * @param compression TIFF compression code
 * @param predictor 1 none, 2 difference to the left neighbour, 3 the same of float byte planes
 * @param kind what a sample is
 * @param bytes bytes of a sample
 * @param stride samples from one cell to the next of the same band
 */
record Encoding(ByteOrder order, int compression, int predictor, Kind kind, int bytes, int stride) {

  static final int NONE = 1;
  static final int LZW = 5;
  static final int DEFLATE = 8;
  static final int DEFLATE_OLD = 32946;
  static final int PACKBITS = 32773;
  static final int ZSTD = 50000;

  /** What a sample is. */
  enum Kind {
    UNSIGNED(1),
    SIGNED(2),
    FLOAT(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** Number in the SampleFormat tag. */
    int code() {
      return code;
    }
  }

  /** Whether the own reader can decode it. */
  boolean supported() {
    boolean compressionKnown =
        compression == NONE
            || compression == LZW
            || compression == DEFLATE
            || compression == DEFLATE_OLD
            || compression == PACKBITS;
    boolean sampleKnown =
        kind == Kind.FLOAT ? bytes == 4 || bytes == 8 : bytes == 1 || bytes == 2 || bytes == 4;
    boolean predictorKnown =
        predictor == 1 || predictor == 2 || (predictor == 3 && kind == Kind.FLOAT);
    return compressionKnown && sampleKnown && predictorKnown;
  }

  /** Whether GeoTools is worth asking: lossless codes that it knows, and odd samples. */
  boolean worthFallback() {
    boolean compressionKnown =
        compression == NONE
            || compression == LZW
            || compression == DEFLATE
            || compression == DEFLATE_OLD
            || compression == PACKBITS
            || compression == ZSTD;
    return compressionKnown && predictor >= 1 && predictor <= 3;
  }

  /** Name of the compression for people. */
  static String compressionName(int code) {
    return switch (code) {
      case NONE -> "none";
      case 2, 3, 4 -> "CCITT fax";
      case LZW -> "LZW";
      case 6, 7 -> "JPEG";
      case DEFLATE, DEFLATE_OLD -> "DEFLATE";
      case PACKBITS -> "PackBits";
      case 34712 -> "JPEG 2000";
      case 34887 -> "LERC";
      case 34925 -> "LZMA";
      case ZSTD -> "ZSTD";
      case 50001 -> "WebP";
      case 50002 -> "JPEG XL";
      default -> "code " + code;
    };
  }
}
