package org.freshet.dem.xyz;

import org.freshet.dem.DemException;
import org.freshet.grid.GridGeometry;

/**
 * Finds the regular grid that points lie on, whatever their order: the greatest common divisor of
 * all distances to the first point, in millimetres. Constant memory.
 */
final class Lattice {
  private static final double PER_METRE = 1000;

  /** More gaps than this per point, and the points are no raster. */
  private static final long MOST_CELLS_PER_POINT = 100;

  private final Axis x = new Axis();
  private final Axis y = new Axis();
  private long points;
  private double lastNorth = Double.POSITIVE_INFINITY;
  private boolean southwards = true;

  /** Adds a point. */
  void add(double east, double north) {
    southwards &= north <= lastNorth;
    lastNorth = north;
    x.add(Math.round(east * PER_METRE));
    y.add(Math.round(north * PER_METRE));
    points++;
  }

  /** Points added. */
  long points() {
    return points;
  }

  /** Whether no point lies north of the one before: rows can be read as they come. */
  boolean southwards() {
    return southwards;
  }

  /** Smallest x, m. */
  double minX() {
    return x.min / PER_METRE;
  }

  /** Smallest y, m. */
  double minY() {
    return y.min / PER_METRE;
  }

  /** The raster whose cell centres are the points. */
  GridGeometry geometry(String file, String crs) {
    if (points == 0) {
      throw new DemException(file, "holds no point x y z", "Maybe check what it is.");
    }
    if (x.step == 0 && y.step == 0) {
      throw new DemException(
          file, "holds a single place, so no cell size can be told", "Maybe add its neighbours.");
    }
    // A single row or column: its cells are taken as square.
    long width = x.step == 0 ? y.step : x.step;
    long height = y.step == 0 ? x.step : y.step;
    long cols = (x.max - x.min) / width + 1;
    long rows = (y.max - y.min) / height + 1;
    double cells = (double) rows * cols;
    if (cells > (double) points * MOST_CELLS_PER_POINT && cells > 10_000) {
      throw new DemException(
          file,
          "has points on no regular grid: "
              + points
              + " points, the finest common step is "
              + width / PER_METRE
              + " x "
              + height / PER_METRE
              + " m",
          "Maybe interpolate them to a raster first.");
    }
    if (cells > GridGeometry.MAX_CELLS) {
      throw new DemException(
          file,
          "spans " + rows + " x " + cols + " cells, more than " + GridGeometry.MAX_CELLS,
          "Maybe cut it into parts.");
    }
    return new GridGeometry(
        (int) rows,
        (int) cols,
        (x.min - width / 2.0) / PER_METRE,
        (y.max + height / 2.0) / PER_METRE,
        width / PER_METRE,
        height / PER_METRE,
        crs);
  }

  private static final class Axis {
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private long last;
    private long step;
    private boolean started;

    void add(long value) {
      if (!started) {
        started = true;
        last = value;
      }
      long distance = Math.abs(value - last);
      // Neighbours on a known grid are one step apart: no division for those.
      if (distance != 0 && distance != step && (step == 0 || distance % step != 0)) {
        step = gcd(distance, step);
      }
      last = value;
      min = Math.min(min, value);
      max = Math.max(max, value);
    }

    private static long gcd(long a, long b) {
      long high = a;
      long low = b;
      while (low != 0) {
        long rest = high % low;
        high = low;
        low = rest;
      }
      return high;
    }
  }
}
