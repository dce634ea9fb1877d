package org.freshet.dem.mosaic;

import java.util.Arrays;
import org.freshet.dem.DemException;

/**
 * Puts rasters together. They must be put in the order of the plan; where two overlap, the valid
 * cell wins over no data, and the lower of two heights that agree. Not thread-safe.
 */
public final class Mosaic {
  /** Heights that differ by no more are the same: files round to centimetres. */
  static final float AGREEMENT_M = 0.0101f;

  private final MosaicPlan plan;
  private final float[] cells;
  private long overlapping;

  /** An empty mosaic: all no data. Memory is 4 bytes per cell of the plan. */
  public Mosaic(MosaicPlan plan) {
    this.plan = plan;
    this.cells = new float[plan.geometry().cells()];
    Arrays.fill(cells, Float.NaN);
  }

  /** The cells put together so far, by reference. */
  public float[] cells() {
    return cells;
  }

  /** Cells that several rasters cover with the same height. */
  public long overlapping() {
    return overlapping;
  }

  /** Cells that no raster covers. */
  public long uncovered() {
    int rows = plan.geometry().rows();
    int cols = plan.geometry().cols();
    boolean[] covered = new boolean[cols];
    long count = 0;
    for (int row = 0; row < rows; row++) {
      Arrays.fill(covered, false);
      for (MosaicPlan.Part part : plan.parts()) {
        if (row >= part.firstRow() && row < part.firstRow() + part.geometry().rows()) {
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
   * Puts a raster into its place.
   *
   * @param index which one of the plan
   * @param values its cells
   * @throws DemException where it disagrees with one put before
   */
  public void put(int index, float[] values) {
    MosaicPlan.Part part = plan.parts().get(index);
    int cols = part.geometry().cols();
    for (int row = 0; row < part.geometry().rows(); row++) {
      int from = (part.firstRow() + row) * plan.geometry().cols() + part.firstCol();
      for (int col = 0; col < cols; col++) {
        float value = values[row * cols + col];
        float there = cells[from + col];
        if (Float.isNaN(there)) {
          cells[from + col] = value;
        } else if (!Float.isNaN(value)) {
          if (!(Math.abs(value - there) <= AGREEMENT_M)) {
            throw disagreement(index, from + col, value, there, values);
          }
          cells[from + col] = Math.min(value, there);
          overlapping++;
        }
      }
    }
  }

  private DemException disagreement(int index, int cell, float value, float there, float[] values) {
    int row = plan.geometry().row(cell);
    int col = plan.geometry().col(cell);
    String other = "another file";
    for (int i = 0; i < index; i++) {
      if (plan.parts().get(i).covers(row, col)) {
        other = plan.parts().get(i).name();
        break;
      }
    }
    return new DemException(
        plan.parts().get(index).name(),
        "overlaps "
            + other
            + " and disagrees in "
            + disagreeing(index, values)
            + " cells, first at ("
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

  private long disagreeing(int index, float[] values) {
    MosaicPlan.Part part = plan.parts().get(index);
    int cols = part.geometry().cols();
    long count = 0;
    for (int i = 0; i < values.length; i++) {
      int row = part.firstRow() + i / cols;
      float there = cells[row * plan.geometry().cols() + part.firstCol() + i % cols];
      count += Math.abs(values[i] - there) > AGREEMENT_M ? 1 : 0;
    }
    return count;
  }
}
