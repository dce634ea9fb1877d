package org.freshet.grid;

import java.util.Arrays;

/**
 * The cells a line runs over, in order, each step to a neighbour across an edge (Amanatides and Woo
 * 1987). Stateless and thread-safe; time and memory grow with the cells met.
 */
public final class LineCells {
  private LineCells() {}

  /**
   * The cells along a line.
   *
   * @param geometry raster the cells belong to
   * @param line x, y, x, y … in the raster's CRS; parts outside the raster are left out
   * @return indexes in the order met, no two consecutive ones equal; a line that comes back meets a
   *     cell again
   */
  public static int[] of(GridGeometry geometry, double[] line) {
    Path path = new Path(geometry);
    if (line.length >= 2) {
      path.add(geometry.cellAt(line[0], line[1]));
    }
    for (int i = 2; i + 1 < line.length; i += 2) {
      walk(path, line[i - 2], line[i - 1], line[i], line[i + 1]);
    }
    return Arrays.copyOf(path.cells, path.count);
  }

  private static void walk(Path path, double x1, double y1, double x2, double y2) {
    GridGeometry g = path.geometry;
    double c1 = (x1 - g.west()) / g.cellWidth_m();
    double r1 = (g.north() - y1) / g.cellHeight_m();
    double dc = (x2 - g.west()) / g.cellWidth_m() - c1;
    double dr = (g.north() - y2) / g.cellHeight_m() - r1;
    double from = 0;
    double to = 1;
    // Liang and Barsky 1984: only the part over the raster is walked.
    for (int side = 0; side < 4; side++) {
      double p = side == 0 ? -dc : side == 1 ? dc : side == 2 ? -dr : dr;
      double q = side == 0 ? c1 : side == 1 ? g.cols() - c1 : side == 2 ? r1 : g.rows() - r1;
      if (p == 0 && q < 0) {
        return;
      } else if (p < 0) {
        from = Math.max(from, q / p);
      } else if (p > 0) {
        to = Math.min(to, q / p);
      }
    }
    if (from <= to) {
      step(path, c1 + from * dc, r1 + from * dr, c1 + to * dc, r1 + to * dr);
    }
  }

  private static void step(Path path, double c1, double r1, double c2, double r2) {
    int col = path.col(c1);
    int row = path.row(r1);
    int lastCol = path.col(c2);
    int lastRow = path.row(r2);
    double dc = c2 - c1;
    double dr = r2 - r1;
    int stepCol = Integer.compare(lastCol, col);
    int stepRow = Integer.compare(lastRow, row);
    path.add(row, col);
    while (col != lastCol || row != lastRow) {
      double toCol = stepCol > 0 ? (col + 1 - c1) / dc : stepCol < 0 ? (col - c1) / dc : 2;
      double toRow = stepRow > 0 ? (row + 1 - r1) / dr : stepRow < 0 ? (row - r1) / dr : 2;
      boolean alongRow = col != lastCol && (row == lastRow || toCol <= toRow);
      if (alongRow) {
        col += stepCol;
      } else {
        row += stepRow;
      }
      path.add(row, col);
    }
  }

  private static final class Path {
    private final GridGeometry geometry;
    private int[] cells = new int[16];
    private int count;

    Path(GridGeometry geometry) {
      this.geometry = geometry;
    }

    int col(double c) {
      return (int) Math.max(0, Math.min(geometry.cols() - 1, Math.floor(c)));
    }

    int row(double r) {
      return (int) Math.max(0, Math.min(geometry.rows() - 1, Math.floor(r)));
    }

    void add(int row, int col) {
      add(geometry.cell(row, col));
    }

    void add(int cell) {
      if (cell < 0 || (count > 0 && cells[count - 1] == cell)) {
        return;
      }
      if (count == cells.length) {
        cells = Arrays.copyOf(cells, 2 * count);
      }
      cells[count++] = cell;
    }
  }
}
