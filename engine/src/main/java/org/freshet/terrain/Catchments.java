package org.freshet.terrain;

import java.util.Arrays;
import org.freshet.grid.ByteGrid;
import org.freshet.grid.D8;
import org.freshet.grid.IntGrid;

/**
 * Which of several chosen cells the water of each cell passes first, going downstream; a catchment
 * ends where another chosen cell begins. O(cells), two visits per cell; 4 bytes per cell.
 */
public final class Catchments {
  /** Cells whose water passes none of the chosen ones. */
  public static final int NONE = -1;

  private static final int UNSET = -2;

  private Catchments() {}

  /**
   * Labels cells by the chosen cell their water reaches.
   *
   * @param directions D8 directions without cycles
   * @param pourPoints chosen cells; the first of equal ones counts
   * @return place in {@code pourPoints}, or {@link #NONE}
   */
  public static IntGrid of(ByteGrid directions, int[] pourPoints) {
    int cells = directions.geometry().cells();
    int[] labels = new int[cells];
    Arrays.fill(labels, UNSET);
    for (int i = pourPoints.length - 1; i >= 0; i--) {
      if (pourPoints[i] < 0 || pourPoints[i] >= cells) {
        throw new IllegalArgumentException(
            "Pour point cell (" + pourPoints[i] + ") lies outside the raster of " + cells + ".");
      }
      labels[pourPoints[i]] = i;
    }
    int[] steps = Codes.steps(directions.geometry().cols());
    int[] path = new int[256];
    for (int cell = 0; cell < cells; cell++) {
      int length = 0;
      int at = cell;
      while (labels[at] == UNSET) {
        if (length == path.length) {
          path = Arrays.copyOf(path, 2 * length);
        }
        path[length++] = at;
        int direction = directions.get(at);
        if (direction == D8.NONE) {
          labels[at] = NONE;
        } else {
          at += steps[direction];
        }
      }
      int label = labels[at];
      while (length > 0) {
        labels[path[--length]] = label;
      }
    }
    return new IntGrid(directions.geometry(), labels);
  }
}
