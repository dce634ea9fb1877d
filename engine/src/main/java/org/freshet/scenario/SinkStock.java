package org.freshet.scenario;

import java.util.List;
import org.freshet.grid.FloatGrid;
import org.freshet.sink.NestedSink;
import org.freshet.sink.SinkTree;
import org.freshet.sink.TerrainModel;

/**
 * Water in every sink by a depth raster: of the cells below its outlet, those of the sinks inside
 * it included. One pass over the raster, O(cells). Immutable and thread-safe.
 */
public final class SinkStock {
  private final double[] stored_m3;
  private final float[] deepest_m;

  private SinkStock(int sinks) {
    this.stored_m3 = new double[sinks];
    this.deepest_m = new float[sinks];
  }

  /**
   * Looks at all sinks of a tree.
   *
   * @param terrain the terrain the tree was made of
   * @param depth_m depth of water, m; 0 dry, NaN no data
   */
  public static SinkStock of(TerrainModel terrain, SinkTree tree, FloatGrid depth_m) {
    List<NestedSink> sinks = tree.sinks();
    SinkStock stock = new SinkStock(sinks.size());
    float[] depths = depth_m.array();
    double area_m2 = terrain.geometry().cellArea_m2();
    for (int cell = 0; cell < depths.length; cell++) {
      int leaf = depths[cell] > 0 ? terrain.leafOf(cell) : -1;
      int sink = leaf < 0 ? -1 : tree.sinkOfLeaf(leaf);
      while (sink >= 0 && terrain.elevation_m(cell) >= sinks.get(sink).outletElevation_m()) {
        sink = sinks.get(sink).parent();
      }
      if (sink >= 0) {
        stock.stored_m3[sink] += depths[cell] * area_m2;
        stock.deepest_m[sink] = Math.max(stock.deepest_m[sink], depths[cell]);
      }
    }
    // A sink comes before those inside it.
    for (int sink = sinks.size() - 1; sink >= 0; sink--) {
      int around = sinks.get(sink).parent();
      if (around >= 0) {
        stock.stored_m3[around] += stock.stored_m3[sink];
        stock.deepest_m[around] = Math.max(stock.deepest_m[around], stock.deepest_m[sink]);
      }
    }
    return stock;
  }

  /** Water below the outlet of a sink's place in the tree, and above those cells, m³. */
  public double stored_m3(int sink) {
    return stored_m3[sink];
  }

  /** Deepest water there, m; 0 where it is dry. */
  public float deepest_m(int sink) {
    return deepest_m[sink];
  }
}
