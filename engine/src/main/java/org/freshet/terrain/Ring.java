package org.freshet.terrain;

import org.freshet.grid.Tiles.Window;

/**
 * Numbers the outermost cells of a window: the first row, the last row, then the west and east ends
 * of the rows between, in turn. Pure.
 */
final class Ring {
  private Ring() {}

  /** Number of outermost cells. */
  static int size(Window window) {
    int between = Math.max(0, window.rows() - 2);
    return Math.min(2, window.rows()) * window.cols() + between * Math.min(2, window.cols());
  }

  /** Number of an outermost cell, given by row and column within the window. */
  static int index(Window window, int row, int col) {
    int cols = window.cols();
    if (row == 0) {
      return col;
    }
    if (row == window.rows() - 1) {
      return cols + col;
    }
    return 2 * cols + (row - 1) * Math.min(2, cols) + (col == 0 ? 0 : 1);
  }

  /** Row within the window. */
  static int row(Window window, int index) {
    int cols = window.cols();
    if (index < cols) {
      return 0;
    }
    if (index < 2 * cols) {
      return window.rows() - 1;
    }
    return 1 + (index - 2 * cols) / Math.min(2, cols);
  }

  /** Column within the window. */
  static int col(Window window, int index) {
    int cols = window.cols();
    if (index < 2 * cols) {
      return index % cols;
    }
    return (index - 2 * cols) % Math.min(2, cols) == 0 ? 0 : cols - 1;
  }
}
