package org.freshet.grid;

/**
 * The eight neighbours of a cell, numbered clockwise from east as drawn in the package comment, and
 * their ESRI codes for files. Pure; safe for any thread.
 */
public final class D8 {
  /** Number of neighbours. */
  public static final int NEIGHBOURS = 8;

  /** A cell without a direction: an outlet of the raster, or no data. */
  public static final byte NONE = -1;

  /** Code of {@link #NONE} at a valid cell in a written flow-direction raster. */
  public static final int ESRI_OUTLET = 0;

  /** Code of a no-data cell in a written flow-direction raster. */
  public static final int ESRI_NODATA = 255;

  private static final int[] ROW_STEP = {0, 1, 1, 1, 0, -1, -1, -1};
  private static final int[] COL_STEP = {1, 1, 0, -1, -1, -1, 0, 1};

  private D8() {}

  /** Rows to go south for a neighbour. */
  public static int rowStep(int direction) {
    return ROW_STEP[direction];
  }

  /** Columns to go east for a neighbour. */
  public static int colStep(int direction) {
    return COL_STEP[direction];
  }

  /** What to add to a cell index for a neighbour in a raster of so many columns. */
  public static int cellStep(int direction, int cols) {
    return ROW_STEP[direction] * cols + COL_STEP[direction];
  }

  /** The neighbour seen from the other side. */
  public static int opposite(int direction) {
    return direction ^ 4;
  }

  /** Whether the neighbour touches only at a corner. */
  public static boolean diagonal(int direction) {
    return (direction & 1) == 1;
  }

  /** ESRI code (1, 2, 4 … 128) of a direction; {@link #ESRI_OUTLET} for {@link #NONE}. */
  public static int esriCode(int direction) {
    return direction == NONE ? ESRI_OUTLET : 1 << direction;
  }

  /** Distance between the centres of a cell and its neighbour, m. */
  public static double distance_m(int direction, GridGeometry geometry) {
    return Math.hypot(
        COL_STEP[direction] * geometry.cellWidth_m(),
        ROW_STEP[direction] * geometry.cellHeight_m());
  }
}
