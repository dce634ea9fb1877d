package org.freshet.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.FillSpillMerge;
import org.freshet.sink.SinkWater;
import org.freshet.sink.TerrainModel;

/**
 * The water of the sinks in a saved state: per wet node what stands between its children's outlet
 * and its own, bit for bit, beside the node's print and pit, so that another terrain can take over
 * what it left untouched.
 */
final class SavedWater {
  private final SinkWater water;
  private final int carried;
  private final int poured;

  private SavedWater(SinkWater water, int carried, int poured) {
    this.water = water;
    this.carried = carried;
    this.poured = poured;
  }

  static void write(SinkWater water, NodePrints prints, DataOutput out) throws IOException {
    DepressionHierarchy sinks = water.hierarchy();
    int wet = 0;
    for (int node = 0; node < sinks.nodeCount(); node++) {
      wet += isWet(water, node) ? 1 : 0;
    }
    out.writeInt(wet);
    for (int node = 0; node < sinks.nodeCount(); node++) {
      if (isWet(water, node)) {
        out.writeInt(node);
        out.writeLong(prints.of(node));
        out.writeInt(sinks.pitCell(node));
        out.writeDouble(water.own_m3(node));
        out.writeDouble(water.spilled_m3(node));
      }
    }
    out.writeDouble(water.outflow_m3());
    out.writeDouble(water.abstracted_m3());
  }

  private static boolean isWet(SinkWater water, int node) {
    return water.own_m3(node) > 0 || water.spilled_m3(node) > 0;
  }

  /** Reads into the very model that was saved. */
  static SavedWater readSame(DepressionHierarchy sinks, DataInput in) throws IOException {
    double[] own_m3 = new double[sinks.nodeCount()];
    double[] spilled_m3 = new double[sinks.nodeCount()];
    int wet = in.readInt();
    for (int i = 0; i < wet; i++) {
      int node = in.readInt();
      in.readLong();
      in.readInt();
      own_m3[node] = in.readDouble();
      spilled_m3[node] = in.readDouble();
    }
    double outflow_m3 = in.readDouble();
    double abstracted_m3 = in.readDouble();
    return new SavedWater(
        SinkWater.of(sinks, own_m3, spilled_m3, outflow_m3, abstracted_m3), wet, 0);
  }

  /**
   * Reads into a changed terrain: a node that is there again with all below it keeps its water, the
   * water of the others is poured in where their pits were.
   *
   * @param inflow_m3 water per leaf to pour in beside, changed, m³
   */
  static SavedWater readChanged(
      TerrainModel terrain, Map<Long, Integer> nodeOfPrint, double[] inflow_m3, DataInput in)
      throws IOException {
    DepressionHierarchy sinks = terrain.hierarchy();
    double[] own_m3 = new double[sinks.nodeCount()];
    double[] none_m3 = new double[sinks.nodeCount()];
    int carried = 0;
    int poured = 0;
    double outside_m3 = 0;
    int wet = in.readInt();
    for (int i = 0; i < wet; i++) {
      in.readInt();
      Integer node = nodeOfPrint.get(in.readLong());
      int leaf = terrain.leafOf(in.readInt());
      double own = in.readDouble();
      in.readDouble();
      if (node != null) {
        own_m3[node] = own;
        carried++;
      } else if (leaf >= 0) {
        inflow_m3[leaf] += own;
        poured++;
      } else {
        outside_m3 += own;
        poured++;
      }
    }
    in.readDouble();
    in.readDouble();
    SinkWater kept = SinkWater.of(sinks, own_m3, none_m3, 0, 0);
    SinkWater water = new FillSpillMerge(sinks).run(kept, inflow_m3);
    double lost_m3 = outside_m3 + water.outflow_m3();
    return new SavedWater(copyWithOutflow(water, lost_m3), carried, poured);
  }

  private static SinkWater copyWithOutflow(SinkWater water, double outflow_m3) {
    DepressionHierarchy sinks = water.hierarchy();
    double[] own_m3 = new double[sinks.nodeCount()];
    for (int node = 0; node < own_m3.length; node++) {
      own_m3[node] = water.own_m3(node);
    }
    return SinkWater.of(sinks, own_m3, new double[own_m3.length], outflow_m3, 0);
  }

  SinkWater water() {
    return water;
  }

  /** Wet nodes that kept their water. */
  int carried() {
    return carried;
  }

  /** Wet nodes whose water was poured in anew. */
  int poured() {
    return poured;
  }
}
