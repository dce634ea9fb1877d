package org.freshet.terrain;

import org.freshet.grid.Bands;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.D8;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntGrid;
import org.freshet.grid.IntList;

/**
 * Flow accumulation in cells, the cell itself counted. Each cell without donors starts a walk
 * downstream that stops where another donor is still missing (after Kotyra and Chabudziński, 2021,
 * doi:10.1016/j.cageo.2021.104741, "top-down"). Threads own bands of rows; flow that crosses a band
 * is kept and carried on at the end. Sums are whole numbers, so the order never matters.
 *
 * <p>No data and cells of no direction outside the data count 0. O(cells); one byte per cell while
 * it works.
 */
public final class FlowAccumulation {
  private static final byte DONE = -1;
  private static final int BLOCK_ROWS = 64;

  private final byte[] directions;
  private final int rows;
  private final int cols;
  private final int[] steps;
  private final byte[] missing;
  private final int[] sums;

  private FlowAccumulation(ByteGrid directions, int[] sums) {
    this.directions = directions.array();
    this.rows = directions.geometry().rows();
    this.cols = directions.geometry().cols();
    this.steps = Codes.steps(cols);
    this.missing = new byte[sums.length];
    this.sums = sums;
  }

  /**
   * Accumulates cells.
   *
   * @param directions D8 directions without cycles, {@link D8#NONE} at outlets and no data
   * @param labels one per cell; {@link BasinGraph#NODATA} where the cell does not count
   * @param threads threads to use
   */
  public static IntGrid of(ByteGrid directions, int[] labels, int threads) {
    GridGeometry geometry = directions.geometry();
    int[] sums = new int[geometry.cells()];
    FlowAccumulation work = new FlowAccumulation(directions, sums);
    work.countDonors(labels, threads);
    work.walk(threads);
    return new IntGrid(geometry, sums);
  }

  // Donors in the next band are added afterwards: only first and last rows of bands can have them.
  private void countDonors(int[] labels, int threads) {
    Bands.run(
        threads,
        rows,
        BLOCK_ROWS,
        (worker, block, from, to) -> {
          int first = from * cols;
          int last = to * cols;
          for (int cell = first; cell < last; cell++) {
            int direction = directions[cell];
            sums[cell] = labels[cell] == BasinGraph.NODATA ? 0 : 1;
            if (direction >= 0) {
              int next = cell + steps[direction];
              if (next >= first && next < last) {
                missing[next]++;
              }
            }
          }
        });
    for (int row = BLOCK_ROWS; row < rows; row += BLOCK_ROWS) {
      countAcross(row - 1, 1);
      countAcross(row, -1);
    }
  }

  private void countAcross(int row, int rowStep) {
    for (int cell = row * cols; cell < row * cols + cols; cell++) {
      int direction = directions[cell];
      if (direction >= 0 && D8.rowStep(direction) == rowStep) {
        missing[cell + steps[direction]]++;
      }
    }
  }

  private void walk(int threads) {
    int size = Math.max(1, (rows + threads - 1) / threads);
    IntList[] crossings = new IntList[Bands.blocks(rows, size)];
    Bands.run(
        threads,
        rows,
        size,
        (worker, block, from, to) -> {
          IntList across = new IntList(1024);
          crossings[block] = across;
          walkBand(from * cols, to * cols, across);
        });
    for (IntList across : crossings) {
      for (int i = 0; i < across.size(); i++) {
        carryOn(across.get(i));
      }
    }
  }

  private void walkBand(int first, int last, IntList across) {
    for (int cell = first; cell < last; cell++) {
      if (missing[cell] != 0) {
        continue;
      }
      int at = cell;
      while (true) {
        missing[at] = DONE;
        int direction = directions[at];
        if (direction < 0) {
          break;
        }
        int next = at + steps[direction];
        if (next < first || next >= last) {
          across.add(at);
          break;
        }
        sums[next] += sums[at];
        if (--missing[next] != 0) {
          break;
        }
        at = next;
      }
    }
  }

  private void carryOn(int from) {
    int at = from;
    while (true) {
      int direction = directions[at];
      if (direction < 0) {
        return;
      }
      int next = at + steps[direction];
      sums[next] += sums[at];
      if (--missing[next] != 0) {
        return;
      }
      missing[next] = DONE;
      at = next;
    }
  }
}
