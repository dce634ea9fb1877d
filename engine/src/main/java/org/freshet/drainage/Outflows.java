package org.freshet.drainage;

import org.freshet.grid.D8;
import org.freshet.grid.GridGeometry;
import org.freshet.sink.TerrainCells;

/** Ground whose water passes the outlet of an outermost depression when all is full. */
final class Outflows {
  private final TerrainCells model;
  private final GridGeometry geometry;

  Outflows(TerrainCells model) {
    this.model = model;
    this.geometry = model.geometry();
  }

  // The outlet cell may belong to the other side; then the cell that drains to it carries the flow.
  double contributing_m2(int node) {
    int outlet = model.hierarchy().outletCell(node);
    if (model.hierarchy().spillCell(node) != outlet) {
      return model.accumulation(outlet) * geometry.cellArea_m2();
    }
    int most = 0;
    for (int k = 0; k < D8.NEIGHBOURS; k++) {
      int cell = PathNetwork.neighbour(geometry, outlet, k);
      int leaf = cell < 0 ? -1 : model.leafOf(cell);
      if (leaf >= 0
          && model.direction(cell) == D8.opposite(k)
          && model.hierarchy().root(leaf) == node) {
        most = Math.max(most, model.accumulation(cell));
      }
    }
    return most * geometry.cellArea_m2();
  }
}
