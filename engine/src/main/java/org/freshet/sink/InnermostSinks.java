package org.freshet.sink;

/**
 * Finds the innermost sink of a tree whose full pool covers a cell, over skew-binary jump pointers
 * (Myers, 1983, doi:10.1016/0020-0190(83)90106-0) in O(log depth). 16 bytes per sink. Immutable,
 * thread-safe.
 */
final class InnermostSinks {
  static final int NONE = -1;

  private final TerrainCells model;
  private final SinkTree tree;
  private final int cols;
  private final int[] parent;
  private final int[] jump;
  private final float[] outlet;
  private final float[] outermost;

  InnermostSinks(TerrainCells model, SinkTree tree) {
    this.model = model;
    this.tree = tree;
    this.cols = model.geometry().cols();
    int count = tree.sinks().size();
    this.parent = new int[count];
    this.jump = new int[count];
    this.outlet = new float[count];
    this.outermost = new float[count];
    int[] depth = new int[count];
    for (int place = 0; place < count; place++) {
      NestedSink sink = tree.sinks().get(place);
      int above = sink.parent();
      parent[place] = above;
      outlet[place] = sink.outletElevation_m();
      outermost[place] = above == NONE ? outlet[place] : outermost[above];
      depth[place] = sink.level();
      if (above == NONE) {
        jump[place] = place;
        continue;
      }
      int far = jump[above];
      boolean equal = depth[above] - depth[far] == depth[far] - depth[jump[far]];
      jump[place] = equal ? jump[far] : above;
    }
  }

  /** Place of the sink around a sink, or {@link #NONE}. */
  int around(int place) {
    return parent[place];
  }

  /** Place of the innermost sink whose full pool covers a cell, or {@link #NONE}. */
  int at(int cell) {
    return of(model.leafOf(cell), model.elevation_m(cell));
  }

  private int of(int leaf, float height) {
    int at = leaf < 0 ? NONE : tree.sinkOfLeaf(leaf);
    if (at == NONE || !(outermost[at] > height)) {
      return NONE;
    }
    while (!(outlet[at] > height)) {
      int far = jump[at];
      at = outlet[far] > height ? parent[at] : far;
    }
    return at;
  }

  /**
   * Places of the sinks of a row's cells, from {@code into[1]} on; {@link #NONE} on both sides, and
   * in all of a row off the raster.
   *
   * @param heights scratch of one row
   * @param leaves scratch of one row
   */
  void row(int row, float[] heights, int[] leaves, int[] into) {
    java.util.Arrays.fill(into, NONE);
    if (row < 0 || row >= model.geometry().rows()) {
      return;
    }
    model.heights(row, 1, heights);
    model.leaves(row, 1, leaves);
    for (int col = 0; col < cols; col++) {
      into[col + 1] = of(leaves[col], heights[col]);
    }
  }
}
