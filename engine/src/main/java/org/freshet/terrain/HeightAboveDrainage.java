package org.freshet.terrain;

import java.util.Arrays;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.D8;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.IntGrid;

/**
 * Height above nearest drainage (Rennó et al., 2008, doi:10.1016/j.rse.2008.03.018): how far a cell
 * lies above the first drainage cell its water meets. Drainage is wherever enough cells accumulate,
 * and where water leaves the raster. O(cells); 4 bytes per cell.
 *
 * <p>Use filled heights: on raw ones the way out of a depression leads uphill and values may be
 * negative. NaN where there is no data.
 */
public final class HeightAboveDrainage {
  private HeightAboveDrainage() {}

  /**
   * Computes heights above drainage, m.
   *
   * @param elevation heights, m; NaN is no data
   * @param directions D8 directions without cycles
   * @param accumulation flow accumulation, cells
   * @param drainageCells accumulation from which a cell is drainage, 1 or more
   */
  public static FloatGrid of(
      FloatGrid elevation, ByteGrid directions, IntGrid accumulation, int drainageCells) {
    if (drainageCells < 1) {
      throw new IllegalArgumentException(
          "drainageCells (" + drainageCells + ") must be 1 or more.");
    }
    int cells = elevation.geometry().cells();
    int[] steps = Codes.steps(elevation.geometry().cols());
    float[] drainage = new float[cells];
    boolean[] known = new boolean[cells];
    int[] path = new int[256];
    for (int cell = 0; cell < cells; cell++) {
      int length = 0;
      int at = cell;
      while (!known[at]) {
        int direction = directions.get(at);
        if (direction == D8.NONE || accumulation.get(at) >= drainageCells) {
          known[at] = true;
          drainage[at] = elevation.get(at);
          break;
        }
        if (length == path.length) {
          path = Arrays.copyOf(path, 2 * length);
        }
        path[length++] = at;
        at += steps[direction];
      }
      while (length > 0) {
        int before = path[--length];
        known[before] = true;
        drainage[before] = drainage[at];
      }
    }
    for (int cell = 0; cell < cells; cell++) {
      drainage[cell] = elevation.get(cell) - drainage[cell];
    }
    return new FloatGrid(elevation.geometry(), drainage);
  }
}
