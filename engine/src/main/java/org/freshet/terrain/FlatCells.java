package org.freshet.terrain;

/**
 * Heights and codes of a raster by cell number, wherever they are kept: the little that resolving
 * flats needs to know.
 */
interface FlatCells {
  /** Height of a cell, m; NaN is no data. */
  float height(int cell);

  /** Code of a cell, see {@link Codes}. */
  byte code(int cell);

  /** Sets the code of a cell. */
  void code(int cell, byte code);

  /** Cells in arrays. */
  final class InArrays implements FlatCells {
    private final float[] z;
    private final byte[] codes;

    InArrays(float[] z, byte[] codes) {
      this.z = z;
      this.codes = codes;
    }

    @Override
    public float height(int cell) {
      return z[cell];
    }

    @Override
    public byte code(int cell) {
      return codes[cell];
    }

    @Override
    public void code(int cell, byte code) {
      codes[cell] = code;
    }
  }

  /** Cells in pages. */
  record OnPages(TerrainPages pages) implements FlatCells {
    @Override
    public float height(int cell) {
      return pages.elevation().getFloat(cell);
    }

    @Override
    public byte code(int cell) {
      return pages.codes().getByte(cell);
    }

    @Override
    public void code(int cell, byte code) {
      pages.codes().putByte(cell, code);
    }
  }
}
