package org.freshet.service.cycle;

import java.util.Arrays;
import org.freshet.rain.RainFrame;

/**
 * Brings frames of one grid onto the cells of another: each cell takes the value of the cell its
 * centre lies in, unknown where there is none. Values stay as measured; with cells of like size the
 * place is right to half a cell. Immutable and thread-safe.
 */
public final class CellPicker {
  /** Frames that have the right cells already. */
  public static final CellPicker SAME = new CellPicker(new int[0], 0);

  /** Where a cell lies in the source's grid. */
  @FunctionalInterface
  public interface Place {
    /** The source's cell that holds the centre of a cell of the window, or -1. */
    int sourceCell(int row, int col);
  }

  private final int[] sourceCells;
  private final int sourceCount;

  private CellPicker(int[] sourceCells, int sourceCount) {
    this.sourceCells = sourceCells;
    this.sourceCount = sourceCount;
  }

  /**
   * A picker for a window.
   *
   * @param sourceCount number of cells of the source's frames
   * @throws IllegalArgumentException if no cell of the window lies in the source's grid
   */
  public static CellPicker of(int rows, int cols, int sourceCount, Place place) {
    int[] cells = new int[rows * cols];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] = place.sourceCell(cell / cols, cell % cols);
    }
    if (Arrays.stream(cells).allMatch(cell -> cell < 0)) {
      throw new IllegalArgumentException(
          "No cell of the window lies in the source's grid. Maybe another region.");
    }
    return new CellPicker(cells, sourceCount);
  }

  /** The frame on the window's cells. */
  public RainFrame pick(RainFrame frame) {
    if (this == SAME) {
      return frame;
    }
    if (frame.cells() != sourceCount) {
      throw new IllegalArgumentException(
          frame + " has not the " + sourceCount + " cells of its source's first frame.");
    }
    float[] rain_mm = new float[sourceCells.length];
    for (int cell = 0; cell < rain_mm.length; cell++) {
      rain_mm[cell] = sourceCells[cell] < 0 ? Float.NaN : frame.rain_mm(sourceCells[cell]);
    }
    return new RainFrame(frame.start(), frame.end(), rain_mm, frame.source());
  }
}
