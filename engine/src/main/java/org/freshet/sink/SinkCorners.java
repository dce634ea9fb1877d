package org.freshet.sink;

import org.freshet.grid.Bands;
import org.freshet.grid.RecordParts;
import org.freshet.progress.Progress;

/**
 * Finds the corners of the outlines of all sinks in one sweep over the rows. Four cells meet at a
 * point of the grid; sinks nest, so those that hold some of the four but not all are met by going
 * up from the innermost ones until the four agree. Costs O(cells + border), however deep the
 * nesting, and reads rows only.
 *
 * <p>A corner is one number: place of the sink within its part, point of the grid, and three bits:
 * whether its horizontal piece of border goes east (4) or west, its vertical one south (2) or
 * north, and whether the border, ground on its left, goes on along the horizontal one (1).
 */
final class SinkCorners {
  /** Bits of the point and of the three flags. */
  static final int SINK_SHIFT = 36;

  static final int POINT_SHIFT = 3;
  static final int EAST = 4;
  static final int SOUTH = 2;
  static final int ON_ALONG_ROW = 1;

  private static final int NORTH_WEST = 1;
  private static final int NORTH_EAST = 2;
  private static final int SOUTH_WEST = 4;
  private static final int SOUTH_EAST = 8;
  private static final int BLOCK_ROWS = 64;
  private static final int NO_CORNER = -1;

  // By cells of the sink around a point. Two cells that touch over it are two corners: see corners.
  private static final int[] FLAGS = {
    NO_CORNER, 0, 5, NO_CORNER, 3, NO_CORNER, NO_CORNER, 7, 6, NO_CORNER, NO_CORNER, 2, NO_CORNER,
    4, 1, NO_CORNER
  };

  private final TerrainCells model;
  private final InnermostSinks sinks;
  private final int[] partOf;
  private final int[] firstOf;
  private final RecordParts parts;
  private final int cols;

  /**
   * Prepares.
   *
   * @param partOf part of each sink
   * @param firstOf place of the first sink of each part
   */
  SinkCorners(
      TerrainCells model, InnermostSinks sinks, int[] partOf, int[] firstOf, RecordParts parts) {
    this.model = model;
    this.sinks = sinks;
    this.partOf = partOf;
    this.firstOf = firstOf;
    this.parts = parts;
    this.cols = model.geometry().cols();
  }

  /** Sets down the corners of all sinks. */
  void find(int threads, Progress progress) {
    int rows = model.geometry().rows();
    Bands.run(
        threads,
        rows + 1,
        BLOCK_ROWS,
        (thread, block, from, to) -> {
          band(thread, from, to);
          progress.advance((long) (Math.min(to, rows) - from) * cols);
        });
    parts.end();
  }

  private void band(int thread, int from, int to) {
    float[] heights = new float[cols];
    int[] leaves = new int[cols];
    int[] north = new int[cols + 2];
    int[] south = new int[cols + 2];
    long[] record = new long[1];
    sinks.row(from - 1, heights, leaves, north);
    for (int row = from; row < to; row++) {
      sinks.row(row, heights, leaves, south);
      line(thread, row, north, south, record);
      int[] above = north;
      north = south;
      south = above;
    }
  }

  private void line(int thread, int row, int[] north, int[] south, long[] record) {
    long first = (long) row * (cols + 1);
    int northWest = north[0];
    int southWest = south[0];
    for (int col = 0; col <= cols; col++) {
      int northEast = north[col + 1];
      int southEast = south[col + 1];
      if (((northWest ^ northEast) | (northWest ^ southWest) | (northWest ^ southEast)) != 0) {
        point(thread, first + col, northWest, northEast, southWest, southEast, record);
      }
      northWest = northEast;
      southWest = southEast;
    }
  }

  // Sinks come before those inside them, so the highest place lies around none of the other three.
  private void point(int thread, long point, int a, int b, int c, int d, long[] record) {
    int northWest = a;
    int northEast = b;
    int southWest = c;
    int southEast = d;
    while (northWest != northEast || northWest != southWest || northWest != southEast) {
      int sink = Math.max(Math.max(northWest, northEast), Math.max(southWest, southEast));
      int around = sinks.around(sink);
      int held = 0;
      if (northWest == sink) {
        held |= NORTH_WEST;
        northWest = around;
      }
      if (northEast == sink) {
        held |= NORTH_EAST;
        northEast = around;
      }
      if (southWest == sink) {
        held |= SOUTH_WEST;
        southWest = around;
      }
      if (southEast == sink) {
        held |= SOUTH_EAST;
        southEast = around;
      }
      corners(thread, sink, point, held, record);
    }
  }

  private void corners(int thread, int sink, long point, int held, long[] record) {
    if (held == (NORTH_WEST | SOUTH_EAST)) {
      add(thread, sink, point, FLAGS[NORTH_WEST], record);
      add(thread, sink, point, FLAGS[SOUTH_EAST], record);
    } else if (held == (NORTH_EAST | SOUTH_WEST)) {
      add(thread, sink, point, FLAGS[SOUTH_WEST], record);
      add(thread, sink, point, FLAGS[NORTH_EAST], record);
    } else if (FLAGS[held] != NO_CORNER) {
      add(thread, sink, point, FLAGS[held], record);
    }
  }

  private void add(int thread, int sink, long point, int flags, long[] record) {
    int part = partOf[sink];
    record[0] = ((long) (sink - firstOf[part]) << SINK_SHIFT) | (point << POINT_SHIFT) | flags;
    parts.add(thread, part, record);
  }
}
