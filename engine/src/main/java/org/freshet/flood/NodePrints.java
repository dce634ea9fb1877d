package org.freshet.flood;

import org.freshet.sink.DepressionHierarchy;

/**
 * A print of every node of a hierarchy: 64 bits over its pit, its outlet, its volume and the prints
 * of its children. Two nodes of two terrains with one print hold the same depressions, all the way
 * down. O(nodes). Immutable.
 */
final class NodePrints {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final long[] prints;

  NodePrints(DepressionHierarchy sinks) {
    prints = new long[sinks.nodeCount()];
    for (int node = 0; node < prints.length; node++) {
      long print = mixed(sinks.pitCell(node), sinks.outletCell(node));
      print = mixed(print, Float.floatToIntBits(sinks.outletElevation_m(node)));
      print = mixed(print, Double.doubleToLongBits(sinks.volume_m3(node)));
      if (!sinks.isLeaf(node)) {
        print = mixed(print, prints[sinks.left(node)]);
        print = mixed(print, prints[sinks.right(node)]);
      }
      prints[node] = print;
    }
  }

  private static long mixed(long print, long value) {
    long mixed = (print ^ value) * MIX;
    return Long.rotateLeft(mixed, 29) + value;
  }

  long of(int node) {
    return prints[node];
  }

  /** One print over all nodes. */
  long ofAll() {
    long all = prints.length;
    for (long print : prints) {
      all = mixed(all, print);
    }
    return all;
  }
}
