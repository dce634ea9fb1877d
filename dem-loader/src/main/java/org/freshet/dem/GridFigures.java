package org.freshet.dem;

import org.freshet.grid.FloatGrid;

/**
 * Count, extremes and sum of the valid cells of a raster.
 *
 * @param validCells cells that are not NaN
 * @param min lowest value, NaN without any
 * @param max highest value, NaN without any
 * @param sum sum, each row added up alone and the rows added north to south, so that it does not
 *     depend on how the work is cut
 * @param implausible cells below -1000 or above 9000
 */
public record GridFigures(long validCells, double min, double max, double sum, long implausible) {

  /** Figures of a raster, in one pass over its cells by some threads. */
  static GridFigures of(FloatGrid grid, int threads) {
    FigureCount count = new FigureCount(grid.geometry().cols(), threads);
    count.add(grid.geometry().rows(), grid.array());
    return count.figures();
  }
}
