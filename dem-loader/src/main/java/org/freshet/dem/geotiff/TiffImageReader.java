package org.freshet.dem.geotiff;

import java.nio.ByteOrder;
import org.freshet.dem.DemException;
import org.freshet.grid.GridGeometry;
import org.jspecify.annotations.Nullable;

/** Makes a {@link TiffImage} of the tags of a directory, and checks that they make sense. */
final class TiffImageReader {
  /** Strips that are not compressed are cut into parts of about so many bytes. */
  private static final long STRIP_BYTES = 1 << 20;

  private final TiffDirectory tags;
  private final ByteOrder order;

  TiffImageReader(TiffDirectory tags, ByteOrder order) {
    this.tags = tags;
    this.order = order;
  }

  /** The image. */
  TiffImage read() {
    GdalMetadata metadata = GdalMetadata.parse(tags.file(), tags.text(TiffTag.GDAL_METADATA));
    return new TiffImage(
        tags.file(), chunks(), encoding(), nodata(), metadata.scale(), metadata.offset(), bands());
  }

  private int bands() {
    return Math.max(1, tags.integer(TiffTag.SAMPLES_PER_PIXEL, 1));
  }

  private boolean separatePlanes() {
    return tags.integer(TiffTag.PLANAR_CONFIGURATION, 1) == 2;
  }

  private Encoding encoding() {
    int bits = tags.integer(TiffTag.BITS_PER_SAMPLE, 1);
    Encoding.Kind kind =
        switch (tags.integer(TiffTag.SAMPLE_FORMAT, 1)) {
          case 2 -> Encoding.Kind.SIGNED;
          case 3 -> Encoding.Kind.FLOAT;
          default -> Encoding.Kind.UNSIGNED;
        };
    boolean reversedBits = tags.integer(TiffTag.FILL_ORDER, 1) == 2;
    return new Encoding(
        order,
        tags.integer(TiffTag.COMPRESSION, 1),
        tags.integer(TiffTag.PREDICTOR, 1),
        kind,
        bits % 8 == 0 && !reversedBits ? bits / 8 : 0,
        separatePlanes() ? 1 : bands());
  }

  private Chunks chunks() {
    int rows = positive(TiffTag.HEIGHT, "height");
    int cols = positive(TiffTag.WIDTH, "width");
    if ((long) rows * cols > GridGeometry.MAX_CELLS) {
      throw new DemException(
          tags.file(),
          "has " + rows + " x " + cols + " cells, more than " + GridGeometry.MAX_CELLS,
          "Maybe cut it into parts.");
    }
    boolean tiled = tags.has(TiffTag.TILE_OFFSETS);
    int chunkRows =
        tiled ? positive(TiffTag.TILE_HEIGHT, "tile height") : Math.min(rows, rowsPerStrip(rows));
    int chunkCols = tiled ? positive(TiffTag.TILE_WIDTH, "tile width") : cols;
    long[] offsets = tags.integers(tiled ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS);
    long[] counts = tags.integers(tiled ? TiffTag.TILE_BYTE_COUNTS : TiffTag.STRIP_BYTE_COUNTS);
    Chunks chunks = new Chunks(rows, cols, chunkRows, chunkCols, tiled, offsets, counts);
    long needed = chunks.count() * (separatePlanes() ? bands() : 1);
    if (offsets.length < needed || counts.length < needed) {
      throw tags.damaged(
          "lists " + Math.min(offsets.length, counts.length) + " tiles or strips of " + needed);
    }
    Chunks small = split(chunks);
    checkChunkSize(small);
    return small;
  }

  /**
   * Cuts strips that are not compressed into lower ones: any of their rows can be read alone, so a
   * raster of one strip needs not be in memory as a whole.
   */
  private Chunks split(Chunks chunks) {
    Encoding encoding = encoding();
    long rowBytes = (long) chunks.cols() * encoding.stride() * encoding.bytes();
    boolean alone = chunks.count() == 1;
    if (chunks.tiled() || encoding.compression() != Encoding.NONE || rowBytes == 0) {
      return chunks;
    }
    int rows = (int) Math.max(1, STRIP_BYTES / rowBytes);
    while (!alone && rows > 1 && chunks.chunkRows() % rows != 0) {
      rows--;
    }
    if (rows >= chunks.chunkRows() || !complete(chunks, rowBytes)) {
      return chunks;
    }
    int parts = (chunks.rows() + rows - 1) / rows;
    long[] offsets = new long[parts];
    long[] counts = new long[parts];
    for (int i = 0; i < parts; i++) {
      int strip = (int) ((long) i * rows / chunks.chunkRows());
      long inside = (long) i * rows - (long) strip * chunks.chunkRows();
      offsets[i] = chunks.offsets()[strip] + inside * rowBytes;
      counts[i] = Math.min(rows, chunks.rows() - (long) i * rows) * rowBytes;
    }
    return new Chunks(chunks.rows(), chunks.cols(), rows, chunks.cols(), false, offsets, counts);
  }

  /** Whether all strips are there and as long as they must be; others are refused when read. */
  private static boolean complete(Chunks chunks, long rowBytes) {
    for (int strip = 0; strip < chunks.count(); strip++) {
      if (chunks.byteCounts()[strip] < chunks.usedRows(strip) * rowBytes) {
        return false;
      }
    }
    return true;
  }

  private int rowsPerStrip(int rows) {
    long[] values = tags.integers(TiffTag.ROWS_PER_STRIP);
    // The default of the standard is 2^32 - 1: one strip for everything.
    return values.length == 0 || values[0] < 1 || values[0] > rows ? rows : (int) values[0];
  }

  private void checkChunkSize(Chunks chunks) {
    Encoding encoding = encoding();
    double bytes =
        (double) chunks.chunkRows() * chunks.chunkCols() * encoding.stride() * encoding.bytes();
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new DemException(
          tags.file(),
          "has tiles or strips of " + chunks.chunkRows() + " x " + chunks.chunkCols() + " cells",
          "Maybe rewrite it in tiles of 512 x 512.");
    }
  }

  private int positive(int tag, String what) {
    int value = tags.integer(tag, 0);
    if (value < 1) {
      throw tags.damaged("has a " + what + " of " + value);
    }
    return value;
  }

  private double nodata() {
    return number(tags.text(TiffTag.GDAL_NODATA));
  }

  private static double number(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
