package org.freshet.flood;

import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.SinkWater;
import org.freshet.sink.StorageCurve;

/**
 * The pools of one state of the water: the highest nodes whose water stands at one level. O(nodes)
 * to find. Immutable.
 */
final class Pools {
  private static final double ROUNDING = 1e-12;

  private final DepressionHierarchy sinks;
  private final SinkWater water;
  private final int[] nodes;
  private final int count;

  private Pools(DepressionHierarchy sinks, SinkWater water, int[] nodes, int count) {
    this.sinks = sinks;
    this.water = water;
    this.nodes = nodes;
    this.count = count;
  }

  static Pools of(DepressionHierarchy sinks, SinkWater water) {
    boolean[] standing = standing(sinks, water);
    boolean[] covered = new boolean[sinks.nodeCount()];
    int[] nodes = new int[sinks.leafCount()];
    int count = 0;
    for (int node = sinks.nodeCount() - 1; node >= 0; node--) {
      if (standing[node] && !covered[node]) {
        nodes[count++] = node;
      }
      if ((standing[node] || covered[node]) && !sinks.isLeaf(node)) {
        covered[sinks.left(node)] = true;
        covered[sinks.right(node)] = true;
      }
    }
    return new Pools(sinks, water, nodes, count);
  }

  /** Whether water of a node's own stands over its full children. */
  private static boolean[] standing(DepressionHierarchy sinks, SinkWater water) {
    boolean[] standing = new boolean[sinks.nodeCount()];
    for (int node = 0; node < standing.length; node++) {
      double below_m3 =
          sinks.isLeaf(node)
              ? 0
              : water.stored_m3(sinks.left(node)) + water.stored_m3(sinks.right(node));
      double own_m3 = water.stored_m3(node) - below_m3;
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

  /** First leaf under a pool. */
  int firstLeaf(int pool) {
    int node = nodes[pool];
    while (!sinks.isLeaf(node)) {
      node = sinks.left(node);
    }
    return node;
  }

  /** Water surface of a pool, m². */
  double area_m2(int pool) {
    StorageCurve curve = sinks.curve(nodes[pool]);
    return curve.area_m2(curve.level_m(water.stored_m3(nodes[pool])));
  }
}
