package org.freshet.dem.mosaic;

import java.util.Arrays;
import org.freshet.dem.DemException;

/**
 * Puts rasters together, block of rows by block of rows from north to south. Rasters must be put in
 * the order of the plan; where two overlap, the valid cell wins over no data, and the lower of two
 * heights that agree. Not thread-safe.
 */
public final class Mosaic {
  /** Heights that differ by no more are the same: files round to centimetres. */
  static final float AGREEMENT_M = 0.0101f;

  private final MosaicPlan plan;
  private final int cols;
  private float[] cells = new float[0];
  private int origin;
  private int firstRow;
  private int rows;
  private long overlapping;

  /** A mosaic without rows yet. */
  public Mosaic(MosaicPlan plan) {
    this.plan = plan;
    this.cols = plan.geometry().cols();
  }

  /** How the rasters lie. */
  public MosaicPlan plan() {
    return plan;
  }

  /** Cells that several rasters cover with the same height, so far. */
  public long overlapping() {
    return overlapping;
  }

  /** Cells that no raster covers. */
  public long uncovered() {
    boolean[] covered = new boolean[cols];
    long count = 0;
    for (int row = 0; row < plan.geometry().rows(); row++) {
      Arrays.fill(covered, false);
      for (MosaicPlan.Part part : plan.parts()) {
        if (row >= part.firstRow() && row < part.endRow()) {
          Arrays.fill(covered, part.firstCol(), part.firstCol() + part.geometry().cols(), true);
        }
      }
      for (boolean c : covered) {
        count += c ? 0 : 1;
      }
    }
    return count;
  }

  /**
   * Begins the next block: all no data.
   *
   * @param row its first row
   * @param count its rows
   * @param target takes its cells
   * @param at index of its first cell in the target
   */
  public void begin(int row, int count, float[] target, int at) {
    cells = target;
    origin = at;
    firstRow = row;
    rows = count;
    Arrays.fill(target, at, at + count * cols, Float.NaN);
  }

  /**
   * Puts rows of a raster into the block.
   *
   * @param index which raster of the plan
   * @param partRow first of the rows, counted in the raster
   * @param count how many; all lie in the block
   * @param values their cells
   * @throws DemException where they disagree with a raster put before
   */
  public void put(int index, int partRow, int count, float[] values) {
    MosaicPlan.Part part = plan.parts().get(index);
    int width = part.geometry().cols();
    for (int row = 0; row < count; row++) {
      int from = place(part, partRow + row);
      for (int col = 0; col < width; col++) {
        float value = values[row * width + col];
        float there = cells[from + col];
        if (Float.isNaN(there)) {
          cells[from + col] = value;
        } else if (!Float.isNaN(value)) {
          if (!(Math.abs(value - there) <= AGREEMENT_M)) {
            long number = disagreeing(part, partRow, row, count, values);
            throw disagreement(index, partRow + row, col, number, value, there);
          }
          cells[from + col] = Math.min(value, there);
          overlapping++;
        }
      }
    }
  }

  /** Index in the target of the first cell of a row of a raster. */
  private int place(MosaicPlan.Part part, int partRow) {
    return origin + (part.firstRow() + partRow - firstRow) * cols + part.firstCol();
  }

  private DemException disagreement(
      int index, int partRow, int partCol, long number, float value, float there) {
    MosaicPlan.Part part = plan.parts().get(index);
    int row = part.firstRow() + partRow;
    int col = part.firstCol() + partCol;
    String other = "another file";
    for (int i = 0; i < index; i++) {
      if (plan.parts().get(i).covers(row, col)) {
        other = plan.parts().get(i).name();
        break;
      }
    }
    boolean all = rows == plan.geometry().rows();
    return new DemException(
        part.name(),
        "overlaps "
            + other
            + " and disagrees in "
            + number
            + (all ? " cells" : " cells of rows " + firstRow + " to " + (firstRow + rows - 1))
            + ", first at ("
            + plan.geometry().x(col)
            + ", "
            + plan.geometry().y(row)
            + "): "
            + value
            + " m against "
            + there
            + " m",
        "Maybe leave out the older one.");
  }

  private long disagreeing(MosaicPlan.Part part, int partRow, int from, int count, float[] values) {
    int width = part.geometry().cols();
    long number = 0;
    for (int row = from; row < count; row++) {
      int there = place(part, partRow + row);
      for (int col = 0; col < width; col++) {
        float difference = Math.abs(values[row * width + col] - cells[there + col]);
        number += difference > AGREEMENT_M ? 1 : 0;
      }
    }
    return number;
  }
}
