package org.freshet.sink;

import java.io.IOException;
import java.io.InputStream;
import org.freshet.grid.DoubleColumn;
import org.freshet.grid.FloatColumn;
import org.freshet.grid.IntColumn;
import org.freshet.grid.Pages;

/**
 * Walks the sections of a saved terrain model that stays where it is: large ones as pages, small
 * ones as a stream. Checks what it passes. Not thread-safe.
 */
final class ModelPages implements ModelColumns {
  private static final int HEAD_BYTES = 12;
  private static final int SUM_BYTES = 4;

  private final ModelBytes bytes;
  private long at;

  ModelPages(ModelBytes bytes) {
    this.bytes = bytes;
  }

  /** The next section as pages, its checksum compared. */
  Pages section(String tag, int bytesEach, long expected) throws IOException {
    int count = ModelSections.open(stream(), tag, bytesEach, Integer.MAX_VALUE - 8);
    if (expected >= 0 && count != expected) {
      throw new TerrainModelFormatException(
          "Section "
              + tag
              + " of the terrain model has ("
              + count
              + ") values; its raster has "
              + expected
              + " cells. Maybe prepare the area again.");
    }
    long size = (long) count * bytesEach;
    if (at + size + SUM_BYTES > bytes.size()) {
      throw new TerrainModelFormatException(
          "Terrain model ends within "
              + tag
              + ": it was not written to its end. Maybe prepare the area again.");
    }
    Pages pages = bytes.pages(at, size);
    at += size;
    if (ModelSections.readInt(stream(), tag) != pages.checksum()) {
      throw ModelSections.damaged(tag);
    }
    return pages;
  }

  @Override
  public IntColumn ints(String tag) throws IOException {
    Pages pages = section(tag, Integer.BYTES, -1);
    return IntColumn.in(pages, 0, (int) (pages.bytes() / Integer.BYTES));
  }

  @Override
  public FloatColumn floats(String tag) throws IOException {
    Pages pages = section(tag, Float.BYTES, -1);
    return FloatColumn.in(pages, 0, (int) (pages.bytes() / Float.BYTES));
  }

  @Override
  public DoubleColumn doubles(String tag) throws IOException {
    Pages pages = section(tag, Double.BYTES, -1);
    return DoubleColumn.in(pages, 0, (int) (pages.bytes() / Double.BYTES));
  }

  /** What follows, as a stream that moves on as it is read. */
  InputStream stream() {
    return new InputStream() {
      private Pages ahead = Pages.onHeap(0);
      private long aheadFrom;

      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        int count = (int) Math.min(length, bytes.size() - at);
        if (count <= 0) {
          return length == 0 ? 0 : -1;
        }
        if (at < aheadFrom || at + count > aheadFrom + ahead.bytes()) {
          aheadFrom = at;
          ahead = bytes.pages(at, Math.min(bytes.size() - at, Math.max(count, HEAD_BYTES)));
        }
        ahead.read(at - aheadFrom, into, offset, count);
        at += count;
        return count;
      }
    };
  }
}
