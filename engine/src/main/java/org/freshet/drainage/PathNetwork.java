package org.freshet.drainage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.freshet.grid.D8;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntList;
import org.freshet.progress.Progress;
import org.freshet.sink.NestedSink;
import org.freshet.sink.Sink;
import org.freshet.sink.SinkTree;
import org.freshet.sink.TerrainCells;

/**
 * The emergency drainage paths of all sinks of a tree, one per sink, in its order.
 *
 * <p>From the outlet of an outermost sink a path follows the flow directions until it meets the
 * full pool of the next sink, a water body, or the end of the terrain; depressions too small to be
 * sinks are crossed along the directions that lead out of them. A sink inside another spills over a
 * saddle straight into the pool beside it: its path is that saddle, one or two cells.
 *
 * <p>Where a path meets one that was followed before, both go on alike, so each cell is stored once
 * and what lies ahead of it is known: time and memory are O(sinks + cells met), however long the
 * common ways are. Immutable, thread-safe.
 */
public final class PathNetwork {
  private static final int NONE = -1;

  private final SinkTree tree;
  private final GridGeometry geometry;
  private final IntList cells;
  private final int[] start;
  private final int[] joinAt;
  private final List<EmergencyPath> paths;

  private PathNetwork(
      SinkTree tree, GridGeometry geometry, PathTracer tracer, List<EmergencyPath> paths) {
    this.tree = tree;
    this.geometry = geometry;
    this.cells = tracer.cells();
    this.start = tracer.starts();
    this.joinAt = tracer.joins();
    this.paths = Collections.unmodifiableList(paths);
  }

  /**
   * Follows all paths.
   *
   * @param progress told of paths in units of raster cells
   */
  public static PathNetwork of(
      TerrainCells model, SinkTree tree, Structures structures, Progress progress) {
    PathTracer tracer = new PathTracer(model, tree, structures);
    int count = tree.sinks().size();
    long total = model.geometry().cells();
    long told = 0;
    for (int path = 0; path < count; path++) {
      tracer.follow(path);
      if ((path & 1023) == 1023 || path == count - 1) {
        long done = total * (path + 1) / count;
        progress.advance(done - told);
        told = done;
      }
    }
    PathSums sums = new PathSums(model.geometry(), structures, tracer);
    Outflows outflows = new Outflows(model);
    List<EmergencyPath> paths = new ArrayList<>(count);
    for (int path = 0; path < count; path++) {
      NestedSink sink = tree.sinks().get(path);
      int end = tracer.endCell(path);
      paths.add(
          new EmergencyPath(
              path,
              sink.id(),
              tracer.endsInWater(path) ? Sink.LEAVES : sink.spillsTo(),
              tracer.joinedPath(path),
              end,
              tracer.endsInWater(path),
              sums.length_m(path),
              sums.ownLength_m(path),
              (double) sink.outletElevation_m() - model.elevation_m(end),
              sink.outermost() ? outflows.contributing_m2(sink.node()) : sink.catchment_m2(),
              sums.count(Structure.Kind.BUILDING, path),
              sums.count(Structure.Kind.ROAD, path),
              sums.count(Structure.Kind.UNDERPASS, path)));
    }
    return new PathNetwork(tree, model.geometry(), tracer, paths);
  }

  /** All paths, in the order of the tree's sinks. */
  public List<EmergencyPath> paths() {
    return paths;
  }

  /** The tree the paths belong to. */
  public SinkTree tree() {
    return tree;
  }

  /** Where the cells lie. */
  public GridGeometry geometry() {
    return geometry;
  }

  /** Cells of a path before it joins another, in flow order, and the first cell of that one. */
  public int[] ownCells(int path) {
    int from = start[path];
    int to = start[path + 1];
    int more = joinAt[path] == NONE ? 0 : 1;
    int[] own = new int[to - from + more];
    for (int i = 0; i < to - from; i++) {
      own[i] = cells.get(from + i);
    }
    if (more == 1) {
      own[own.length - 1] = cells.get(joinAt[path]);
    }
    return own;
  }

  /** All cells of a path in flow order. O(length). */
  public int[] cells(int path) {
    IntList all = new IntList(64);
    int at = start[path];
    int on = path;
    while (true) {
      for (; at < start[on + 1]; at++) {
        all.add(cells.get(at));
      }
      at = joinAt[on];
      if (at == NONE) {
        return all.toArray();
      }
      on = paths.get(on).joins();
    }
  }

  /** Structures a path meets before it joins another, places in the list, each once, in order. */
  public int[] met(int path, Structures structures, Structure.Kind kind) {
    IntList met = new IntList(4);
    for (int i = start[path]; i < start[path + 1]; i++) {
      int number = structures.at(kind, cells.get(i));
      if (number != CellIndex.NONE && Arrays.stream(met.toArray()).noneMatch(m -> m == number)) {
        met.add(number);
      }
    }
    return met.toArray();
  }

  /** Distance between the centres of two cells, m. */
  static double distance_m(GridGeometry geometry, int a, int b) {
    return Math.hypot(
        (geometry.col(a) - geometry.col(b)) * geometry.cellWidth_m(),
        (geometry.row(a) - geometry.row(b)) * geometry.cellHeight_m());
  }

  /** Where a neighbour lies, or -1 off the raster. */
  static int neighbour(GridGeometry geometry, int cell, int direction) {
    int row = geometry.row(cell) + D8.rowStep(direction);
    int col = geometry.col(cell) + D8.colStep(direction);
    boolean inside = row >= 0 && col >= 0 && row < geometry.rows() && col < geometry.cols();
    return inside ? geometry.cell(row, col) : NONE;
  }
}
