package org.freshet.sink;

import java.util.Arrays;

/**
 * Distributes water over depressions: each leaf receives some, full ones spill into the next, two
 * full siblings merge (Barnes, Callaghan and Wickert, 2021, doi:10.5194/esurf-9-105-2021). This
 * variant never touches cells and never moves the same water twice: a union-find remembers where
 * water that enters at a leaf ends up now, so a run costs O(leaves · α) whatever the rain.
 *
 * <p>The result does not depend on the order in which water arrives. Water in equals water stored
 * plus water gone, but for rounding of double sums.
 *
 * <p>A workspace of 30 bytes per node for one model; cheap to make. Not thread-safe: one per
 * thread.
 */
public final class FillSpillMerge {
  private static final int NONE = DepressionHierarchy.NONE;

  private final DepressionHierarchy hierarchy;
  private final SpillOrder order;
  private final int nodes;
  private final int leaves;
  private final int[] parent;
  private final int[] sibling;
  private final int[] spillLeaf;
  private final double[] capacity;
  private final double[] input;
  private final int[] next;
  private final boolean[] full;

  /** A workspace for one hierarchy. */
  public FillSpillMerge(DepressionHierarchy hierarchy) {
    this.hierarchy = hierarchy;
    this.order = hierarchy.order();
    this.nodes = hierarchy.nodeCount();
    this.leaves = hierarchy.leafCount();
    this.parent = new int[nodes];
    this.sibling = new int[nodes];
    this.spillLeaf = new int[nodes];
    this.capacity = new double[nodes];
    for (int node = 0; node < nodes; node++) {
      parent[node] = hierarchy.parent(node);
      sibling[node] = hierarchy.sibling(node);
      spillLeaf[node] = hierarchy.spillLeaf(node);
      capacity[node] = hierarchy.ownVolume_m3(node);
    }
    this.input = new double[leaves];
    this.next = new int[nodes];
    this.full = new boolean[nodes];
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
    if (inflowPerLeaf_m3.length != leaves) {
      throw new IllegalArgumentException(
          "Inflow for " + inflowPerLeaf_m3.length + " leaves; the hierarchy has " + leaves + ".");
    }
    double[] own = start.copyOwn(hierarchy);
    double abstracted = 0;
    double outflow = 0;
    markFull(own);
    for (int leaf = 0; leaf < leaves; leaf++) {
      double inflow = inflowPerLeaf_m3[leaf];
      if (inflow < 0) {
        abstracted += drain(leaf, -inflow, own);
      } else if (!(inflow < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Inflow (" + inflow + " m³) of leaf " + leaf + " must be a finite number.");
      }
      input[leaf] = Math.max(0, inflow);
    }
    linkMerged();
    double[] before = own.clone();
    double[] over = new double[nodes];
    for (int i = 0; i < order.trees(); i++) {
      int root = order.root(i);
      double spilled = fillTree(i, root, own);
      if (spilled > 0) {
        over[root] = spilled;
        if (spillLeaf[root] >= 0) {
          input[spillLeaf[root]] += spilled;
        } else {
          outflow += spilled;
        }
      }
    }
    new SpillBalance(hierarchy, full).run(before, own, input, over);
    return new SinkWater(hierarchy, own, over, outflow, abstracted);
  }

  private void markFull(double[] own) {
    for (int node = 0; node < nodes; node++) {
      boolean childrenFull =
          node < leaves || (full[hierarchy.left(node)] && full[hierarchy.right(node)]);
      full[node] = childrenFull && own[node] >= capacity[node];
    }
  }

  // Water over a full pair belongs to their parent; everything else finds its way when it arrives.
  private void linkMerged() {
    for (int node = 0; node < nodes; node++) {
      boolean merged = parent[node] != NONE && full[node] && full[sibling[node]];
      next[node] = merged ? parent[node] : node;
    }
  }

  private double fillTree(int tree, int root, double[] own) {
    double over = 0;
    for (int i = order.firstLeaf(tree); i < order.firstLeaf(tree + 1); i++) {
      int leaf = order.leaf(i);
      if (input[leaf] > 0) {
        over += pour(leaf, input[leaf], root, own);
      }
    }
    return over;
  }

  private double pour(int leaf, double water, int root, double[] own) {
    double left = water;
    int node = find(leaf);
    while (true) {
      double room = capacity[node] - own[node];
      if (left <= room) {
        own[node] += left;
        return 0;
      }
      own[node] = capacity[node];
      full[node] = true;
      left -= Math.max(0, room);
      if (node == root) {
        return left;
      }
      int other = sibling[node];
      if (full[other]) {
        next[node] = parent[node];
        next[other] = parent[node];
        node = parent[node];
      } else {
        next[node] = spillLeaf[node];
        node = find(spillLeaf[node]);
      }
    }
  }

  private int find(int start) {
    int at = start;
    while (next[at] != at) {
      next[at] = next[next[at]];
      at = next[at];
    }
    return at;
  }

  // The pool over a leaf reaches up to the highest node on its way whose children are all full.
  private double drain(int leaf, double wanted, double[] own) {
    int top = leaf;
    while (parent[top] != NONE && full[top] && full[sibling[top]]) {
      top = parent[top];
    }
    double left = wanted;
    int node = top;
    while (left > 0) {
      double taken = Math.min(left, own[node]);
      if (taken > 0) {
        own[node] -= taken;
        left -= taken;
      }
      // A node without room of its own is emptied through its children.
      if (own[node] < capacity[node] || left > 0) {
        full[node] = false;
      }
      if (node == leaf) {
        break;
      }
      node = order.childTowards(node, leaf);
    }
    return wanted - left;
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
