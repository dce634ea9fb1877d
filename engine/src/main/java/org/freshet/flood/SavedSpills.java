package org.freshet.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
    SpillNet net = model.spillNet();
    out.writeInt(spills.slices().size());
    for (SpillHistory.Slice slice : spills.slices()) {
      SavedFields.writeSpan(slice.span(), out);
      out.writeInt(slice.count());
      for (int i = 0; i < slice.count(); i++) {
        int root = net.root(slice.tree(i));
        out.writeInt(root);
        out.writeLong(prints.of(root));
        out.writeInt(sinks.spillCell(root));
        out.writeLong(net.delay_ms(slice.tree(i)));
        out.writeFloat(slice.from(i));
        out.writeDouble(slice.spilled_m3(i));
      }
    }
    writeVolumes(spills.heads(), net, prints, out);
    writeVolumes(spills.released(), net, prints, out);
  }

  private static void writeVolumes(
      SpillHistory.Volumes volumes, SpillNet net, NodePrints prints, DataOutput out)
      throws IOException {
    out.writeInt(volumes.count());
    for (int i = 0; i < volumes.count(); i++) {
      int root = net.root(volumes.place(i));
      out.writeInt(root);
      out.writeLong(prints.of(root));
      out.writeInt(net.forest.sinks().pitCell(root));
      out.writeDouble(volumes.volume_m3(i));
    }
  }

  private static SpillHistory.Volumes readVolumes(SpillNet net, DataInput in) throws IOException {
    int[] trees = new int[in.readInt()];
    double[] volume_m3 = new double[trees.length];
    for (int i = 0; i < trees.length; i++) {
      trees[i] = net.treeOfRoot(in.readInt());
      in.readLong();
      in.readInt();
      volume_m3[i] = in.readDouble();
    }
    return new SpillHistory.Volumes(trees, volume_m3);
  }

  static SpillHistory readSame(SpillNet net, DataInput in) throws IOException {
    List<SpillHistory.Slice> slices = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      TimeSpan span = SavedFields.readSpan(in);
      int[] trees = new int[in.readInt()];
      float[] from = new float[trees.length];
      double[] spilled_m3 = new double[trees.length];
      for (int k = 0; k < trees.length; k++) {
        trees[k] = net.treeOfRoot(in.readInt());
        in.readLong();
        in.readInt();
        in.readLong();
        from[k] = in.readFloat();
        spilled_m3[k] = in.readDouble();
      }
      slices.add(new SpillHistory.Slice(span, trees, from, spilled_m3));
    }
    SpillHistory.Volumes heads = readVolumes(net, in);
    return new SpillHistory(slices, heads, readVolumes(net, in));
  }

  /**
   * Reads into a changed terrain: roots that are there again and spill the same way keep what is on
   * its way; what others had on its way arrives at once where it was going.
   *
   * @param inflow_m3 per leaf, raised, m³
   * @return what is still on its way
   */
  static SpillHistory readChanged(
      FloodModel model,
      Map<Long, Integer> nodeOfPrint,
      Instant time,
      double[] inflow_m3,
      DataInput in)
      throws IOException {
    TerrainModel terrain = model.terrain();
    SpillNet net = model.spillNet();
    DepressionHierarchy sinks = terrain.hierarchy();
    List<SpillHistory.Slice> slices = new ArrayList<>();
    long now_ms = time.toEpochMilli();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      TimeSpan span = SavedFields.readSpan(in);
      int entries = in.readInt();
      int[] trees = new int[entries];
      float[] from = new float[entries];
      double[] volume_m3 = new double[entries];
      int kept = 0;
      for (int k = 0; k < entries; k++) {
        in.readInt();
        Integer root = nodeOfPrint.get(in.readLong());
        int spillCell = in.readInt();
        long delay_ms = in.readLong();
        float start = in.readFloat();
        double spilled_m3 = in.readDouble();
        int leaf = terrain.leafOf(spillCell);
        if (root != null && isSame(sinks, root, spillCell)) {
          trees[kept] = net.treeOfRoot(root);
          from[kept] = start;
          volume_m3[kept++] = spilled_m3;
        } else if (leaf >= 0) {
          SpillHistory.Slice one =
              new SpillHistory.Slice(
                  span, new int[] {leaf}, new float[] {start}, new double[] {spilled_m3});
          inflow_m3[leaf] += spilled_m3 * one.shareIn(0, delay_ms, now_ms, Long.MAX_VALUE / 2);
        }
      }
      slices.add(
          new SpillHistory.Slice(
              span,
              Arrays.copyOf(trees, kept),
              Arrays.copyOf(from, kept),
              Arrays.copyOf(volume_m3, kept)));
    }
    SpillHistory.Volumes heads = changedHeads(model, nodeOfPrint, inflow_m3, in);
    skipVolumes(in);
    return new SpillHistory(slices, heads, SpillHistory.Volumes.NONE);
  }

  /** Water above the sills of trees that are there again stays; the rest is poured in anew. */
  private static SpillHistory.Volumes changedHeads(
      FloodModel model, Map<Long, Integer> nodeOfPrint, double[] inflow_m3, DataInput in)
      throws IOException {
    TerrainModel terrain = model.terrain();
    int count = in.readInt();
    int[] trees = new int[count];
    double[] volume_m3 = new double[count];
    int kept = 0;
    for (int i = 0; i < count; i++) {
      in.readInt();
      Integer root = nodeOfPrint.get(in.readLong());
      int leaf = terrain.leafOf(in.readInt());
      double head_m3 = in.readDouble();
      if (root != null && terrain.hierarchy().parent(root) == DepressionHierarchy.NONE) {
        trees[kept] = model.spillNet().treeOfRoot(root);
        volume_m3[kept++] = head_m3;
      } else if (leaf >= 0) {
        inflow_m3[leaf] += head_m3;
      }
    }
    return new SpillHistory.Volumes(Arrays.copyOf(trees, kept), Arrays.copyOf(volume_m3, kept));
  }

  private static void skipVolumes(DataInput in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      in.readInt();
      in.readLong();
      in.readInt();
      in.readDouble();
    }
  }

  private static boolean isSame(DepressionHierarchy sinks, int root, int spillCell) {
    return sinks.parent(root) == DepressionHierarchy.NONE
        && sinks.spillCell(root) == spillCell
        && sinks.spillLeaf(root) >= 0;
  }
}
