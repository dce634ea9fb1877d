package org.freshet.sink;

import org.freshet.grid.DoubleColumn;
import org.freshet.grid.Scratch;

/**
 * Water in the depressions of one terrain after a run of {@link FillSpillMerge}. Immutable,
 * thread-safe. Volumes in m³.
 */
public final class SinkWater {
  private static final int NONE = DepressionHierarchy.NONE;

  private final DepressionHierarchy hierarchy;
  private final SpillOrder order;
  // By rank of SpillOrder.
  private final DoubleColumn own;
  private final DoubleColumn stored;
  private final DoubleColumn over;
  private final double outflow_m3;
  private final double abstracted_m3;
  private final double total_m3;

  SinkWater(
      DepressionHierarchy hierarchy,
      DoubleColumn own,
      DoubleColumn over,
      double outflow_m3,
      double abstracted_m3) {
    this(
        hierarchy,
        own,
        over,
        hierarchy.room().doubles(own.size()),
        outflow_m3,
        abstracted_m3,
        true);
  }

  private SinkWater(
      DepressionHierarchy hierarchy,
      DoubleColumn own,
      DoubleColumn over,
      DoubleColumn stored,
      double outflow_m3,
      double abstracted_m3,
      boolean sumAll) {
    this.hierarchy = hierarchy;
    this.order = hierarchy.order();
    this.own = own;
    this.over = over;
    this.stored = stored;
    this.outflow_m3 = outflow_m3;
    this.abstracted_m3 = abstracted_m3;
    if (sumAll) {
      sum(order, 0, own.size() - 1, own, stored);
    }
    double total = 0;
    for (int tree = 0; tree < order.trees(); tree++) {
      total += stored.get(order.root(tree));
    }
    this.total_m3 = total;
  }

  // Sums of subtrees, of whole trees.
  private static void sum(
      SpillOrder order, int first, int last, DoubleColumn own, DoubleColumn stored) {
    for (int rank = first; rank <= last; rank++) {
      int left = order.left.get(rank);
      double below = left == NONE ? 0 : stored.get(left) + stored.get(rank - 1);
      stored.set(rank, below + own.get(rank));
    }
  }

  /** The state that follows when some trees changed and all others did not. */
  Change change() {
    return new Change(stored.copy(hierarchy.room()));
  }

  /** Some trees changed. One use. */
  final class Change {
    private final DoubleColumn storedThen;

    private Change(DoubleColumn storedThen) {
      this.storedThen = storedThen;
    }

    /** A tree, given by its first and last rank, holds other water. */
    void tree(int first, int root, DoubleColumn own) {
      sum(order, first, root, own, storedThen);
    }

    /** The state after all changes. */
    SinkWater water(DoubleColumn own, DoubleColumn over, double outflow_m3, double abstracted_m3) {
      return new SinkWater(hierarchy, own, over, storedThen, outflow_m3, abstracted_m3, false);
    }
  }

  /** The state without water. */
  public static SinkWater dry(DepressionHierarchy hierarchy) {
    int nodes = hierarchy.nodeCount();
    Scratch room = hierarchy.room();
    return new SinkWater(hierarchy, room.doubles(nodes), room.doubles(nodes), 0, 0);
  }

  DoubleColumn copyOwn(DepressionHierarchy of) {
    if (of != hierarchy) {
      throw new IllegalArgumentException(
          "Water of another hierarchy (" + own.size() + " nodes). Maybe the terrain was rebuilt.");
    }
    return own.copy(hierarchy.room());
  }

  /**
   * A state put together again from what {@link #own_m3}, {@link #spilled_m3(int)} and the sums of
   * another said: the same to the last bit.
   *
   * @param own_m3 per node, water between the children's outlet and its own, m³
   * @param spilled_m3 per node, what left over its outlet in the last run, m³
   * @param outflow_m3 what left the raster in the last run, m³
   * @param abstracted_m3 what was taken out in the last run, m³
   * @throws IllegalArgumentException if a length or a number is not that of this hierarchy
   */
  public static SinkWater of(
      DepressionHierarchy hierarchy,
      double[] own_m3,
      double[] spilled_m3,
      double outflow_m3,
      double abstracted_m3) {
    int nodes = hierarchy.nodeCount();
    if (own_m3.length != nodes || spilled_m3.length != nodes) {
      throw new IllegalArgumentException(
          "Water of "
              + own_m3.length
              + " nodes for a hierarchy of "
              + nodes
              + ". Maybe the terrain was rebuilt.");
    }
    DoubleColumn own = hierarchy.room().doubles(nodes);
    DoubleColumn over = hierarchy.room().doubles(nodes);
    for (int node = 0; node < nodes; node++) {
      if (!(own_m3[node] >= 0 && own_m3[node] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Water (" + own_m3[node] + " m³) of node " + node + " must be a number, 0 or more.");
      }
      int rank = hierarchy.order().rank(node);
      own.set(rank, own_m3[node]);
      over.set(rank, spilled_m3[node]);
    }
    return new SinkWater(hierarchy, own, over, outflow_m3, abstracted_m3);
  }

  /** Water between the children's outlet and the node's own, m³; all of it for a leaf. */
  public double own_m3(int node) {
    return own.get(order.rank(node));
  }

  double ownByRank_m3(int rank) {
    return own.get(rank);
  }

  /** The hierarchy the water stands in. */
  public DepressionHierarchy hierarchy() {
    return hierarchy;
  }

  /** Water in a node's subtree. */
  public double stored_m3(int node) {
    return stored.get(order.rank(node));
  }

  /** Water in all depressions. */
  public double stored_m3() {
    return total_m3;
  }

  /** Whether a node holds all it can. */
  public boolean full(int node) {
    return own_m3(node) >= hierarchy.ownVolume_m3(node)
        && (hierarchy.isLeaf(node) || (full(hierarchy.left(node)) && full(hierarchy.right(node))));
  }

  /**
   * Water that left over a node's outlet in the run that made this state and stayed away. 0 for
   * nodes that lie under the surface of a larger pool: between its parts nothing spills.
   */
  public double spilled_m3(int node) {
    return over.get(order.rank(node));
  }

  /** Water that left the raster from depressions in the run that made this state. */
  public double outflow_m3() {
    return outflow_m3;
  }

  /** Water taken out in the run that made this state. */
  public double abstracted_m3() {
    return abstracted_m3;
  }

  /** Number of pools: depressions with a water surface of their own. */
  public int pools() {
    return levels().pools();
  }

  /** The water surfaces. */
  public SinkLevels levels() {
    return SinkLevels.of(this);
  }
}
