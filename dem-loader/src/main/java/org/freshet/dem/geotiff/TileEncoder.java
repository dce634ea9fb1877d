package org.freshet.dem.geotiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.freshet.grid.GridGeometry;

/** Cuts out, predicts and compresses one tile at a time; one per thread. */
final class TileEncoder {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final int tileSize;
  private final int predictor;
  private final Deflater deflater;
  private byte[] plain = new byte[0];
  private byte[] planes = new byte[0];
  private byte[] packed = new byte[0];

  TileEncoder(int tileSize, int predictor, int level) {
    this.tileSize = tileSize;
    this.predictor = predictor;
    this.deflater = new Deflater(level);
  }

  /** The compressed bytes of a tile, tiles counted row by row from the north-west. */
  byte[] encode(CellSource source, int tile) {
    GridGeometry shape = source.geometry();
    int across = (shape.cols() + tileSize - 1) / tileSize;
    int firstRow = tile / across * tileSize;
    int firstCol = tile % across * tileSize;
    int cols = Math.min(tileSize, shape.cols() - firstCol);
    int rowBytes = tileSize * source.bytes();
    if (plain.length != tileSize * rowBytes) {
      plain = new byte[tileSize * rowBytes];
      planes = new byte[rowBytes];
    }
    for (int row = 0; row < tileSize; row++) {
      int at = row * rowBytes;
      if (firstRow + row < shape.rows()) {
        source.copy((firstRow + row) * shape.cols() + firstCol, cols, plain, at);
        source.pad(tileSize - cols, plain, at + cols * source.bytes());
      } else {
        source.pad(tileSize, plain, at);
      }
      predict(at, source.bytes());
    }
    return deflate();
  }

  private void predict(int from, int bytes) {
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
        packed = Arrays.copyOf(packed, Math.max(1 << 16, packed.length * 2));
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
