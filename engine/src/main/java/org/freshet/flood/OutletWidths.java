package org.freshet.flood;

import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.TerrainModel;

/**
 * How wide the sill of a depression is: the unbroken row of cells across the way the water leaves,
 * no more than {@value #STEP_M} m above the outlet, at most {@value #MOST_CELLS} cells to either
 * side. Water passes a wider sill with less head.
 */
final class OutletWidths {
  private static final float STEP_M = 0.05f;
  private static final int MOST_CELLS = 25;

  private OutletWidths() {}

  /** Width of a node's sill, m; at least one cell. */
  static double width_m(TerrainModel terrain, int node) {
    DepressionHierarchy sinks = terrain.hierarchy();
    GridGeometry geometry = terrain.geometry();
    int cols = geometry.cols();
    int cell = sinks.outletCell(node);
    int behind = sinks.spillCell(node);
    int next = behind == cell ? downstream(terrain, cell) : behind;
    int rowStep = Integer.signum(next / cols - cell / cols);
    int colStep = Integer.signum(next % cols - cell % cols);
    if (next == cell) {
      rowStep = atEdge(cell / cols, geometry.rows());
      colStep = rowStep != 0 ? 0 : atEdge(cell % cols, cols);
    }
    boolean diagonal = rowStep != 0 && colStep != 0;
    double one_m =
        diagonal
            ? Math.hypot(geometry.cellWidth_m(), geometry.cellHeight_m())
            : rowStep == 0 ? geometry.cellHeight_m() : geometry.cellWidth_m();
    if (rowStep == 0 && colStep == 0) {
      return one_m;
    }
    int cells = 1 + along(terrain, node, cell, -colStep, rowStep);
    return one_m * (cells + along(terrain, node, cell, colStep, -rowStep));
  }

  /** The way off the raster. */
  private static int atEdge(int at, int count) {
    return at == 0 ? -1 : at == count - 1 ? 1 : 0;
  }

  private static int downstream(TerrainModel terrain, int cell) {
    int direction = terrain.flowDirection().get(cell);
    int cols = terrain.geometry().cols();
    return direction < 0 ? cell : cell + org.freshet.grid.D8.cellStep(direction, cols);
  }

  private static int along(TerrainModel terrain, int node, int from, int rowStep, int colStep) {
    FloatGrid elevation = terrain.elevation();
    GridGeometry geometry = terrain.geometry();
    float highest_m = terrain.hierarchy().outletElevation_m(node) + STEP_M;
    int row = from / geometry.cols();
    int col = from % geometry.cols();
    int count = 0;
    while (count < MOST_CELLS) {
      row += rowStep;
      col += colStep;
      boolean inside = row >= 0 && col >= 0 && row < geometry.rows() && col < geometry.cols();
      if (!inside || !(elevation.get(row, col) <= highest_m)) {
        break;
      }
      count++;
    }
    return count;
  }
}
