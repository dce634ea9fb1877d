package org.freshet.service.ingest.radolan;

import org.freshet.dem.crs.LonLat;
import org.freshet.grid.GridGeometry;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainGrid;

/**
 * A rectangle of cells of a composite's grid: the study area, or the wider surroundings a nowcast
 * needs to see coming rain. Immutable and thread-safe.
 *
 * @param grid the composite's grid
 * @param row0 northernmost row in the grid
 * @param col0 westernmost column in the grid
 * @param rows number of rows
 * @param cols number of columns
 */
public record RadolanWindow(RadolanGrid grid, int row0, int col0, int rows, int cols) {
  private static final int EDGE_POINTS = 16;

  /** Checks that the window lies in the grid. */
  public RadolanWindow {
    boolean inside =
        row0 >= 0
            && col0 >= 0
            && rows > 0
            && cols > 0
            && row0 + rows <= grid.rows()
            && col0 + cols <= grid.cols();
    if (!inside) {
      throw new IllegalArgumentException(
          "Window of "
              + rows
              + " x "
              + cols
              + " cells at ("
              + row0
              + ", "
              + col0
              + ") does not lie in a grid of "
              + grid.rows()
              + " x "
              + grid.cols()
              + ".");
    }
  }

  /** The whole grid. */
  public static RadolanWindow whole(RadolanGrid grid) {
    return new RadolanWindow(grid, 0, 0, grid.rows(), grid.cols());
  }

  /**
   * The cells that hold a rectangle of longitudes and latitudes, and a margin around it, as far as
   * the grid goes.
   *
   * @throws IllegalArgumentException if the rectangle lies outside the grid
   */
  public static RadolanWindow around(
      RadolanGrid grid, double west, double south, double east, double north, double margin_km) {
    return around(
        grid,
        (u, v) -> new LonLat(west + u * (east - west), south + v * (north - south)),
        margin_km);
  }

  /**
   * The cells that hold a study area, and a margin around it, as far as the grid goes.
   *
   * @param area the study area's raster
   * @param map its CRS
   * @throws IllegalArgumentException if the study area lies outside the grid
   */
  public static RadolanWindow around(
      RadolanGrid grid, GridGeometry area, GroundMap map, double margin_km) {
    double width = area.east() - area.west();
    double height = area.north() - area.south();
    return around(
        grid,
        (u, v) -> map.toLonLat(area.west() + u * width, area.south() + v * height),
        margin_km);
  }

  /** Walks the rectangle's edges, which bend on the projection plane, and takes the extremes. */
  private static RadolanWindow around(RadolanGrid grid, GroundMap unitSquare, double margin_km) {
    double top = Double.MAX_VALUE;
    double left = Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    for (int i = 0; i < 4 * EDGE_POINTS; i++) {
      double along = (i % EDGE_POINTS) / (double) EDGE_POINTS;
      LonLat place =
          switch (i / EDGE_POINTS) {
            case 0 -> unitSquare.toLonLat(along, 0);
            case 1 -> unitSquare.toLonLat(1, along);
            case 2 -> unitSquare.toLonLat(1 - along, 1);
            default -> unitSquare.toLonLat(0, 1 - along);
          };
      double row = grid.row(place.lon_deg(), place.lat_deg());
      double col = grid.col(place.lon_deg(), place.lat_deg());
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      left = Math.min(left, col);
      right = Math.max(right, col);
    }
    if (bottom < 0 || right < 0 || top >= grid.rows() || left >= grid.cols()) {
      throw new IllegalArgumentException(
          "The area (rows "
              + (int) top
              + " to "
              + (int) bottom
              + ", columns "
              + (int) left
              + " to "
              + (int) right
              + ") lies outside the radar grid of "
              + grid.rows()
              + " x "
              + grid.cols()
              + " cells. Maybe the CRS of the study area is wrong.");
    }
    double margin = margin_km * 1_000 / RadolanGrid.CELL_M;
    int row0 = clamp(top - margin, grid.rows());
    int col0 = clamp(left - margin, grid.cols());
    int row1 = clamp(bottom + margin, grid.rows());
    int col1 = clamp(right + margin, grid.cols());
    return new RadolanWindow(grid, row0, col0, row1 - row0 + 1, col1 - col0 + 1);
  }

  private static int clamp(double index, int size) {
    return (int) Math.max(0, Math.min(size - 1, Math.floor(index)));
  }

  /** The window's cells of a composite as rain, row 0 north. */
  public RainFrame cut(RadolanFrame frame, String source) {
    if (frame.rows() != grid.rows() || frame.cols() != grid.cols()) {
      throw new IllegalArgumentException(
          frame
              + " has "
              + frame.rows()
              + " x "
              + frame.cols()
              + " cells, but the window belongs"
              + " to a grid of "
              + grid.rows()
              + " x "
              + grid.cols()
              + ".");
    }
    float[] rain_mm = new float[rows * cols];
    for (int row = 0; row < rows; row++) {
      int from = (row0 + row) * grid.cols() + col0;
      for (int col = 0; col < cols; col++) {
        rain_mm[row * cols + col] = frame.rain_mm(from + col);
      }
    }
    RadolanHeader header = frame.header();
    return new RainFrame(header.validStart(), header.validEnd(), rain_mm, source);
  }

  /** This window's cells of a frame that covers a wider window of the same grid. */
  public RainFrame cut(RainFrame frame, RadolanWindow wider) {
    int rowShift = row0 - wider.row0;
    int colShift = col0 - wider.col0;
    boolean inside =
        rowShift >= 0
            && colShift >= 0
            && rowShift + rows <= wider.rows
            && colShift + cols <= wider.cols
            && frame.cells() == wider.rows * wider.cols;
    if (!inside) {
      throw new IllegalArgumentException(
          "Window " + this + " does not lie in window " + wider + " of " + frame + ".");
    }
    float[] rain_mm = new float[rows * cols];
    for (int row = 0; row < rows; row++) {
      int from = (rowShift + row) * wider.cols + colShift;
      System.arraycopy(frame.rain_mm(), from, rain_mm, row * cols, cols);
    }
    return new RainFrame(frame.start(), frame.end(), rain_mm, frame.source());
  }

  /**
   * The window's cells as the study area sees them.
   *
   * @param area the study area, where look-ups are fast; elsewhere they work but take longer
   * @param map the study area's CRS
   */
  public RainGrid rainGrid(GridGeometry area, GroundMap map) {
    return new RadolanRainGrid(this, area, map);
  }
}
