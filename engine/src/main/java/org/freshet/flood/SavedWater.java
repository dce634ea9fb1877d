package org.freshet.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.FillSpillMerge;
import org.freshet.sink.SinkWater;

/**
 * The water of the sinks in a saved state: per wet node what stands between its children's outlet
 * and its own.
 */
final class SavedWater {
  private static final double ROUNDING = 1e-12;

  private SavedWater() {}

  static void write(FloodState state, DataOutput out) throws IOException {
    double[] own_m3 = ownWater_m3(state);
    int wet = 0;
    for (double own : own_m3) {
      wet += own > 0 ? 1 : 0;
    }
    out.writeInt(wet);
    for (int node = 0; node < own_m3.length; node++) {
      if (own_m3[node] > 0) {
        out.writeInt(node);
        out.writeDouble(own_m3[node]);
      }
    }
  }

  /** Water between the children's outlet and a node's own; of full nodes exactly what fits. */
  private static double[] ownWater_m3(FloodState state) {
    DepressionHierarchy sinks = state.model().terrain().hierarchy();
    SinkWater water = state.water();
    double[] own_m3 = new double[sinks.nodeCount()];
    for (int node = 0; node < own_m3.length; node++) {
      double stored_m3 = water.stored_m3(node);
      if (sinks.isLeaf(node)) {
        own_m3[node] = stored_m3;
        continue;
      }
      double below_m3 = water.stored_m3(sinks.left(node)) + water.stored_m3(sinks.right(node));
      double room_m3 = room_m3(sinks, node);
      double rest_m3 = stored_m3 - below_m3;
      boolean full = Math.abs(rest_m3 - room_m3) <= ROUNDING * stored_m3;
      own_m3[node] = full ? room_m3 : rest_m3 > ROUNDING * stored_m3 ? rest_m3 : 0;
    }
    return own_m3;
  }

  private static double room_m3(DepressionHierarchy sinks, int node) {
    double children_m3 = sinks.volume_m3(sinks.left(node)) + sinks.volume_m3(sinks.right(node));
    return Math.max(0, sinks.volume_m3(node) - children_m3);
  }

  /** Pours the water back level by level of the trees, so that every node keeps its own share. */
  static SinkWater read(DepressionHierarchy sinks, DataInput in) throws IOException {
    double[] own_m3 = new double[sinks.nodeCount()];
    int wet = in.readInt();
    for (int i = 0; i < wet; i++) {
      own_m3[in.readInt()] = in.readDouble();
    }
    int[] height = new int[sinks.nodeCount()];
    int[] someLeaf = new int[sinks.nodeCount()];
    int tallest = 0;
    for (int node = 0; node < height.length; node++) {
      boolean leaf = sinks.isLeaf(node);
      someLeaf[node] = leaf ? node : someLeaf[sinks.left(node)];
      height[node] = leaf ? 0 : 1 + Math.max(height[sinks.left(node)], height[sinks.right(node)]);
      tallest = Math.max(tallest, own_m3[node] > 0 ? height[node] : 0);
    }
    FillSpillMerge merge = new FillSpillMerge(sinks);
    SinkWater water = SinkWater.dry(sinks);
    double[] inflow_m3 = new double[sinks.leafCount()];
    for (int level = 0; level <= tallest; level++) {
      Arrays.fill(inflow_m3, 0);
      for (int node = 0; node < height.length; node++) {
        if (height[node] == level && own_m3[node] > 0) {
          inflow_m3[someLeaf[node]] = own_m3[node];
        }
      }
      water = merge.run(water, inflow_m3);
    }
    return water;
  }
}
