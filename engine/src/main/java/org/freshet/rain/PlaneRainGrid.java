package org.freshet.rain;

import org.freshet.grid.GridGeometry;

/** A rain grid in the study area's own CRS: no projection between. */
record PlaneRainGrid(GridGeometry geometry) implements RainGrid {
  @Override
  public int rows() {
    return geometry.rows();
  }

  @Override
  public int cols() {
    return geometry.cols();
  }

  @Override
  public int cellAt(double x_m, double y_m) {
    return geometry.cellAt(x_m, y_m);
  }

  @Override
  public double cellArea_m2(int cell) {
    return geometry.cellArea_m2();
  }
}
