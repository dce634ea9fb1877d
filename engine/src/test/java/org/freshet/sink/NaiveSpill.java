package org.freshet.sink;

/**
 * Fill-spill-merge as the plain story: water goes into a leaf, a full node spills to its sibling's
 * leaf, two full siblings pass on to their parent; one drop of water at a time, walking the tree.
 */
final class NaiveSpill {
  final DepressionHierarchy tree;
  final double[] own;
  double outflow;

  NaiveSpill(DepressionHierarchy tree) {
    this.tree = tree;
    this.own = new double[tree.nodeCount()];
  }

  private double capacity(int node) {
    return tree.isLeaf(node)
        ? tree.volume_m3(node)
        : Math.max(
            0,
            tree.volume_m3(node)
                - tree.volume_m3(tree.left(node))
                - tree.volume_m3(tree.right(node)));
  }

  private boolean full(int node) {
    return own[node] >= capacity(node)
        && (tree.isLeaf(node) || (full(tree.left(node)) && full(tree.right(node))));
  }

  void pour(int leaf, double water) {
    int node = leaf;
    double left = water;
    while (left > 0) {
      while (full(node) && tree.parent(node) >= 0 && full(tree.sibling(node))) {
        node = tree.parent(node);
      }
      double room = capacity(node) - own[node];
      double taken = Math.min(room, left);
      own[node] = taken == room ? capacity(node) : own[node] + taken;
      left -= taken;
      if (left <= 0) {
        return;
      }
      if (tree.parent(node) >= 0 && full(tree.sibling(node))) {
        continue;
      }
      node = tree.spillLeaf(node);
      if (node < 0) {
        outflow += left;
        return;
      }
    }
  }
}
