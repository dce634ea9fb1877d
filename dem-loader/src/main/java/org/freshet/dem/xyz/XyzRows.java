package org.freshet.dem.xyz;

import java.util.Arrays;
import java.util.List;
import org.freshet.dem.DemException;
import org.freshet.dem.DemFinding;
import org.freshet.dem.RasterInput;
import org.freshet.dem.RowReader;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a point list. Points that come from north to south are read once, as they come.
 * Others are read from the beginning for every window of as many rows as may be kept: one window
 * where that is enough for all of them.
 */
final class XyzRows implements RowReader {
  private static final float NODATA = -9999f;

  private final RasterInput input;
  private final boolean commaIsPoint;
  private final boolean southwards;
  private final GridGeometry geometry;
  private final Progress progress;
  private final List<DemFinding> findings;
  private final int windowRows;
  private float[] window = new float[0];
  private int windowFirst;
  private int windowEnd;
  private int nextRow;
  private long filled;
  private long twice;
  private @Nullable PointScanner points;
  private boolean pending;

  /**
   * A reader at the first row.
   *
   * @param southwards whether no point lies north of the one before
   * @param maxCells how many cells may be kept
   * @param findings takes what was odd, after the last row
   */
  XyzRows(
      RasterInput input,
      boolean commaIsPoint,
      boolean southwards,
      GridGeometry geometry,
      int maxCells,
      Progress progress,
      List<DemFinding> findings) {
    this.input = input;
    this.commaIsPoint = commaIsPoint;
    this.southwards = southwards;
    this.geometry = geometry;
    this.progress = progress;
    this.findings = findings;
    int kept = Math.max(1, maxCells / geometry.cols());
    this.windowRows = southwards ? 0 : Math.min(kept, geometry.rows());
  }

  @Override
  public int step() {
    return 1;
  }

  @Override
  public void next(int rows, float[] target, int at) {
    int cols = geometry.cols();
    int end = nextRow + rows;
    int to = at;
    while (nextRow < end) {
      int taken;
      if (nextRow < windowEnd) {
        taken = Math.min(end, windowEnd) - nextRow;
        int from = (nextRow - windowFirst) * cols;
        System.arraycopy(window, from, target, to, taken * cols);
      } else if (southwards || end - nextRow >= windowRows) {
        taken = end - nextRow;
        fill(nextRow, taken, target, to);
      } else {
        fillWindow();
        continue;
      }
      to += taken * cols;
      nextRow += taken;
      progress.advance((long) taken * cols);
    }
    if (nextRow == geometry.rows()) {
      findGaps((long) geometry.cells() - filled);
    }
  }

  private void fillWindow() {
    windowFirst = nextRow;
    windowEnd = Math.min(nextRow + windowRows, geometry.rows());
    int cells = (windowEnd - windowFirst) * geometry.cols();
    window = window.length < cells ? new float[cells] : window;
    fill(windowFirst, windowEnd - windowFirst, window, 0);
  }

  /** Puts the points of some rows into an array. */
  private void fill(int firstRow, int rows, float[] target, int at) {
    int cols = geometry.cols();
    Arrays.fill(target, at, at + rows * cols, Float.NaN);
    PointScanner from = scanner();
    double firstX = geometry.x(0);
    double firstY = geometry.y(0);
    while (pending || from.next()) {
      pending = false;
      int row = (int) Math.round((firstY - from.y()) / geometry.cellHeight_m()) - firstRow;
      if (row >= rows && southwards) {
        pending = true;
        return;
      }
      int col = (int) Math.round((from.x() - firstX) / geometry.cellWidth_m());
      if (row >= 0 && row < rows) {
        checkColumn(col);
        put(target, at + row * cols + col, (float) from.z());
      }
    }
  }

  private PointScanner scanner() {
    PointScanner open = points;
    if (open == null || !southwards) {
      close();
      open = new PointScanner(input, commaIsPoint);
      points = open;
    }
    return open;
  }

  private void checkColumn(int col) {
    if (col < 0 || col >= geometry.cols()) {
      throw new DemException(
          input.name(),
          "has a point in column " + col + " of " + geometry.cols() + " that was not there before",
          "Maybe wait until whoever writes it is done, and read it again.");
    }
  }

  private void put(float[] target, int cell, float height) {
    if (height == NODATA || Float.isNaN(height)) {
      return;
    }
    if (Float.isNaN(target[cell])) {
      target[cell] = height;
      filled++;
    } else {
      target[cell] = Math.min(target[cell], height);
      twice++;
    }
  }

  private void findGaps(long missing) {
    if (missing > 0) {
      findings.add(
          DemFinding.info(
              DemFinding.Code.MISSING_POINTS,
              missing + " places of the rectangle have no point and are no data."));
    }
    if (twice > 0) {
      findings.add(
          DemFinding.warning(
              DemFinding.Code.DUPLICATE_POINTS,
              twice + " points fall on a cell that had one already; the lowest counts."));
    }
  }

  @Override
  public void close() {
    if (points != null) {
      points.close();
      points = null;
    }
  }
}
