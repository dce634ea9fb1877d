package org.freshet.grid;

import java.util.Objects;

/**
 * A raster of {@code float} values, row-major, row 0 north. No data is NaN.
 *
 * <p>Holds its array by reference: whoever made it must not change the cells once it is shared. Not
 * thread-safe for writing.
 */
public final class FloatGrid {
  private final GridGeometry geometry;
  private final float[] values;

  /** A raster over the given cells; the array is not copied. */
  public FloatGrid(GridGeometry geometry, float[] values) {
    this.geometry = Objects.requireNonNull(geometry);
    if (values.length != geometry.cells()) {
      throw new IllegalArgumentException(
          "Array of " + values.length + " cells for a raster of " + geometry.cells() + ".");
    }
    this.values = values;
  }

  /** A raster of zeros. */
  public FloatGrid(GridGeometry geometry) {
    this(geometry, new float[geometry.cells()]);
  }

  /** Where the raster lies. */
  public GridGeometry geometry() {
    return geometry;
  }

  /** Value of a cell. */
  public float get(int cell) {
    return values[cell];
  }

  /** Value at a row and a column. */
  public float get(int row, int col) {
    return values[row * geometry.cols() + col];
  }

  /** Sets a cell. */
  public void set(int cell, float value) {
    values[cell] = value;
  }

  /** The live array itself, for kernels that read or write every cell. */
  public float[] array() {
    return values;
  }
}
