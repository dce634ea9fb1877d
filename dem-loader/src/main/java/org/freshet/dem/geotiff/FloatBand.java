package org.freshet.dem.geotiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.freshet.grid.FloatGrid;
import org.jspecify.annotations.Nullable;

/** Heights and the like; NaN is written as the value of no data. */
final class FloatBand implements Band {
  private static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

  private final @Nullable FloatRows source;
  private final float[] cells;
  private final int cols;
  private final float nodata;
  private int origin;

  private FloatBand(@Nullable FloatRows source, float[] cells, int cols, float nodata) {
    this.source = source;
    this.cells = cells;
    this.cols = cols;
    this.nodata = nodata;
  }

  /** A window that moves over a raster in memory. */
  static FloatBand of(FloatGrid grid, float nodata) {
    return new FloatBand(null, grid.array(), grid.geometry().cols(), nodata);
  }

  /** A window of some rows that come from elsewhere. */
  static FloatBand of(FloatRows source, int rows, int cols, float nodata) {
    return new FloatBand(source, new float[Math.multiplyExact(rows, cols)], cols, nodata);
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
    return Encoding.Kind.FLOAT;
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
    int from = origin + cell;
    for (int i = 0; i < count; i++) {
      float value = cells[from + i];
      FLOAT.set(target, at + 4 * i, Float.isNaN(value) ? nodata : value);
    }
  }

  @Override
  public byte[] padding() {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(nodata).array();
  }

  @Override
  public Band likeFirst(int rows) {
    FloatBand band = new FloatBand(null, new float[rows * cols], cols, nodata);
    Arrays.fill(band.cells, cells[origin]);
    return band;
  }

  @Override
  public Band half(int rows) {
    int halfCols = (cols + 1) / 2;
    return new FloatBand(null, new float[Math.multiplyExact(rows, halfCols)], halfCols, nodata);
  }

  /** Each cell is the mean of the up to four valid ones below it. */
  @Override
  public void shrink(int rows, Band target, int targetRow) {
    FloatBand small = (FloatBand) target;
    for (int row = 0; row < rows; row += 2) {
      int to = (targetRow + row / 2) * small.cols;
      for (int col = 0; col < cols; col += 2) {
        small.cells[to + col / 2] = mean(row, Math.min(row + 2, rows), col);
      }
    }
  }

  private float mean(int firstRow, int endRow, int firstCol) {
    double sum = 0;
    int valid = 0;
    for (int row = firstRow; row < endRow; row++) {
      for (int col = firstCol; col < Math.min(firstCol + 2, cols); col++) {
        float value = cells[origin + row * cols + col];
        if (!Float.isNaN(value)) {
          sum += value;
          valid++;
        }
      }
    }
    return valid == 0 ? Float.NaN : (float) (sum / valid);
  }
}
