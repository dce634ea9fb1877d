package org.freshet.dem.geotiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;

/** A raster as the writer sees it: rows of little-endian samples, and a smaller one to zoom out. */
sealed interface CellSource {
  VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  VarHandle FLOAT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

  /** Where it lies. */
  GridGeometry geometry();

  /** Bytes of a sample. */
  int bytes();

  /** What a sample is. */
  Encoding.Kind kind();

  /** Writes a run of cells as samples. */
  void copy(int cell, int count, byte[] target, int at);

  /** Writes the sample that pads tiles beyond the raster. */
  void pad(int count, byte[] target, int at);

  /** The same raster with half the rows and columns, rounded up. */
  CellSource halved();

  private static GridGeometry half(GridGeometry full) {
    return new GridGeometry(
        (full.rows() + 1) / 2,
        (full.cols() + 1) / 2,
        full.west(),
        full.north(),
        full.cellWidth_m() * 2,
        full.cellHeight_m() * 2,
        full.crs());
  }

  /** Heights and the like; NaN is written as the value of no data. */
  record Floats(FloatGrid grid, float nodata) implements CellSource {
    @Override
    public GridGeometry geometry() {
      return grid.geometry();
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
    public void copy(int cell, int count, byte[] target, int at) {
      float[] values = grid.array();
      for (int i = 0; i < count; i++) {
        float value = values[cell + i];
        FLOAT.set(target, at + 4 * i, Float.isNaN(value) ? nodata : value);
      }
    }

    @Override
    public void pad(int count, byte[] target, int at) {
      for (int i = 0; i < count; i++) {
        FLOAT.set(target, at + 4 * i, nodata);
      }
    }

    /** Each cell is the mean of the up to four valid ones below it. */
    @Override
    public CellSource halved() {
      GridGeometry full = grid.geometry();
      FloatGrid small = new FloatGrid(half(full));
      int smallCols = small.geometry().cols();
      for (int row = 0; row < small.geometry().rows(); row++) {
        for (int col = 0; col < smallCols; col++) {
          small.set(row * smallCols + col, mean(full, 2 * row, 2 * col));
        }
      }
      return new Floats(small, nodata);
    }

    private float mean(GridGeometry full, int firstRow, int firstCol) {
      double sum = 0;
      int valid = 0;
      for (int row = firstRow; row < Math.min(firstRow + 2, full.rows()); row++) {
        for (int col = firstCol; col < Math.min(firstCol + 2, full.cols()); col++) {
          float value = grid.get(row, col);
          if (!Float.isNaN(value)) {
            sum += value;
            valid++;
          }
        }
      }
      return valid == 0 ? Float.NaN : (float) (sum / valid);
    }
  }

  /** Counts and labels. */
  record Ints(IntGrid grid, int nodata) implements CellSource {
    @Override
    public GridGeometry geometry() {
      return grid.geometry();
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
    public void copy(int cell, int count, byte[] target, int at) {
      int[] values = grid.array();
      for (int i = 0; i < count; i++) {
        INT.set(target, at + 4 * i, values[cell + i]);
      }
    }

    @Override
    public void pad(int count, byte[] target, int at) {
      for (int i = 0; i < count; i++) {
        INT.set(target, at + 4 * i, nodata);
      }
    }

    /** Each cell is the north-western one of those below it: labels have no mean. */
    @Override
    public CellSource halved() {
      IntGrid small = new IntGrid(half(grid.geometry()));
      GridGeometry shape = small.geometry();
      for (int cell = 0; cell < shape.cells(); cell++) {
        small.set(cell, grid.get(2 * shape.row(cell), 2 * shape.col(cell)));
      }
      return new Ints(small, nodata);
    }
  }

  /** Codes of 0 to 255. */
  record Bytes(ByteGrid grid, byte nodata) implements CellSource {
    @Override
    public GridGeometry geometry() {
      return grid.geometry();
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
    public void copy(int cell, int count, byte[] target, int at) {
      System.arraycopy(grid.array(), cell, target, at, count);
    }

    @Override
    public void pad(int count, byte[] target, int at) {
      Arrays.fill(target, at, at + count, nodata);
    }

    /** Each cell is the north-western one of those below it: codes have no mean. */
    @Override
    public CellSource halved() {
      ByteGrid small = new ByteGrid(half(grid.geometry()));
      GridGeometry shape = small.geometry();
      for (int cell = 0; cell < shape.cells(); cell++) {
        small.set(cell, grid.get(2 * shape.row(cell), 2 * shape.col(cell)));
      }
      return new Bytes(small, nodata);
    }
  }
}
