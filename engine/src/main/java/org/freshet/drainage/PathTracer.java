package org.freshet.drainage;

import java.util.Arrays;
import org.freshet.grid.D8;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntList;
import org.freshet.sink.NestedSink;
import org.freshet.sink.SinkTree;
import org.freshet.sink.TerrainCells;

/** Follows paths one after the other and remembers every cell of them once. Not thread-safe. */
final class PathTracer {
  private static final int NONE = -1;

  private final TerrainCells model;
  private final SinkTree tree;
  private final Structures structures;
  private final GridGeometry geometry;
  private final int[] outermostOf;
  private final IntList cells = new IntList(1 << 12);
  private final IntList pathOfCell = new IntList(1 << 12);
  private final CellIndex known = new CellIndex();
  private final int[] start;
  private final int[] joinAt;
  private final int[] endCell;
  private final boolean[] water;

  PathTracer(TerrainCells model, SinkTree tree, Structures structures) {
    this.model = model;
    this.tree = tree;
    this.structures = structures;
    this.geometry = model.geometry();
    int count = tree.sinks().size();
    this.start = new int[count + 1];
    this.joinAt = new int[count];
    this.endCell = new int[count];
    this.water = new boolean[count];
    this.outermostOf = new int[count];
    Arrays.fill(joinAt, NONE);
    for (int place = 0; place < count; place++) {
      NestedSink sink = tree.sinks().get(place);
      outermostOf[place] = sink.outermost() ? place : outermostOf[sink.parent()];
    }
  }

  /** Follows the path of a sink; call it for all of them in order. */
  void follow(int path) {
    NestedSink sink = tree.sinks().get(path);
    start[path] = cells.size();
    int at = model.hierarchy().spillCell(sink.node());
    if (at != sink.outletCell()) {
      add(path, sink.outletCell());
    }
    if (sink.outermost()) {
      run(path, at);
    } else {
      add(path, at);
      endCell[path] = at;
    }
    start[path + 1] = cells.size();
  }

  private void run(int path, int from) {
    int at = from;
    while (true) {
      int before = known.get(at);
      if (before != NONE) {
        joinAt[path] = before;
        endCell[path] = endCell[pathOfCell.get(before)];
        water[path] = water[pathOfCell.get(before)];
        return;
      }
      int pool = poolAt(at);
      // Ground of the sink itself, at the height of its outlet, ends other paths but not this one.
      if (pool != path) {
        known.putIfAbsent(at, cells.size());
      }
      add(path, at);
      int direction = model.direction(at);
      water[path] = structures.at(Structure.Kind.WATER, at) != NONE;
      if (water[path] || (pool != NONE && pool != path) || direction == D8.NONE) {
        endCell[path] = at;
        return;
      }
      at += D8.cellStep(direction, geometry.cols());
    }
  }

  private void add(int path, int cell) {
    cells.add(cell);
    pathOfCell.add(path);
  }

  /** Place of the outermost sink whose full pool covers a cell, or -1. */
  private int poolAt(int cell) {
    int leaf = model.leafOf(cell);
    int sink = leaf < 0 ? NONE : tree.sinkOfLeaf(leaf);
    if (sink < 0) {
      return NONE;
    }
    int outermost = outermostOf[sink];
    boolean wet = model.elevation_m(cell) <= tree.sinks().get(outermost).outletElevation_m();
    return wet ? outermost : NONE;
  }

  IntList cells() {
    return cells;
  }

  /** Where each path's own cells begin; one more than there are paths. */
  int[] starts() {
    return start;
  }

  /** Place in {@link #cells} where each path joins another, or -1. */
  int[] joins() {
    return joinAt;
  }

  int joinedPath(int path) {
    return joinAt[path] == NONE ? NONE : pathOfCell.get(joinAt[path]);
  }

  int endCell(int path) {
    return endCell[path];
  }

  boolean endsInWater(int path) {
    return water[path];
  }
}
