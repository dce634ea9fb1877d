package org.freshet.dem.mosaic;

import java.util.List;
import org.freshet.dem.DemException;
import org.freshet.dem.crs.Crs;
import org.freshet.grid.GridGeometry;

/**
 * How rasters lie side by side on one grid.
 *
 * @param geometry the smallest raster that holds all, in the system of the first
 * @param parts where each raster lies in it, in the order given
 */
public record MosaicPlan(GridGeometry geometry, List<Part> parts) {
  /** Corners may miss a common grid by this part of a cell: files round their coordinates. */
  private static final double ALIGNMENT = 0.01;

  private static final double SAME_SIZE = 1e-6;

  /**
   * One raster of a mosaic.
   *
   * @param name the file
   * @param geometry where it lies
   * @param firstRow row of its north-west cell in the mosaic
   * @param firstCol column of its north-west cell in the mosaic
   */
  public record Part(String name, GridGeometry geometry, int firstRow, int firstCol) {
    /** Row of the mosaic after its last. */
    public int endRow() {
      return firstRow + geometry.rows();
    }

    /** Whether a cell of the mosaic lies in this raster. */
    boolean covers(int row, int col) {
      return row >= firstRow
          && col >= firstCol
          && row < firstRow + geometry.rows()
          && col < firstCol + geometry.cols();
    }
  }

  /** Copies the list. */
  public MosaicPlan {
    parts = List.copyOf(parts);
  }

  /**
   * Plans a mosaic.
   *
   * @param names the files
   * @param geometries where they lie, one for each
   * @throws DemException where cell sizes, grids or systems differ
   */
  public static MosaicPlan of(List<String> names, List<GridGeometry> geometries) {
    GridGeometry first = geometries.get(0);
    double west = first.west();
    double east = first.east();
    double north = first.north();
    double south = first.south();
    for (int i = 1; i < geometries.size(); i++) {
      GridGeometry other = geometries.get(i);
      checkSize(names.get(0), first, names.get(i), other);
      checkCrs(names.get(0), first, names.get(i), other);
      checkAlignment(names.get(0), first, names.get(i), other);
      west = Math.min(west, other.west());
      east = Math.max(east, other.east());
      north = Math.max(north, other.north());
      south = Math.min(south, other.south());
    }
    double rows = Math.rint((north - south) / first.cellHeight_m());
    double cols = Math.rint((east - west) / first.cellWidth_m());
    if (rows * cols > GridGeometry.MAX_CELLS) {
      throw new DemException(
          names.get(0),
          "and "
              + (names.size() - 1)
              + " more files span "
              + (long) rows
              + " x "
              + (long) cols
              + " cells, more than "
              + GridGeometry.MAX_CELLS,
          "Maybe read fewer of them at once.");
    }
    GridGeometry whole =
        new GridGeometry(
            (int) rows,
            (int) cols,
            west,
            north,
            first.cellWidth_m(),
            first.cellHeight_m(),
            first.crs());
    return new MosaicPlan(whole, parts(whole, names, geometries));
  }

  /** Columns of all rasters that meet one row, added up, where there are most; O(rasters²). */
  public int widestColumns() {
    long widest = geometry.cols();
    for (Part part : parts) {
      long sum = 0;
      for (Part other : parts) {
        boolean meets = other.firstRow() <= part.firstRow() && part.firstRow() < other.endRow();
        sum += meets ? other.geometry().cols() : 0;
      }
      widest = Math.max(widest, sum);
    }
    return (int) Math.min(widest, Integer.MAX_VALUE);
  }

  private static List<Part> parts(
      GridGeometry whole, List<String> names, List<GridGeometry> geometries) {
    Part[] parts = new Part[names.size()];
    for (int i = 0; i < parts.length; i++) {
      GridGeometry g = geometries.get(i);
      int row = (int) Math.rint((whole.north() - g.north()) / whole.cellHeight_m());
      int col = (int) Math.rint((g.west() - whole.west()) / whole.cellWidth_m());
      parts[i] = new Part(names.get(i), g, row, col);
    }
    return List.of(parts);
  }

  private static void checkSize(String a, GridGeometry first, String b, GridGeometry other) {
    if (differs(first.cellWidth_m(), other.cellWidth_m())
        || differs(first.cellHeight_m(), other.cellHeight_m())) {
      throw new DemException(
          b,
          "has cells of " + size(other) + " m, but " + a + " has cells of " + size(first) + " m",
          "Maybe resample them to one cell size, or read them apart.");
    }
  }

  private static boolean differs(double a, double b) {
    return Math.abs(a - b) > SAME_SIZE * a;
  }

  private static String size(GridGeometry g) {
    return g.cellWidth_m() + " x " + g.cellHeight_m();
  }

  private static void checkCrs(String a, GridGeometry first, String b, GridGeometry other) {
    if (first.crs().equals(other.crs())) {
      return;
    }
    boolean unknown =
        first.crs().equals(GridGeometry.UNKNOWN_CRS)
            || other.crs().equals(GridGeometry.UNKNOWN_CRS);
    if (unknown || !Crs.of(first.crs()).sameAs(Crs.of(other.crs()))) {
      throw new DemException(
          b,
          "has the CRS " + other.crs() + ", but " + a + " has " + first.crs(),
          unknown
              ? "Maybe name the CRS of all with --crs EPSG:25832."
              : "Maybe reproject them to one.");
    }
  }

  private static void checkAlignment(String a, GridGeometry first, String b, GridGeometry other) {
    double cols = (other.west() - first.west()) / first.cellWidth_m();
    double rows = (first.north() - other.north()) / first.cellHeight_m();
    if (Math.abs(cols - Math.rint(cols)) > ALIGNMENT
        || Math.abs(rows - Math.rint(rows)) > ALIGNMENT) {
      throw new DemException(
          b,
          "lies between the cells of "
              + a
              + ": their corners are "
              + cols
              + " columns and "
              + rows
              + " rows apart",
          "Maybe resample it to the same grid.");
    }
  }
}
