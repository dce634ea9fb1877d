package org.freshet.service.analyse;

import org.freshet.grid.D8;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.TerrainCells;

/**
 * Rows of rasters that are made of a terrain model as they are asked for, so that none of them
 * needs memory of its own. One per reader: not thread-safe.
 */
final class TerrainRows {
  private final TerrainCells model;
  private final int cols;
  private float[] heights = {};
  private int[] leaves = {};

  TerrainRows(TerrainCells model) {
    this.model = model;
    this.cols = model.geometry().cols();
  }

  private int take(int row, int rows) {
    int count = rows * cols;
    if (heights.length < count) {
      heights = new float[count];
      leaves = new int[count];
    }
    model.heights(row, rows, heights);
    model.leaves(row, rows, leaves);
    return count;
  }

  /** Heights with every sink filled, m. */
  void filled(int row, int rows, float[] into) {
    int count = take(row, rows);
    for (int i = 0; i < count; i++) {
      float level = leaves[i] < 0 ? Float.NEGATIVE_INFINITY : model.fillLevel_m(leaves[i]);
      into[i] = level > heights[i] ? level : heights[i];
    }
  }

  /** Directions in ESRI codes. */
  void esriCodes(int row, int rows, byte[] into) {
    int count = take(row, rows);
    model.directions(row, rows, into);
    for (int i = 0; i < count; i++) {
      into[i] = (byte) (Float.isNaN(heights[i]) ? D8.ESRI_NODATA : D8.esriCode(into[i]));
    }
  }

  /** Depths of water, m; returns the number of wet cells. */
  int depths(SinkLevels levels, int row, int rows, float[] into) {
    int count = take(row, rows);
    return levels.depths(heights, leaves, count, into);
  }

  /** Ground of the rows taken last, m. */
  float[] ground() {
    return heights;
  }
}
