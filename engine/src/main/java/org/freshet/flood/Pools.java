package org.freshet.flood;

import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.SinkWater;
import org.freshet.sink.StorageCurve;

/**
 * The pools of one state of the water: the highest nodes whose water stands at one level. O(nodes)
 * to find. Immutable.
 */
final class Pools {
  /** Instead of a pool: none. */
  static final int DRY = -1;

  private static final double ROUNDING = 1e-12;

  private final DepressionHierarchy sinks;
  private final SinkWater water;
  private final int[] nodes;
  private final int count;
  private final int[] poolOfNode;

  private Pools(
      DepressionHierarchy sinks, SinkWater water, int[] nodes, int count, int[] poolOfNode) {
    this.sinks = sinks;
    this.water = water;
    this.nodes = nodes;
    this.count = count;
    this.poolOfNode = poolOfNode;
  }

  static Pools of(DepressionHierarchy sinks, SinkWater water) {
    boolean[] standing = standing(sinks, water);
    int[] poolOfNode = new int[sinks.nodeCount()];
    int[] nodes = new int[sinks.leafCount()];
    int count = 0;
    for (int node = sinks.nodeCount() - 1; node >= 0; node--) {
      int parent = sinks.parent(node);
      poolOfNode[node] = parent == DepressionHierarchy.NONE ? DRY : poolOfNode[parent];
      if (poolOfNode[node] == DRY && standing[node]) {
        poolOfNode[node] = count;
        nodes[count++] = node;
      }
    }
    return new Pools(sinks, water, nodes, count, poolOfNode);
  }

  /** Whether water of a node's own stands over its full children. */
  private static boolean[] standing(DepressionHierarchy sinks, SinkWater water) {
    boolean[] standing = new boolean[sinks.nodeCount()];
    for (int node = 0; node < standing.length; node++) {
      double own_m3 = water.stored_m3(node) - below_m3(sinks, water, node);
      standing[node] = own_m3 > ROUNDING * water.stored_m3(node);
    }
    return standing;
  }

  int count() {
    return count;
  }

  int node(int pool) {
    return nodes[pool];
  }

  /** The leaf with the pool's deepest cell. */
  int deepestLeaf(int pool) {
    int node = nodes[pool];
    while (!sinks.isLeaf(node)) {
      boolean left = sinks.pitCell(sinks.left(node)) == sinks.pitCell(node);
      node = left ? sinks.left(node) : sinks.right(node);
    }
    return node;
  }

  /**
   * Water a pool loses when its surface falls, m³; at most down to where it parts into its
   * children.
   *
   * @param fall_m how far the surface falls, m
   */
  double lostByFall_m3(int pool, double fall_m) {
    StorageCurve curve = sinks.curve(nodes[pool]);
    double stored_m3 = water.stored_m3(nodes[pool]);
    double lower_m3 = curve.volume_m3(curve.level_m(stored_m3) - fall_m);
    return Math.max(0, stored_m3 - lower_m3);
  }

  /** Water of a pool above where it parts into its children, m³. */
  double abovePart_m3(int pool) {
    int node = nodes[pool];
    return water.stored_m3(node) - below_m3(sinks, water, node);
  }

  private static double below_m3(DepressionHierarchy sinks, SinkWater water, int node) {
    return sinks.isLeaf(node)
        ? 0
        : water.stored_m3(sinks.left(node)) + water.stored_m3(sinks.right(node));
  }

  /** The pool over a leaf, {@link #DRY} if there is none. */
  int over(int leaf) {
    return poolOfNode[leaf];
  }
}
