package org.freshet.rain;

import java.time.Duration;
import java.util.Arrays;

/**
 * Rain of the last 5 min, 15 min, ... 72 h in every cell, and the largest such sums so far: what a
 * return period or Starkregenindex is asked of. Unknown rain counts as none in a sum, which then is
 * a lower bound; {@link #unknownShare} says how much of it that concerns.
 *
 * <p>Not thread-safe. Memory: 4 bytes x cells x (longest duration / step). A frame costs cells x
 * durations.
 */
public final class RunningSums {
  private final int cells;
  private final Duration step;
  private final int[] windows;
  private final float[][] ring;
  private final double[][] sums_mm;
  private final double[][] largest_mm;
  private final int[][] unknown;
  private int next;

  /**
   * Empty sums.
   *
   * @param cells number of rain cells
   * @param step length of a frame
   * @param durations_min ascending; each a multiple of the step
   */
  public RunningSums(int cells, Duration step, int... durations_min) {
    this.cells = cells;
    this.step = step;
    this.windows = new int[durations_min.length];
    for (int i = 0; i < windows.length; i++) {
      long seconds = 60L * durations_min[i];
      if (seconds < step.toSeconds() || seconds % step.toSeconds() != 0) {
        throw new IllegalArgumentException(
            "Duration (" + durations_min[i] + " min) is no multiple of the step " + step + ".");
      }
      windows[i] = (int) (seconds / step.toSeconds());
    }
    int longest = Arrays.stream(windows).max().orElse(1);
    this.ring = new float[longest][];
    this.sums_mm = new double[windows.length][cells];
    this.largest_mm = new double[windows.length][cells];
    this.unknown = new int[windows.length][cells];
  }

  /** Adds the next frame; frames must follow each other without a gap. */
  public void add(RainFrame frame) {
    if (frame.cells() != cells || !frame.duration().equals(step)) {
      throw new IllegalArgumentException(
          frame + " does not fit sums of " + cells + " cells in steps of " + step + ".");
    }
    for (int window = 0; window < windows.length; window++) {
      int leaving = Math.floorMod(next - windows[window], ring.length);
      float[] old = next >= windows[window] ? ring[leaving] : null;
      for (int cell = 0; cell < cells; cell++) {
        add(window, cell, frame.rain_mm(cell), 1);
        if (old != null) {
          add(window, cell, old[cell], -1);
        }
        double sum = sums_mm[window][cell];
        largest_mm[window][cell] = Math.max(largest_mm[window][cell], sum);
      }
    }
    ring[next % ring.length] = frame.rain_mm().clone();
    next++;
  }

  private void add(int window, int cell, float rain_mm, int sign) {
    if (Float.isNaN(rain_mm)) {
      unknown[window][cell] += sign;
    } else {
      sums_mm[window][cell] += sign * (double) rain_mm;
    }
  }

  /** Rain of the last {@code durations[window]} minutes, mm; a lower bound with unknown rain. */
  public double sum_mm(int window, int cell) {
    return Math.max(0, sums_mm[window][cell]);
  }

  /** The largest sum of that duration so far, mm. */
  public double largest_mm(int window, int cell) {
    return largest_mm[window][cell];
  }

  /** Share of the window's frames so far whose rain is unknown in the cell. */
  public double unknownShare(int window, int cell) {
    return (double) unknown[window][cell] / windows[window];
  }

  /** Duration of a window, min. */
  public double duration_min(int window) {
    return windows[window] * step.toSeconds() / 60.0;
  }

  /** The window in which a cell's current sum has the highest index; the shortest of equals. */
  public int worstWindow(int cell, DepthFrequency frequency) {
    int worst = 0;
    int highest = -1;
    for (int window = 0; window < windows.length; window++) {
      int index = Starkregenindex.of(sum_mm(window, cell), duration_min(window), frequency);
      if (index > highest) {
        highest = index;
        worst = window;
      }
    }
    return worst;
  }
}
