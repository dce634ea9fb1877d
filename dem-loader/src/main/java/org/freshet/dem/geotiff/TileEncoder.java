package org.freshet.dem.geotiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Cuts out, predicts and compresses one tile at a time; one per thread. */
final class TileEncoder {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final int tileSize;
  private final int predictor;
  private final int bytes;
  private final Deflater deflater;
  private final byte[] padded;
  private final byte[] plain;
  private final byte[] planes;
  private byte[] packed = new byte[1 << 16];

  /**
   * An encoder of the tiles of one raster.
   *
   * @param like any window of it
   */
  TileEncoder(int tileSize, int predictor, int level, Band like) {
    this.tileSize = tileSize;
    this.predictor = predictor;
    this.bytes = like.bytes();
    this.deflater = new Deflater(level);
    this.padded = repeated(like.padding(), tileSize);
    this.plain = new byte[tileSize * tileSize * bytes];
    this.planes = new byte[tileSize * bytes];
  }

  /** One sample, many times. */
  static byte[] repeated(byte[] sample, int count) {
    byte[] all = new byte[sample.length * count];
    for (int i = 0; i < all.length; i++) {
      all[i] = sample[i % sample.length];
    }
    return all;
  }

  /**
   * The compressed bytes of a tile.
   *
   * @param rows how many rows the window holds
   * @param firstRow row of the window where the tile begins; it may end beyond
   * @param firstCol column where the tile begins
   */
  byte[] encode(Band band, int rows, int firstRow, int firstCol) {
    int cols = Math.min(tileSize, band.cols() - firstCol);
    int rowBytes = tileSize * bytes;
    for (int row = 0; row < tileSize; row++) {
      int at = row * rowBytes;
      int used = firstRow + row < rows ? cols : 0;
      if (used > 0) {
        band.copy((firstRow + row) * band.cols() + firstCol, used, plain, at);
      }
      System.arraycopy(padded, 0, plain, at + used * bytes, (tileSize - used) * bytes);
      predict(at);
    }
    return deflate();
  }

  private void predict(int from) {
    if (predictor == 2 && bytes == 4) {
      for (int i = from + 4 * (tileSize - 1); i > from; i -= 4) {
        INT.set(plain, i, (int) INT.get(plain, i) - (int) INT.get(plain, i - 4));
      }
    } else if (predictor == 2) {
      subtractBytes(from, tileSize);
    } else if (predictor == 3) {
      splitPlanes(from);
      subtractBytes(from, 4 * tileSize);
    }
  }

  private void subtractBytes(int from, int length) {
    for (int i = from + length - 1; i > from; i--) {
      plain[i] = (byte) (plain[i] - plain[i - 1]);
    }
  }

  private void splitPlanes(int from) {
    for (int i = 0; i < tileSize; i++) {
      int bits = (int) INT.get(plain, from + 4 * i);
      planes[i] = (byte) (bits >>> 24);
      planes[tileSize + i] = (byte) (bits >>> 16);
      planes[2 * tileSize + i] = (byte) (bits >>> 8);
      planes[3 * tileSize + i] = (byte) bits;
    }
    System.arraycopy(planes, 0, plain, from, 4 * tileSize);
  }

  private byte[] deflate() {
    deflater.reset();
    deflater.setInput(plain);
    deflater.finish();
    int size = 0;
    while (!deflater.finished()) {
      if (size == packed.length) {
        packed = Arrays.copyOf(packed, packed.length * 2);
      }
      size += deflater.deflate(packed, size, packed.length - size);
    }
    return Arrays.copyOf(packed, size);
  }

  /** Frees what the compressor holds outside of the heap. */
  void end() {
    deflater.end();
  }
}
