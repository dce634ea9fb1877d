package org.freshet.rain;

import java.util.List;

/**
 * What is worth carrying on of a frame among echoes that come and go in one place, as clutter does:
 * an echo of one or two cells only if one of the two frames before saw rain there too, and one that
 * just this frame missed, both of them having seen it. Larger echoes stay as they are, however new:
 * a young storm must not wait. One use; not thread-safe.
 */
final class SettledEchoes {
  /** Larger echoes are believed at first sight. */
  private static final int LARGEST_SPECK_CELLS = 2;

  private final RainFrame newest;
  private final RainFrame before;
  private final RainFrame oldest;
  private final int rows;
  private final int cols;
  private final int[] speck = new int[LARGEST_SPECK_CELLS];

  private SettledEchoes(RainFrame newest, RainFrame before, RainFrame oldest, int rows, int cols) {
    this.newest = newest;
    this.before = before;
    this.oldest = oldest;
    this.rows = rows;
    this.cols = cols;
  }

  /**
   * The newest frame, settled by the two before it; as it is where there are fewer. O(cells).
   *
   * @param frames in time order
   */
  static RainFrame of(List<RainFrame> frames, int rows, int cols) {
    int last = frames.size() - 1;
    return last < 2
        ? frames.get(last)
        : new SettledEchoes(
                frames.get(last), frames.get(last - 1), frames.get(last - 2), rows, cols)
            .settled();
  }

  private RainFrame settled() {
    float[] rain_mm = newest.rain_mm().clone();
    for (int cell = 0; cell < rain_mm.length; cell++) {
      if (rain_mm[cell] == 0) {
        float missed_mm = Math.min(before.rain_mm(cell), oldest.rain_mm(cell));
        rain_mm[cell] = missed_mm > 0 ? missed_mm : 0;
      } else if (rain_mm[cell] > 0 && isNewSpeck(cell)) {
        rain_mm[cell] = 0;
      }
    }
    return new RainFrame(newest.start(), newest.end(), rain_mm, newest.source());
  }

  private boolean isNewSpeck(int cell) {
    if (before.rain_mm(cell) > 0 || oldest.rain_mm(cell) > 0) {
      return false;
    }
    speck[0] = cell;
    int size = 1;
    for (int i = 0; i < size; i++) {
      int row = speck[i] / cols;
      int col = speck[i] % cols;
      for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
        for (int c = Math.max(0, col - 1); c <= Math.min(cols - 1, col + 1); c++) {
          int beside = r * cols + c;
          if (newest.rain_mm(beside) > 0 && !counted(beside, size)) {
            if (size == LARGEST_SPECK_CELLS) {
              return false;
            }
            speck[size++] = beside;
          }
        }
      }
    }
    return true;
  }

  private boolean counted(int cell, int size) {
    for (int i = 0; i < size; i++) {
      if (speck[i] == cell) {
        return true;
      }
    }
    return false;
  }
}
