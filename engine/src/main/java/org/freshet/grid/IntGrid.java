package org.freshet.grid;

import java.util.Objects;

/**
 * A raster of {@code int} values, row-major, row 0 north. The meaning of special values belongs to
 * whoever makes it.
 *
 * <p>Holds its array by reference: whoever made it must not change the cells once it is shared. Not
 * thread-safe for writing.
 */
public final class IntGrid {
  private final GridGeometry geometry;
  private final int[] values;

  /** A raster over the given cells; the array is not copied. */
  public IntGrid(GridGeometry geometry, int[] values) {
    this.geometry = Objects.requireNonNull(geometry);
    if (values.length != geometry.cells()) {
      throw new IllegalArgumentException(
          "Array of " + values.length + " cells for a raster of " + geometry.cells() + ".");
    }
    this.values = values;
  }

  /** A raster of zeros. */
  public IntGrid(GridGeometry geometry) {
    this(geometry, new int[geometry.cells()]);
  }

  /** Where the raster lies. */
  public GridGeometry geometry() {
    return geometry;
  }

  /** Value of a cell. */
  public int get(int cell) {
    return values[cell];
  }

  /** Value at a row and a column. */
  public int get(int row, int col) {
    return values[row * geometry.cols() + col];
  }

  /** Sets a cell. */
  public void set(int cell, int value) {
    values[cell] = value;
  }

  /** The live array itself, for kernels that read or write every cell. */
  public int[] array() {
    return values;
  }
}
