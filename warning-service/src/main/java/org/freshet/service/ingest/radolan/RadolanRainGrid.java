package org.freshet.service.ingest.radolan;

import org.freshet.dem.crs.LonLat;
import org.freshet.grid.GridGeometry;
import org.freshet.rain.RainGrid;

/**
 * A window of a composite in the coordinates of a study area. Two projections lie between a point
 * and its radar cell; over the study area they are taken at the nodes of a lattice and interpolated
 * between. Both are smooth: on a lattice of 250 m the error stays below a centimetre.
 */
final class RadolanRainGrid implements RainGrid {
  private static final double LATTICE_M = 250;

  private final RadolanWindow window;
  private final GroundMap map;
  private final double west;
  private final double south;
  private final int nodesWide;
  private final int nodesHigh;
  private final double[] rowAtNode;
  private final double[] colAtNode;

  RadolanRainGrid(RadolanWindow window, GridGeometry area, GroundMap map) {
    this.window = window;
    this.map = map;
    this.west = area.west();
    this.south = area.south();
    this.nodesWide = 2 + (int) Math.ceil((area.east() - area.west()) / LATTICE_M);
    this.nodesHigh = 2 + (int) Math.ceil((area.north() - area.south()) / LATTICE_M);
    this.rowAtNode = new double[nodesWide * nodesHigh];
    this.colAtNode = new double[nodesWide * nodesHigh];
    for (int node = 0; node < rowAtNode.length; node++) {
      double x = west + node % nodesWide * LATTICE_M;
      int line = node / nodesWide;
      double y = south + line * LATTICE_M;
      LonLat place = map.toLonLat(x, y);
      rowAtNode[node] = window.grid().row(place.lon_deg(), place.lat_deg()) - window.row0();
      colAtNode[node] = window.grid().col(place.lon_deg(), place.lat_deg()) - window.col0();
    }
  }

  @Override
  public int rows() {
    return window.rows();
  }

  @Override
  public int cols() {
    return window.cols();
  }

  @Override
  public int cellAt(double x_m, double y_m) {
    double u = (x_m - west) / LATTICE_M;
    double v = (y_m - south) / LATTICE_M;
    if (!(u >= 0 && v >= 0 && u < nodesWide - 1 && v < nodesHigh - 1)) {
      LonLat place = map.toLonLat(x_m, y_m);
      return cell(
          window.grid().row(place.lon_deg(), place.lat_deg()) - window.row0(),
          window.grid().col(place.lon_deg(), place.lat_deg()) - window.col0());
    }
    int i = (int) u;
    int j = (int) v;
    int node = j * nodesWide + i;
    return cell(between(rowAtNode, node, u - i, v - j), between(colAtNode, node, u - i, v - j));
  }

  private double between(double[] at, int node, double u, double v) {
    double south = at[node] + u * (at[node + 1] - at[node]);
    int above = node + nodesWide;
    double north = at[above] + u * (at[above + 1] - at[above]);
    return south + v * (north - south);
  }

  private int cell(double row, double col) {
    boolean inside = row >= 0 && col >= 0 && row < window.rows() && col < window.cols();
    return inside ? ((int) row) * window.cols() + (int) col : -1;
  }

  @Override
  public double cellArea_m2(int cell) {
    int row = window.row0() + cell / window.cols();
    int col = window.col0() + cell % window.cols();
    double scale = window.grid().projection().scale(window.grid().latOfCell_deg(row, col));
    return RadolanGrid.CELL_M * RadolanGrid.CELL_M / (scale * scale);
  }
}
