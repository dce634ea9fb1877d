package org.freshet.dem.geotiff;

import java.util.Arrays;
import org.freshet.grid.ByteGrid;
import org.jspecify.annotations.Nullable;

/** Codes of 0 to 255. */
final class ByteBand implements Band {
  private final @Nullable ByteRows source;
  private final byte[] cells;
  private final int cols;
  private final byte nodata;
  private int origin;

  private ByteBand(@Nullable ByteRows source, byte[] cells, int cols, byte nodata) {
    this.source = source;
    this.cells = cells;
    this.cols = cols;
    this.nodata = nodata;
  }

  /** A window that moves over a raster in memory. */
  static ByteBand of(ByteGrid grid, byte nodata) {
    return new ByteBand(null, grid.array(), grid.geometry().cols(), nodata);
  }

  /** A window of some rows that come from elsewhere. */
  static ByteBand of(ByteRows source, int rows, int cols, byte nodata) {
    return new ByteBand(source, new byte[Math.multiplyExact(rows, cols)], cols, nodata);
  }

  @Override
  public int cols() {
    return cols;
  }

  @Override
  public int bytes() {
    return 1;
  }

  @Override
  public Encoding.Kind kind() {
    return Encoding.Kind.UNSIGNED;
  }

  @Override
  public void fill(int firstRow, int rows) {
    if (source == null) {
      origin = firstRow * cols;
    } else {
      source.read(firstRow, rows, cells);
    }
  }

  @Override
  public void copy(int cell, int count, byte[] target, int at) {
    System.arraycopy(cells, origin + cell, target, at, count);
  }

  @Override
  public byte[] padding() {
    return new byte[] {nodata};
  }

  @Override
  public Band likeFirst(int rows) {
    ByteBand band = new ByteBand(null, new byte[rows * cols], cols, nodata);
    Arrays.fill(band.cells, cells[origin]);
    return band;
  }

  @Override
  public Band half(int rows) {
    int halfCols = (cols + 1) / 2;
    return new ByteBand(null, new byte[Math.multiplyExact(rows, halfCols)], halfCols, nodata);
  }

  /** Each cell is the north-western one of those below it: codes have no mean. */
  @Override
  public void shrink(int rows, Band target, int targetRow) {
    ByteBand small = (ByteBand) target;
    for (int row = 0; row < rows; row += 2) {
      int to = (targetRow + row / 2) * small.cols;
      for (int col = 0; col < cols; col += 2) {
        small.cells[to + col / 2] = cells[origin + row * cols + col];
      }
    }
  }
}
