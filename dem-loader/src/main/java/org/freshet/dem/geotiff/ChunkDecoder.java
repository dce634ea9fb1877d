package org.freshet.dem.geotiff;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.freshet.dem.DemException;

/** Reads, decompresses and decodes one tile or strip at a time; one per thread. */
final class ChunkDecoder {
  private final TiffImage image;
  private final TiffBytes bytes;
  private final SampleDecoder samples;
  private final Inflater inflater = new Inflater();
  private final LzwDecoder lzw = new LzwDecoder();
  private byte[] stored = new byte[0];
  private byte[] plain = new byte[0];
  private byte[] scratch = new byte[0];
  private final byte[] end = new byte[512];

  ChunkDecoder(TiffImage image, TiffBytes bytes) {
    this.image = image;
    this.bytes = bytes;
    this.samples =
        new SampleDecoder(image.encoding(), image.nodata(), image.scale(), image.offset());
  }

  SampleDecoder samples() {
    return samples;
  }

  /**
   * Decodes a chunk into its place in a block of rows.
   *
   * @param target holds the block, full width
   * @param at index of the first cell of the chunk in it
   */
  void decode(int chunk, float[] target, int at) {
    Chunks chunks = image.chunks();
    if (chunks.byteCounts()[chunk] == 0) {
      // A tile that was never written is no data (GDAL's sparse files).
      for (int row = 0; row < chunks.usedRows(chunk); row++) {
        int from = at + row * chunks.cols();
        Arrays.fill(target, from, from + chunks.usedCols(chunk), Float.NaN);
      }
      return;
    }
    int rowSamples = chunks.chunkCols() * image.encoding().stride();
    int rowBytes = rowSamples * image.encoding().bytes();
    int rows = chunks.storedRows(chunk);
    decompress(chunk, rows * rowBytes);
    if (scratch.length < rowBytes) {
      scratch = new byte[rowBytes];
    }
    int used = chunks.usedCols(chunk);
    // Row by row, so that a row is still in the cache when its samples are decoded.
    for (int row = 0; row < chunks.usedRows(chunk); row++) {
      int from = row * rowBytes;
      Predictor.undoRow(image.encoding(), plain, from, rowSamples, scratch);
      samples.decode(plain, from, target, at + row * chunks.cols(), used);
    }
  }

  private void decompress(int chunk, int length) {
    long offset = image.chunks().offsets()[chunk];
    long count = image.chunks().byteCounts()[chunk];
    if (offset + count > bytes.size()) {
      throw new DemException(
          image.file(),
          "is truncated: "
              + image.chunkName(chunk)
              + " ends at byte "
              + (offset + count)
              + " of "
              + bytes.size(),
          "Maybe copy or download it again.");
    }
    if (count > Integer.MAX_VALUE - 8) {
      throw damaged(chunk, "is said to have " + count + " bytes");
    }
    int size = (int) count;
    if (stored.length < size) {
      stored = new byte[size];
    }
    if (plain.length < length) {
      plain = new byte[length];
    }
    try {
      bytes.read(offset, stored, size);
      int written = expand(size, length);
      if (written < length) {
        throw damaged(chunk, "holds " + written + " bytes in place of " + length);
      }
    } catch (DataFormatException e) {
      throw damaged(chunk, "cannot be decompressed (" + e.getMessage() + ")");
    } catch (IOException e) {
      throw new DemException(
          image.file(),
          "cannot be read at " + image.chunkName(chunk) + " (" + e.getMessage() + ")",
          "Maybe check the disk.",
          e);
    }
  }

  private int expand(int size, int length) throws DataFormatException {
    return switch (image.encoding().compression()) {
      case Encoding.NONE -> {
        int count = Math.min(size, length);
        System.arraycopy(stored, 0, plain, 0, count);
        yield count;
      }
      case Encoding.LZW -> lzw.decode(stored, size, plain, length);
      case Encoding.PACKBITS -> PackBits.decode(stored, size, plain, length);
      default -> inflate(size, length);
    };
  }

  private int inflate(int size, int length) throws DataFormatException {
    inflater.reset();
    inflater.setInput(stored, 0, size);
    int written = 0;
    while (written < length) {
      int count = inflater.inflate(plain, written, length - written);
      if (count == 0 && (inflater.finished() || inflater.needsInput())) {
        return written;
      }
      written += count;
    }
    // The checksum comes after the last byte, and after what a damaged stream has too much: without
    // these steps nobody would look at it.
    while (!inflater.finished()) {
      if (inflater.inflate(end, 0, end.length) == 0 && !inflater.finished()) {
        throw new DataFormatException("ends before its checksum");
      }
    }
    return written;
  }

  private DemException damaged(int chunk, String cause) {
    return new DemException(
        image.file(),
        "is damaged: " + image.chunkName(chunk) + " " + cause,
        "Maybe copy or download it again.");
  }

  /** Frees what the decompressor holds outside of the heap. */
  void end() {
    inflater.end();
  }
}
