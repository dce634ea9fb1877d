package org.freshet.flood;

import java.util.Arrays;
import org.freshet.grid.GridGeometry;
import org.freshet.rain.RainGrid;

/**
 * Rain cell of every terrain cell, one row after the other.
 *
 * <p>A rain grid may lie in a projection of its own, and a rain cell is far larger than a terrain
 * cell. So the grid is asked at the corners of blocks; where all four agree the whole block lies in
 * that rain cell (rain cells are convex but for the curvature of their edges, under 1 mm over a
 * block), elsewhere every cell is asked. Not thread-safe.
 */
final class RainCells {
  private static final int BLOCK = 16;

  private final GridGeometry geometry;
  private final RainGrid rain;
  private final int[] band;
  private int bandTop = -1;

  RainCells(GridGeometry geometry, RainGrid rain) {
    this.geometry = geometry;
    this.rain = rain;
    this.band = new int[BLOCK * geometry.cols()];
  }

  /** Rain cell of a terrain cell, -1 outside the rain grid. Ask row by row. */
  int of(int row, int col) {
    int top = row - row % BLOCK;
    if (top != bandTop) {
      fillBand(top);
      bandTop = top;
    }
    return band[(row - top) * geometry.cols() + col];
  }

  private void fillBand(int top) {
    int bottom = Math.min(top + BLOCK, geometry.rows());
    for (int left = 0; left < geometry.cols(); left += BLOCK) {
      fillBlock(top, bottom, left, Math.min(left + BLOCK, geometry.cols()));
    }
  }

  private void fillBlock(int top, int bottom, int left, int right) {
    int corner = ask(top, left);
    boolean one =
        corner == ask(top, right - 1)
            && corner == ask(bottom - 1, left)
            && corner == ask(bottom - 1, right - 1);
    for (int row = top; row < bottom; row++) {
      int start = (row - top) * geometry.cols();
      if (one) {
        Arrays.fill(band, start + left, start + right, corner);
      } else {
        for (int col = left; col < right; col++) {
          band[start + col] = ask(row, col);
        }
      }
    }
  }

  private int ask(int row, int col) {
    return rain.cellAt(geometry.x(col), geometry.y(row));
  }
}
