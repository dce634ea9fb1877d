package org.freshet.service.analyse;

import java.util.Arrays;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;

/**
 * Shrinks a raster to the pixels of a picture while its rows stream by: mean ground and deepest
 * filling of every square block of cells, so that small deep sinks are never lost. Memory grows
 * with the pixels, not with the cells. Not thread-safe.
 */
final class OverviewCells {
  /** Longest side, pixels. */
  static final int MAX_SIDE = 2000;

  private final GridGeometry geometry;
  private final int step;
  private final int width;
  private final int height;
  private final double[] sum_m;
  private final int[] valid;
  private final float[] ground_m;
  private final float[] depth_m;
  private int row;

  OverviewCells(GridGeometry geometry) {
    this.geometry = geometry;
    this.step = (Math.max(geometry.rows(), geometry.cols()) + MAX_SIDE - 1) / MAX_SIDE;
    this.width = (geometry.cols() + step - 1) / step;
    this.height = (geometry.rows() + step - 1) / step;
    this.sum_m = new double[width];
    this.valid = new int[width];
    this.ground_m = new float[width * height];
    this.depth_m = new float[width * height];
  }

  /** Cells along a side of a pixel. */
  int step() {
    return step;
  }

  /**
   * The next row, north to south.
   *
   * @param ground heights, m, NaN where there is no data
   * @param filled the same with every sink filled
   * @param from where the row begins in both arrays
   */
  void row(float[] ground, float[] filled, int from) {
    int line = row / step * width;
    for (int x = 0, col = 0; x < width; x++) {
      int end = Math.min(col + step, geometry.cols());
      float deepest = depth_m[line + x];
      for (; col < end; col++) {
        float z = ground[from + col];
        if (!Float.isNaN(z)) {
          sum_m[x] += z;
          valid[x]++;
          deepest = Math.max(deepest, filled[from + col] - z);
        }
      }
      depth_m[line + x] = deepest;
    }
    row++;
    if (row % step == 0 || row == geometry.rows()) {
      closeLine(line);
    }
  }

  private void closeLine(int line) {
    for (int x = 0; x < width; x++) {
      ground_m[line + x] = valid[x] == 0 ? Float.NaN : (float) (sum_m[x] / valid[x]);
    }
    Arrays.fill(sum_m, 0);
    Arrays.fill(valid, 0);
  }

  /** Mean ground per pixel, m. */
  FloatGrid ground() {
    return new FloatGrid(pixels(), ground_m);
  }

  /** Deepest filling per pixel, m; 0 where the ground is not raised. */
  FloatGrid depth() {
    return new FloatGrid(pixels(), depth_m);
  }

  private GridGeometry pixels() {
    return new GridGeometry(
        height,
        width,
        geometry.west(),
        geometry.north(),
        geometry.cellWidth_m() * step,
        geometry.cellHeight_m() * step,
        geometry.crs());
  }
}
