package org.freshet.rain;

import java.util.Arrays;

/**
 * Backward semi-Lagrangian look-up: the value of a cell is the field's value, bilinear, at the
 * place its air came from (Germann and Zawadzki, 2002, "Scale-dependence of the predictability of
 * precipitation from continental radar images", Mon. Wea. Rev. 130). From outside the field comes
 * NaN. Looks up the observed field once per lead time, so it does not blur step by step.
 */
final class Advection {
  private final float[] field;
  private final int rows;
  private final int cols;

  Advection(float[] field, int rows, int cols) {
    this.field = field;
    this.rows = rows;
    this.cols = cols;
  }

  /**
   * Fills one row of {@code out}.
   *
   * @param downOfRow southward displacement of each column's cell, cells; with {@code factor}
   * @param rightOfRow eastward displacement
   */
  void row(int row, float[] downOfRow, float[] rightOfRow, float factor, float[] out) {
    int to = row * cols;
    for (int col = 0; col < cols; col++) {
      float sourceRow = row - factor * downOfRow[col];
      float sourceCol = col - factor * rightOfRow[col];
      // A cell's own centre counts as inside, so that no motion loses nothing at the edges.
      if (!(sourceRow >= 0 && sourceCol >= 0 && sourceRow <= rows - 1 && sourceCol <= cols - 1)) {
        out[to + col] = Float.NaN;
        continue;
      }
      int i = Math.min((int) sourceRow, Math.max(0, rows - 2));
      int j = Math.min((int) sourceCol, Math.max(0, cols - 2));
      out[to + col] = bilinear(i * cols + j, sourceRow - i, sourceCol - j);
    }
  }

  private float bilinear(int cell, float v, float u) {
    int right = cols > 1 ? 1 : 0;
    int below = rows > 1 ? cols : 0;
    float a = field[cell];
    float b = field[cell + right];
    float c = field[cell + below];
    float d = field[cell + below + right];
    if (a == 0 && b == 0 && c == 0 && d == 0) {
      return 0;
    }
    // A neighbour of weight zero must not make its NaN ours.
    float north = u == 0 ? a : u == 1 ? b : a + u * (b - a);
    float south = u == 0 ? c : u == 1 ? d : c + u * (d - c);
    return v == 0 ? north : v == 1 ? south : north + v * (south - north);
  }

  /** A whole field moved by displacements held on a lattice. */
  float[] moved(FlowLattice lattice, float[] down, float[] right) {
    float[] out = new float[rows * cols];
    float[] nodeRow = new float[lattice.nodeCols()];
    float[] downOfRow = new float[cols];
    float[] rightOfRow = new float[cols];
    for (int row = 0; row < rows; row++) {
      lattice.alongRow(down, row, 0, cols, nodeRow, downOfRow);
      lattice.alongRow(right, row, 0, cols, nodeRow, rightOfRow);
      row(row, downOfRow, rightOfRow, 1, out);
    }
    return out;
  }

  /** A field of which nothing is known. */
  static float[] unknown(int cells) {
    float[] field = new float[cells];
    Arrays.fill(field, Float.NaN);
    return field;
  }
}
