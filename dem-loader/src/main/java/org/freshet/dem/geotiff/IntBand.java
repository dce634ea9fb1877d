package org.freshet.dem.geotiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.freshet.grid.IntGrid;
import org.jspecify.annotations.Nullable;

/** Counts and labels. */
final class IntBand implements Band {
  private final @Nullable IntRows source;
  private final int[] cells;
  private final int cols;
  private final int nodata;
  private int origin;

  private IntBand(@Nullable IntRows source, int[] cells, int cols, int nodata) {
    this.source = source;
    this.cells = cells;
    this.cols = cols;
    this.nodata = nodata;
  }

  /** A window that moves over a raster in memory. */
  static IntBand of(IntGrid grid, int nodata) {
    return new IntBand(null, grid.array(), grid.geometry().cols(), nodata);
  }

  /** A window of some rows that come from elsewhere. */
  static IntBand of(IntRows source, int rows, int cols, int nodata) {
    return new IntBand(source, new int[Math.multiplyExact(rows, cols)], cols, nodata);
  }

  @Override
  public int cols() {
    return cols;
  }

  @Override
  public int bytes() {
    return 4;
  }

  @Override
  public Encoding.Kind kind() {
    return Encoding.Kind.SIGNED;
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
    ByteBuffer samples = ByteBuffer.wrap(target, at, 4 * count).order(ByteOrder.LITTLE_ENDIAN);
    samples.asIntBuffer().put(cells, origin + cell, count);
  }

  @Override
  public byte[] padding() {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(nodata).array();
  }

  @Override
  public Band likeFirst(int rows) {
    IntBand band = new IntBand(null, new int[rows * cols], cols, nodata);
    Arrays.fill(band.cells, cells[origin]);
    return band;
  }

  @Override
  public Band half(int rows) {
    int halfCols = (cols + 1) / 2;
    return new IntBand(null, new int[Math.multiplyExact(rows, halfCols)], halfCols, nodata);
  }

  /** Each cell is the north-western one of those below it: labels have no mean. */
  @Override
  public void shrink(int rows, Band target, int targetRow) {
    IntBand small = (IntBand) target;
    for (int row = 0; row < rows; row += 2) {
      int to = (targetRow + row / 2) * small.cols;
      for (int col = 0; col < cols; col += 2) {
        small.cells[to + col / 2] = cells[origin + row * cols + col];
      }
    }
  }
}
