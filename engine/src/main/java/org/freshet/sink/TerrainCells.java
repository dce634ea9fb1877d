package org.freshet.sink;

import org.freshet.grid.GridGeometry;
import org.freshet.terrain.TerrainOptions;

/**
 * A terrain model by its cells, whether its rasters are in memory or in a file: what is needed to
 * list sinks, draw them and follow their drainage paths. Cells one by one for what is scattered,
 * whole rows for what goes over all. Immutable, thread-safe.
 */
public interface TerrainCells {
  /** Where the raster lies. */
  GridGeometry geometry();

  /** The options it was made with. */
  TerrainOptions options();

  /** The depressions. */
  DepressionHierarchy hierarchy();

  /** Number of cells with a height. */
  int validCells();

  /** Height of a cell, m; NaN is no data. */
  float elevation_m(int cell);

  /**
   * Leaf whose pit a cell drains to first; {@link DepressionHierarchy#OUTSIDE} for cells draining
   * off the raster, {@link DepressionHierarchy#NODATA} for no data.
   */
  int leafOf(int cell);

  /** Direction of a cell, 0 to 7; {@link org.freshet.grid.D8#NONE} at outlets and no data. */
  int direction(int cell);

  /** Cells whose water passes a cell, itself counted; 0 where there is no data. */
  int accumulation(int cell);

  /** Level of a leaf in the filled terrain, m. */
  float fillLevel_m(int leaf);

  /** Copies heights of whole rows, m. */
  void heights(int row, int rows, float[] into);

  /** Copies the leaves of whole rows. */
  void leaves(int row, int rows, int[] into);

  /** Copies the directions of whole rows. */
  void directions(int row, int rows, byte[] into);

  /** Copies the flow accumulation of whole rows. */
  void accumulations(int row, int rows, int[] into);
}
