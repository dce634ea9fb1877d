package org.freshet.drainage;

import java.util.ArrayList;
import java.util.List;
import org.freshet.grid.D8;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntList;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.Sink;
import org.freshet.sink.SinkInventory;
import org.freshet.sink.TerrainCells;

/**
 * What {@link PathNetwork} is held against: follows flow directions, path by path, from each sink's
 * outlet until the water stands in the next sink or leaves the raster. Depressions the inventory
 * dropped are crossed along the directions that lead out of them. O(total length). Not thread-safe.
 */
final class DrainagePaths {
  private final TerrainCells model;
  private final SinkInventory inventory;
  private final GridGeometry geometry;

  private DrainagePaths(TerrainCells model, SinkInventory inventory) {
    this.model = model;
    this.inventory = inventory;
    this.geometry = model.geometry();
  }

  /** One path per sink, in the order of the inventory. */
  static List<DrainagePath> of(TerrainCells model, SinkInventory inventory) {
    DrainagePaths paths = new DrainagePaths(model, inventory);
    List<DrainagePath> all = new ArrayList<>(inventory.sinks().size());
    for (int i = 0; i < inventory.sinks().size(); i++) {
      all.add(paths.follow(i));
    }
    return all;
  }

  private DrainagePath follow(int place) {
    Sink sink = inventory.sinks().get(place);
    DepressionHierarchy hierarchy = model.hierarchy();
    IntList cells = new IntList(64);
    cells.add(sink.outletCell());
    int at = hierarchy.spillCell(sink.node());
    double length = 0;
    if (at != sink.outletCell()) {
      length += distance_m(sink.outletCell(), at);
      cells.add(at);
    }
    int reached = sinkAt(at, place);
    while (reached < 0) {
      int direction = model.direction(at);
      if (direction == D8.NONE) {
        break;
      }
      length += D8.distance_m(direction, geometry);
      at += D8.cellStep(direction, geometry.cols());
      cells.add(at);
      reached = sinkAt(at, place);
    }
    long to = reached < 0 ? Sink.LEAVES : inventory.sinks().get(reached).id();
    double drop = (double) sink.outletElevation_m() - model.elevation_m(at);
    return new DrainagePath(sink.id(), to, cells.toArray(), length, drop, contributing_m2(sink));
  }

  private int sinkAt(int cell, int from) {
    int leaf = model.leafOf(cell);
    if (leaf < 0) {
      return -1;
    }
    int sink = inventory.sinkOfLeaf(leaf);
    if (sink < 0 || sink == from) {
      return -1;
    }
    boolean wet = model.elevation_m(cell) <= inventory.sinks().get(sink).outletElevation_m();
    return wet ? sink : -1;
  }

  private double distance_m(int a, int b) {
    return Math.hypot(
        (geometry.col(a) - geometry.col(b)) * geometry.cellWidth_m(),
        (geometry.row(a) - geometry.row(b)) * geometry.cellHeight_m());
  }

  // The outlet cell may belong to the other side; then the cell that drains to it carries the flow.
  private double contributing_m2(Sink sink) {
    int outlet = sink.outletCell();
    if (model.hierarchy().spillCell(sink.node()) != outlet) {
      return model.accumulation(outlet) * geometry.cellArea_m2();
    }
    int most = 0;
    for (int k = 0; k < D8.NEIGHBOURS; k++) {
      int row = geometry.row(outlet) + D8.rowStep(k);
      int col = geometry.col(outlet) + D8.colStep(k);
      if (row < 0 || col < 0 || row >= geometry.rows() || col >= geometry.cols()) {
        continue;
      }
      int cell = geometry.cell(row, col);
      int leaf = model.leafOf(cell);
      if (leaf >= 0
          && model.direction(cell) == D8.opposite(k)
          && model.hierarchy().root(leaf) == sink.node()) {
        most = Math.max(most, model.accumulation(cell));
      }
    }
    return most * geometry.cellArea_m2();
  }
}
