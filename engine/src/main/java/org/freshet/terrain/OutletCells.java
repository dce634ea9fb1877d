package org.freshet.terrain;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.freshet.grid.Bands;
import org.freshet.grid.FloatGrid;

/**
 * Tells the cells from which water leaves: valid cells of the raster edge and valid cells beside
 * draining no data. No data drains if it is connected (by eight neighbours) to the raster edge
 * through no data, or wherever it lies if the options say so; else it is a wall.
 *
 * <p>O(cells); extra memory is two numbers per run of no-data cells in a row.
 */
final class OutletCells {
  private static final int BLOCK_ROWS = 32;

  private final float[] z;
  private final int rows;
  private final int cols;
  private final int threads;
  private final byte[] codes;
  private final int[] labels;

  private OutletCells(FloatGrid elevation, byte[] codes, int[] labels, int threads) {
    this.z = elevation.array();
    this.rows = elevation.geometry().rows();
    this.cols = elevation.geometry().cols();
    this.codes = codes;
    this.labels = labels;
    this.threads = threads;
  }

  /**
   * Marks outlets and no data in a cleared code array, and labels them; all other labels become
   * unset.
   *
   * @return number of valid cells
   * @throws IllegalArgumentException if a height is infinite
   */
  static int mark(
      FloatGrid elevation, boolean interiorDrains, int threads, byte[] codes, int[] labels) {
    return new OutletCells(elevation, codes, labels, threads).run(interiorDrains);
  }

  private int run(boolean interiorDrains) {
    int[] nodataInRow = new int[rows];
    AtomicInteger nodata = new AtomicInteger();
    byte code = interiorDrains ? Codes.VOID : Codes.WALL;
    Bands.run(
        threads,
        rows,
        BLOCK_ROWS,
        (worker, block, from, to) -> {
          int sum = 0;
          for (int row = from; row < to; row++) {
            nodataInRow[row] = scan(row, code);
            sum += nodataInRow[row];
          }
          nodata.addAndGet(sum);
        });
    if (nodata.get() > 0) {
      if (!interiorDrains) {
        new NodataRuns(rows, cols, codesByRow()).openToEdge(nodataInRow);
      }
      markBesideVoid(nodataInRow);
    }
    markEdge();
    return rows * cols - nodata.get();
  }

  private NodataRuns.Rows codesByRow() {
    return new NodataRuns.Rows() {
      @Override
      public void read(int row, byte[] into) {
        System.arraycopy(codes, row * cols, into, 0, cols);
      }

      @Override
      public void open(int from, int to) {
        Arrays.fill(codes, from, to, Codes.VOID);
      }
    };
  }

  private int scan(int row, byte code) {
    int first = row * cols;
    int count = 0;
    Arrays.fill(labels, first, first + cols, BasinLabels.UNSET);
    for (int cell = first; cell < first + cols; cell++) {
      if (!Float.isFinite(z[cell])) {
        requireNodata(z[cell], row, cell - first);
        codes[cell] = code;
        labels[cell] = BasinGraph.NODATA;
        count++;
      }
    }
    return count;
  }

  /** Throws if a height that is not finite is not no data either. */
  static void requireNodata(float height, int row, int col) {
    if (Float.isInfinite(height)) {
      throw new IllegalArgumentException(
          "Height ("
              + height
              + ") at row "
              + row
              + ", column "
              + col
              + " must be finite or no data (NaN). Maybe the no-data value of the source is not"
              + " set.");
    }
  }

  private void markEdge() {
    for (int col = 0; col < cols; col++) {
      markOutlet(col);
      markOutlet((rows - 1) * cols + col);
    }
    for (int row = 0; row < rows; row++) {
      markOutlet(row * cols);
      markOutlet(row * cols + cols - 1);
    }
  }

  private void markOutlet(int cell) {
    if (codes[cell] == Codes.UNSEEN) {
      codes[cell] = Codes.OUTLET | Codes.CHECK;
      labels[cell] = BasinGraph.OUTSIDE;
    }
  }

  private void markBesideVoid(int[] nodataInRow) {
    if (cols < 3) {
      return;
    }
    Bands.run(
        threads,
        rows - 1,
        BLOCK_ROWS,
        (worker, block, from, to) -> {
          for (int row = Math.max(1, from); row < to; row++) {
            if (nodataInRow[row - 1] + nodataInRow[row] + nodataInRow[row + 1] > 0) {
              markRowBesideVoid(row);
            }
          }
        });
  }

  private void markRowBesideVoid(int row) {
    int first = row * cols + 1;
    boolean west;
    boolean here = voidInColumn(first - 1);
    boolean east = voidInColumn(first);
    for (int cell = first; cell < first + cols - 2; cell++) {
      west = here;
      here = east;
      east = voidInColumn(cell + 1);
      if (west || here || east) {
        markOutlet(cell);
      }
    }
  }

  private boolean voidInColumn(int cell) {
    return codes[cell - cols] == Codes.VOID
        || codes[cell] == Codes.VOID
        || codes[cell + cols] == Codes.VOID;
  }
}
