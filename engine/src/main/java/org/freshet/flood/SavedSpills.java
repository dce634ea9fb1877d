package org.freshet.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.TerrainModel;

/** Spilled water on its way in a saved state: by root, beside the root's print and spill cell. */
final class SavedSpills {
  private SavedSpills() {}

  static void write(SpillHistory spills, FloodModel model, NodePrints prints, DataOutput out)
      throws IOException {
    DepressionHierarchy sinks = model.terrain().hierarchy();
    Duration bin = model.runoff().travel().bin();
    out.writeInt(spills.slices().size());
    for (SpillHistory.Slice slice : spills.slices()) {
      SavedFields.writeSpan(slice.span(), out);
      out.writeInt(slice.count());
      for (int i = 0; i < slice.count(); i++) {
        int root = slice.root(i);
        out.writeInt(root);
        out.writeLong(prints.of(root));
        out.writeInt(sinks.spillCell(root));
        out.writeLong(bin.multipliedBy(model.runoff().spillDelay(root)).toMillis());
        out.writeDouble(slice.spilled_m3(i));
      }
    }
  }

  static SpillHistory readSame(DataInput in) throws IOException {
    List<SpillHistory.Slice> slices = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      TimeSpan span = SavedFields.readSpan(in);
      int[] roots = new int[in.readInt()];
      double[] spilled_m3 = new double[roots.length];
      for (int k = 0; k < roots.length; k++) {
        roots[k] = in.readInt();
        in.readLong();
        in.readInt();
        in.readLong();
        spilled_m3[k] = in.readDouble();
      }
      slices.add(new SpillHistory.Slice(span, roots, spilled_m3));
    }
    return new SpillHistory(slices);
  }

  /**
   * Reads into a changed terrain: roots that are there again and spill the same way keep what is on
   * its way; what others had on its way arrives at once where it was going.
   *
   * @param inflow_m3 per leaf, raised, m³
   * @return what is still on its way
   */
  static SpillHistory readChanged(
      TerrainModel terrain,
      Map<Long, Integer> nodeOfPrint,
      Instant time,
      double[] inflow_m3,
      DataInput in)
      throws IOException {
    DepressionHierarchy sinks = terrain.hierarchy();
    List<SpillHistory.Slice> slices = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      TimeSpan span = SavedFields.readSpan(in);
      double[] byRoot_m3 = new double[sinks.nodeCount()];
      int entries = in.readInt();
      for (int k = 0; k < entries; k++) {
        in.readInt();
        Integer root = nodeOfPrint.get(in.readLong());
        int spillCell = in.readInt();
        Duration delay = Duration.ofMillis(in.readLong());
        double spilled_m3 = in.readDouble();
        int leaf = terrain.leafOf(spillCell);
        if (root != null && isSame(sinks, root, spillCell)) {
          byRoot_m3[root] = spilled_m3;
        } else if (leaf >= 0) {
          inflow_m3[leaf] += spilled_m3 * span.shareAfter(time.minus(delay));
        }
      }
      slices.add(SpillHistory.Slice.of(span, byRoot_m3));
    }
    return new SpillHistory(slices);
  }

  private static boolean isSame(DepressionHierarchy sinks, int root, int spillCell) {
    return sinks.parent(root) == DepressionHierarchy.NONE
        && sinks.spillCell(root) == spillCell
        && sinks.spillLeaf(root) >= 0;
  }
}
