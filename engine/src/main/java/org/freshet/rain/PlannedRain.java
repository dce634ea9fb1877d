package org.freshet.rain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.freshet.grid.GridGeometry;

/**
 * A design storm on a rain grid: depths per interval, spread by a pattern. Immutable as long as
 * nobody writes to the frames; thread-safe. Memory: 4 bytes per rain cell and interval.
 */
public final class PlannedRain {
  private final GridGeometry geometry;
  private final List<RainFrame> frames;

  private PlannedRain(GridGeometry geometry, List<RainFrame> frames) {
    this.geometry = geometry;
    this.frames = frames;
  }

  /**
   * Spreads a storm over an area.
   *
   * @param depths_mm depth per interval where the pattern is 1, mm; finite and 0 or more
   * @param interval length of an interval
   * @param start when it begins
   * @param pattern share of the depth per place and time
   * @param area terrain the rain falls on
   * @param cell_m size of the rain cells, m; a uniform storm has one cell whatever this says
   * @throws IllegalArgumentException if a depth is NaN, negative or infinite
   */
  public static PlannedRain of(
      double[] depths_mm,
      Duration interval,
      Instant start,
      RainPattern pattern,
      GridGeometry area,
      double cell_m) {
    requireDepths(depths_mm);
    GridGeometry grid = grid(area, pattern instanceof RainPattern.Uniform ? 0 : cell_m);
    double width_m = area.east() - area.west();
    double height_m = area.north() - area.south();
    List<RainFrame> frames = new ArrayList<>();
    for (int i = 0; i < depths_mm.length; i++) {
      double middle_s = (i + 0.5) * interval.toSeconds();
      float[] rain_mm = new float[grid.cells()];
      for (int cell = 0; cell < rain_mm.length; cell++) {
        double east_m = grid.x(grid.col(cell)) - area.west();
        double north_m = grid.y(grid.row(cell)) - area.south();
        double share = pattern.share(east_m, north_m, width_m, height_m, middle_s);
        rain_mm[cell] = (float) (depths_mm[i] * share);
      }
      Instant from = start.plus(interval.multipliedBy(i));
      frames.add(new RainFrame(from, from.plus(interval), rain_mm, "design-storm"));
    }
    return new PlannedRain(grid, List.copyOf(frames));
  }

  private static void requireDepths(double[] depths_mm) {
    for (int i = 0; i < depths_mm.length; i++) {
      if (!(depths_mm[i] >= 0) || Double.isInfinite(depths_mm[i])) {
        throw new IllegalArgumentException(
            "Rain (" + depths_mm[i] + " mm) of interval " + i + " must be 0 or more.");
      }
    }
    if (depths_mm.length == 0) {
      throw new IllegalArgumentException("A storm without intervals is none.");
    }
  }

  private static GridGeometry grid(GridGeometry area, double cell_m) {
    double width_m = area.east() - area.west();
    double height_m = area.north() - area.south();
    int cols = cell_m > 0 ? (int) Math.max(1, Math.ceil(width_m / cell_m)) : 1;
    int rows = cell_m > 0 ? (int) Math.max(1, Math.ceil(height_m / cell_m)) : 1;
    return new GridGeometry(
        rows, cols, area.west(), area.north(), width_m / cols, height_m / rows, area.crs());
  }

  /** Where its cells lie. */
  public GridGeometry geometry() {
    return geometry;
  }

  /** The grid as a flood model takes it. */
  public RainGrid grid() {
    return RainGrid.of(geometry);
  }

  /** The frames, in time order. */
  public List<RainFrame> frames() {
    return frames;
  }

  /** Depth of the whole storm in every cell, mm. */
  public double[] sums_mm() {
    double[] sums = new double[geometry.cells()];
    for (RainFrame frame : frames) {
      for (int cell = 0; cell < sums.length; cell++) {
        sums[cell] += frame.rain_mm(cell);
      }
    }
    return sums;
  }

  /** Mean depth of the whole storm over the area, mm. */
  public double mean_mm() {
    return Arrays.stream(sums_mm()).average().orElse(0);
  }
}
