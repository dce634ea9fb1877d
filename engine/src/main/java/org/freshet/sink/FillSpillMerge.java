package org.freshet.sink;

import java.util.Arrays;
import java.util.BitSet;
import org.freshet.grid.DoubleColumn;
import org.freshet.grid.Scratch;

/**
 * Distributes water over depressions: each leaf receives some, full ones spill into the next, two
 * full siblings merge (Barnes, Callaghan and Wickert, 2021, doi:10.5194/esurf-9-105-2021). This
 * variant never touches cells and never moves the same water twice, so a run costs O(leaves · α)
 * whatever the rain, and one with water at some leaves only what the trees cost that it reaches.
 *
 * <p>The result does not depend on the order in which water arrives. Water in equals water stored
 * plus water gone, but for rounding of double sums.
 *
 * <p>A workspace of 61 bytes per node for one model; cheap to make. Not thread-safe: one per
 * thread.
 */
public final class FillSpillMerge {
  private static final int NONE = DepressionHierarchy.NONE;

  private final DepressionHierarchy hierarchy;
  private final SpillOrder order;
  private final int nodes;
  private final Scratch room;
  private final TreePouring tree;

  // Leaves by rank at which water is waiting to be poured.
  private final BitSet waiting = new BitSet();

  /** A workspace for one hierarchy. */
  public FillSpillMerge(DepressionHierarchy hierarchy) {
    this.hierarchy = hierarchy;
    this.order = hierarchy.order();
    this.nodes = hierarchy.nodeCount();
    this.room = hierarchy.room();
    this.tree = new TreePouring(order, room);
  }

  /**
   * Lets water run into dry depressions.
   *
   * @param inflowPerLeaf_m3 water that reaches each leaf, m³, not negative
   */
  public SinkWater run(double[] inflowPerLeaf_m3) {
    return run(SinkWater.dry(hierarchy), inflowPerLeaf_m3);
  }

  /**
   * Adds water to depressions that may hold some.
   *
   * @param start state before; not changed
   * @param inflowPerLeaf_m3 water that reaches each leaf, m³; negative takes water out of the pool
   *     that stands over the leaf at the start, at most what is there
   */
  public SinkWater run(SinkWater start, double[] inflowPerLeaf_m3) {
    int leaves = hierarchy.leafCount();
    if (inflowPerLeaf_m3.length != leaves) {
      throw new IllegalArgumentException(
          "Inflow for " + inflowPerLeaf_m3.length + " leaves; the hierarchy has " + leaves + ".");
    }
    for (int leaf = 0; leaf < leaves; leaf++) {
      requireFinite(leaf, inflowPerLeaf_m3[leaf]);
    }
    boolean dry = start.stored_m3() == 0;
    for (int leaf = 0; leaf < leaves; leaf++) {
      double inflow = inflowPerLeaf_m3[leaf];
      tree.offer(order.rank(leaf), dry ? Math.max(0, inflow) : inflow);
    }
    DoubleColumn own = start.copyOwn(hierarchy);
    DoubleColumn over = room.doubles(nodes);
    double outflow = 0;
    for (int number = 0; number < order.trees(); number++) {
      int root = order.root(number);
      outflow += pass(root, tree.run(order.first(number), root, dry, own, over));
    }
    return new SinkWater(hierarchy, own, over, outflow, tree.takeAbstracted());
  }

  /**
   * Adds water at some leaves only. Trees of the hierarchy that it does not reach are not looked
   * at, so rain on one quarter of a city costs that quarter and what lies downstream of it; beside
   * that, the numbers of the state before are copied, a seventh of a full run. The result equals
   * the full run with no inflow elsewhere to the last bit.
   *
   * @param start state before; not changed
   * @param leaves where water comes in; the inflows of one named twice are added
   * @param inflow_m3 how much, m³; negative takes water out as in a full run
   */
  public SinkWater run(SinkWater start, int[] leaves, double[] inflow_m3) {
    if (leaves.length != inflow_m3.length) {
      throw new IllegalArgumentException(
          "Inflow of (" + inflow_m3.length + ") numbers for " + leaves.length + " leaves.");
    }
    for (int i = 0; i < leaves.length; i++) {
      requireFinite(leaves[i], inflow_m3[i]);
    }
    for (int i = 0; i < leaves.length; i++) {
      tree.offer(order.rank(leaves[i]), inflow_m3[i]);
      waiting.set(order.rank(leaves[i]));
    }
    DoubleColumn own = start.copyOwn(hierarchy);
    DoubleColumn over = room.doubles(nodes);
    SinkWater.Change change = start.change();
    double outflow = 0;
    for (int leaf = waiting.nextSetBit(0); leaf >= 0; leaf = waiting.nextSetBit(leaf)) {
      int number = order.treeOf(leaf);
      int first = order.first(number);
      int root = order.root(number);
      double spilled = tree.run(first, root, false, own, over);
      outflow += pass(root, spilled);
      if (spilled > 0 && order.spill.get(root) != NONE) {
        waiting.set(order.spill.get(root));
      }
      change.tree(first, root, own);
      waiting.clear(first, root + 1);
    }
    return change.water(own, over, outflow, tree.takeAbstracted());
  }

  private static void requireFinite(int leaf, double inflow_m3) {
    if (!(Math.abs(inflow_m3) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Inflow (" + inflow_m3 + " m³) of leaf " + leaf + " must be a finite number.");
    }
  }

  // By rank: all that reaches a tree from others is offered before it is poured. Tells what left
  // the raster.
  private double pass(int root, double spilled) {
    int target = order.spill.get(root);
    if (target == NONE) {
      return spilled;
    }
    tree.offer(target, spilled);
    return 0;
  }

  /** The hierarchy it works on. */
  public DepressionHierarchy hierarchy() {
    return hierarchy;
  }

  /** A copy of an inflow: the same depth of rain on every cell of each leaf's catchment, m³. */
  public static double[] uniformRain(DepressionHierarchy hierarchy, double rain_mm) {
    double[] inflow = new double[hierarchy.leafCount()];
    Arrays.setAll(
        inflow, leaf -> hierarchy.catchmentCells(leaf) * hierarchy.cellArea_m2() * rain_mm / 1000);
    return inflow;
  }
}
