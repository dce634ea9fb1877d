package org.freshet.grid;

/**
 * A raster cut into tiles of one size, numbered row by row from the north-west; those at the east
 * and south edge may be smaller. Immutable.
 *
 * @param rows rows of the raster
 * @param cols columns of the raster
 * @param size rows and columns of a tile
 */
public record Tiles(int rows, int cols, int size) {
  /** Checks the size. */
  public Tiles {
    if (rows < 1 || cols < 1 || size < 1) {
      throw new IllegalArgumentException(
          "Tiles of size (" + size + ") of a raster of rows (" + rows + ") x cols (" + cols + ").");
    }
  }

  /** Tiles side by side. */
  public int across() {
    return Bands.blocks(cols, size);
  }

  /** Number of tiles. */
  public int count() {
    return Math.multiplyExact(across(), Bands.blocks(rows, size));
  }

  /** The tile that holds a cell. */
  public int tileOf(int row, int col) {
    return row / size * across() + col / size;
  }

  /** The cells of a tile. */
  public Window window(int tile) {
    int row = tile / across() * size;
    int col = tile % across() * size;
    return new Window(row, col, Math.min(size, rows - row), Math.min(size, cols - col));
  }

  /**
   * A rectangle of cells, which may reach beyond the raster.
   *
   * @param row first row
   * @param col first column
   * @param rows number of rows
   * @param cols number of columns
   */
  public record Window(int row, int col, int rows, int cols) {
    /** The window with a ring of so many cells around it. */
    public Window grown(int ring) {
      return new Window(row - ring, col - ring, rows + 2 * ring, cols + 2 * ring);
    }

    /** Number of cells. */
    public int cells() {
      return rows * cols;
    }
  }
}
