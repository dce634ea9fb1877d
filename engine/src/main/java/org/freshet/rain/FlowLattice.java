package org.freshet.rain;

import java.util.Arrays;

/**
 * Nodes at the centres of square blocks of cells: where motion and displacement are held, both
 * being smooth. Between nodes values are bilinear, beyond the outermost ones constant. Immutable
 * and thread-safe.
 */
final class FlowLattice {
  /** Cells along a block's side; a power of two, so that coarser images have whole blocks too. */
  static final int BLOCK = 8;

  private final int rows;
  private final int cols;
  private final int nodeRows;
  private final int nodeCols;

  FlowLattice(int rows, int cols) {
    this.rows = rows;
    this.cols = cols;
    this.nodeRows = (rows + BLOCK - 1) / BLOCK;
    this.nodeCols = (cols + BLOCK - 1) / BLOCK;
  }

  int rows() {
    return rows;
  }

  int cols() {
    return cols;
  }

  int nodeRows() {
    return nodeRows;
  }

  int nodeCols() {
    return nodeCols;
  }

  int nodes() {
    return nodeRows * nodeCols;
  }

  /** Column, in cells, of a node's place (a cell's centre has a whole number). */
  static float centre(int node) {
    return node * BLOCK + (BLOCK - 1) / 2f;
  }

  /** Value at a place given in cells. */
  float at(float[] values, float row, float col) {
    float v = clamp((row - centre(0)) / BLOCK, nodeRows);
    float u = clamp((col - centre(0)) / BLOCK, nodeCols);
    int i = Math.min((int) v, Math.max(0, nodeRows - 2));
    int j = Math.min((int) u, Math.max(0, nodeCols - 2));
    int below = nodeRows > 1 ? nodeCols : 0;
    int right = nodeCols > 1 ? 1 : 0;
    int node = i * nodeCols + j;
    float north = values[node] + (u - j) * (values[node + right] - values[node]);
    float a = values[node + below];
    float south = a + (u - j) * (values[node + below + right] - a);
    return north + (v - i) * (south - north);
  }

  /**
   * Values along a row of an image whose cells are {@code 2^level} cells wide: {@code out[c]} for
   * the centre of image column c.
   *
   * @param nodeRow scratch of {@link #nodeCols} values
   */
  void alongRow(float[] values, int imageRow, int level, int count, float[] nodeRow, float[] out) {
    float scale = 1 << level;
    float shift = (scale - 1) / 2;
    rowOfNodes(values, imageRow * scale + shift, nodeRow);
    int width = BLOCK >> level;
    int half = width / 2;
    int last = nodeCols - 1;
    float firstPart = (half * scale + shift - centre(0)) / BLOCK;
    Arrays.fill(out, 0, Math.min(half, count), nodeRow[0]);
    for (int j = 0, from = half; j < last; j++, from += width) {
      float slope = nodeRow[j + 1] - nodeRow[j];
      float start = nodeRow[j] + firstPart * slope;
      float step = slope / width;
      int to = Math.min(count, from + width);
      for (int c = from; c < to; c++) {
        out[c] = start + (c - from) * step;
      }
    }
    int rest = Math.min(count, half + last * width);
    Arrays.fill(out, rest, count, nodeRow[last]);
  }

  private void rowOfNodes(float[] values, float row, float[] nodeRow) {
    float v = clamp((row - centre(0)) / BLOCK, nodeRows);
    int i = Math.min((int) v, Math.max(0, nodeRows - 2));
    int below = nodeRows > 1 ? nodeCols : 0;
    float t = v - i;
    for (int j = 0, node = i * nodeCols; j < nodeCols; j++, node++) {
      nodeRow[j] = values[node] + t * (values[node + below] - values[node]);
    }
  }

  private static float clamp(float index, int size) {
    return Math.max(0, Math.min(size - 1, index));
  }

  /** Mean over a square of nodes around each one, cut at the edges; in place. */
  void blur(float[] values, int radius) {
    float[] line = new float[Math.max(nodeRows, nodeCols)];
    for (int i = 0; i < nodeRows; i++) {
      blurLine(values, i * nodeCols, 1, nodeCols, radius, line);
    }
    for (int j = 0; j < nodeCols; j++) {
      blurLine(values, j, nodeCols, nodeRows, radius, line);
    }
  }

  private static void blurLine(
      float[] values, int from, int stride, int count, int radius, float[] line) {
    double sum = 0;
    for (int k = 0; k < Math.min(radius, count); k++) {
      sum += values[from + k * stride];
    }
    for (int k = 0; k < count; k++) {
      if (k + radius < count) {
        sum += values[from + (k + radius) * stride];
      }
      if (k - radius - 1 >= 0) {
        sum -= values[from + (k - radius - 1) * stride];
      }
      int width = Math.min(count - 1, k + radius) - Math.max(0, k - radius) + 1;
      line[k] = (float) (sum / width);
    }
    for (int k = 0; k < count; k++) {
      values[from + k * stride] = line[k];
    }
  }
}
