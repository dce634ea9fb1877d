package org.freshet.service.publish;

import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;

/** Keeps the deepest water each cell has seen. Not thread-safe. */
public final class PeakDepth {
  private final FloatGrid peak_m;

  /** Starts dry. */
  public PeakDepth(GridGeometry geometry) {
    peak_m = new FloatGrid(geometry);
  }

  /** Takes in the depths of one time, m; NaN counts as dry. O(cells). */
  public void add(FloatGrid depth_m) {
    float[] peaks = peak_m.array();
    float[] depths = depth_m.array();
    for (int cell = 0; cell < peaks.length; cell++) {
      if (depths[cell] > peaks[cell]) {
        peaks[cell] = depths[cell];
      }
    }
  }

  /** The peaks so far, live, m. */
  public FloatGrid grid_m() {
    return peak_m;
  }
}
