package org.freshet.flood;

import java.time.Instant;
import java.util.Arrays;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;

/**
 * Reads a rain frame at the rain cells that cover the terrain and puts something in the place of
 * what is unknown, as the options say. What it filled in is counted, never hidden. Holds scratch
 * space; not thread-safe.
 */
final class RainFill {
  private final RunoffMatrix matrix;
  private final FloodOptions options;
  private final double[] area_m2;
  private final double totalArea_m2;
  private final double[] rain_mm;
  private final boolean[] known;
  private double knownShare;

  RainFill(RunoffMatrix matrix, FloodOptions options) {
    this.matrix = matrix;
    this.options = options;
    this.area_m2 = new double[matrix.rainCellCount()];
    for (int unit = 0; unit < matrix.unitCount(); unit++) {
      area_m2[matrix.rainOfPair(matrix.pairOfUnit(unit))] += matrix.unitArea_m2(unit);
    }
    this.totalArea_m2 = Arrays.stream(area_m2).sum();
    this.rain_mm = new double[area_m2.length];
    this.known = new boolean[area_m2.length];
  }

  /**
   * Reads a frame.
   *
   * @param memory intensities carried on from earlier frames
   * @return the memory after it
   */
  RainMemory read(RainFrame frame, RainMemory memory) {
    requireCells(frame);
    double hours = frame.duration().toMillis() / 3_600_000.0;
    double knownArea_m2 = 0;
    double knownRain_m2mm = 0;
    for (int local = 0; local < rain_mm.length; local++) {
      int cell = matrix.rainCell(local);
      float value = cell < 0 ? Float.NaN : frame.rain_mm(cell);
      known[local] = !Float.isNaN(value);
      if (known[local]) {
        rain_mm[local] = value;
        knownArea_m2 += area_m2[local];
        knownRain_m2mm += area_m2[local] * value;
      }
    }
    knownShare = totalArea_m2 == 0 ? 1 : knownArea_m2 / totalArea_m2;
    double mean_mm = knownArea_m2 == 0 ? 0 : knownRain_m2mm / knownArea_m2;
    for (int local = 0; local < rain_mm.length; local++) {
      if (!known[local]) {
        rain_mm[local] = standIn_mm(frame, memory, local, hours, mean_mm);
      }
    }
    return memory.after(rain_mm, known, hours, frame.end());
  }

  private double standIn_mm(
      RainFrame frame, RainMemory memory, int local, double hours, double mean_mm) {
    int cell = matrix.rainCell(local);
    if (options.fallback() == RainFallback.LAST_FRAME) {
      Instant newest = memory.knownUntil(local);
      if (newest != null && !newest.plus(options.lastFrameFor()).isBefore(frame.end())) {
        return memory.intensity_mm_h(local) * hours;
      }
    }
    if (cell < 0) {
      return mean_mm;
    }
    int nearest = nearestKnown(frame, cell);
    return nearest < 0 ? 0 : frame.rain_mm(nearest);
  }

  /** Known cell nearest to a cell, the first in row order among equals; -1 where there is none. */
  private int nearestKnown(RainFrame frame, int cell) {
    if (frame.unknownCells() == frame.cells()) {
      return -1;
    }
    RainGrid grid = matrix.rainGrid();
    int row = cell / grid.cols();
    int col = cell % grid.cols();
    int best = -1;
    long bestSquare = Long.MAX_VALUE;
    int reach = Math.max(grid.rows(), grid.cols());
    for (int ring = 1; ring <= reach && (long) ring * ring <= bestSquare; ring++) {
      for (int r = Math.max(0, row - ring); r <= Math.min(grid.rows() - 1, row + ring); r++) {
        boolean edge = Math.abs(r - row) == ring;
        for (int c = col - ring; c <= col + ring; c += edge ? 1 : 2 * ring) {
          if (c < 0 || c >= grid.cols()) {
            continue;
          }
          int other = r * grid.cols() + c;
          long square = (long) (r - row) * (r - row) + (long) (c - col) * (c - col);
          boolean closer = square < bestSquare || (square == bestSquare && other < best);
          if (closer && !Float.isNaN(frame.rain_mm(other))) {
            best = other;
            bestSquare = square;
          }
        }
      }
    }
    return best;
  }

  private void requireCells(RainFrame frame) {
    if (frame.cells() != matrix.rainGrid().cells()) {
      throw new IllegalArgumentException(
          "Rain frame of "
              + frame.source()
              + " has "
              + frame.cells()
              + " cells, the rain grid "
              + matrix.rainGrid().cells()
              + ". Maybe it was not cut to the study area.");
    }
  }

  /** Rain per local rain cell as read last, mm over the frame. */
  double[] rain_mm() {
    return rain_mm;
  }

  /** Share of the terrain's area whose rain the frame read last knew, 0 to 1. */
  double knownShare() {
    return knownShare;
  }
}
