package org.freshet.terrain;

import java.util.Arrays;
import org.freshet.grid.D8;

/**
 * How basins join while water rises: passes in ascending order joined by union-find (Kruskal). A
 * pass between two closed basins makes a node above both; a pass to ground that already drains
 * makes the basin a root. The same walk is the depression hierarchy of Barnes, Callaghan and
 * Wickert (2020, doi:10.5194/esurf-8-431-2020), built without recursion in O(passes · α).
 *
 * <p>Nodes {@code 0 .. leaves-1} are leaves; children come before parents.
 */
final class MergeTree {
  static final int NONE = -1;

  final int leaves;
  final int nodes;
  final int[] parent;
  final int[] left;
  final int[] right;

  /** Pass over which a node spills, or {@link #NONE} if nothing lets its water out. */
  final int[] pass;

  /** Leaf of the node at that pass, and the basin on the other side of it. */
  final int[] inner;

  final int[] spill;

  /** Pass over which each leaf's water finally leaves it, on its way to the outside. */
  final int[] exit;

  private MergeTree(int leaves, Builder built) {
    this.leaves = leaves;
    this.nodes = built.nodes;
    this.parent = Arrays.copyOf(built.parent, nodes);
    this.left = Arrays.copyOf(built.left, nodes - leaves);
    this.right = Arrays.copyOf(built.right, nodes - leaves);
    this.pass = Arrays.copyOf(built.pass, nodes);
    this.inner = Arrays.copyOf(built.inner, nodes);
    this.spill = Arrays.copyOf(built.spill, nodes);
    this.exit = exits();
  }

  static MergeTree build(int leaves, Passes passes) {
    Builder builder = new Builder(leaves);
    for (int pass = 0; pass < passes.size(); pass++) {
      builder.join(pass, passes.own(pass), passes.other(pass));
    }
    return new MergeTree(leaves, builder);
  }

  // From the leaf at a node's spill pass up to the node, every side branch met leaves over the pass
  // that joined it. Each node lies on exactly one such climb, so the whole is linear.
  private int[] exits() {
    int[] exits = new int[leaves];
    Arrays.fill(exits, NONE);
    boolean[] climbed = new boolean[nodes];
    for (int node = nodes - 1; node >= 0; node--) {
      if (climbed[node] || pass[node] == NONE) {
        continue;
      }
      exits[inner[node]] = pass[node];
      for (int below = inner[node]; below != node; below = parent[below]) {
        climbed[below] = true;
      }
    }
    return exits;
  }

  /** Nodes that nothing lets out, by number; empty where there is none. */
  boolean[] closed() {
    boolean[] closed = new boolean[nodes];
    boolean any = false;
    for (int node = nodes - 1; node >= 0; node--) {
      closed[node] = parent[node] == NONE ? pass[node] == NONE : closed[parent[node]];
      any |= closed[node];
    }
    return any ? closed : new boolean[0];
  }

  /** The cell just behind a node's outlet, on the side the water spills to. */
  int spillCell(int node, Passes passes, int cols) {
    int cell = passes.cell(pass[node]);
    boolean behind = passes.own(pass[node]) == inner[node];
    return behind ? cell + D8.cellStep(passes.way(pass[node]), cols) : cell;
  }

  /** Turns the descent from a leaf's exit to its pit round, so that the leaf drains out. */
  void turn(FlatCells cells, Passes passes, int leaf, int cols) {
    int joint = exit[leaf];
    int at = passes.cell(joint);
    int way = passes.way(joint);
    if (passes.own(joint) != leaf) {
      at += D8.cellStep(way, cols);
      way = D8.opposite(way);
    }
    while (true) {
      int before = cells.code(at) & Codes.MASK;
      cells.code(at, (byte) way);
      if (before == Codes.PIT) {
        return;
      }
      at += D8.cellStep(before, cols);
      way = D8.opposite(before);
    }
  }

  private static final class Builder {
    private final int[] parent;
    private final int[] left;
    private final int[] right;
    private final int[] pass;
    private final int[] inner;
    private final int[] spill;
    private final int[] group;
    private final int leaves;
    private int nodes;

    Builder(int leaves) {
      this.leaves = leaves;
      this.nodes = leaves;
      int most = Math.max(leaves, 2 * leaves - 1);
      parent = filled(most);
      left = new int[Math.max(0, leaves - 1)];
      right = new int[Math.max(0, leaves - 1)];
      pass = filled(most);
      inner = filled(most);
      spill = filled(most);
      group = new int[most + 1];
      for (int i = 0; i <= most; i++) {
        group[i] = i;
      }
    }

    private static int[] filled(int length) {
      int[] array = new int[length];
      Arrays.fill(array, NONE);
      return array;
    }

    void join(int joint, int own, int other) {
      int a = find(own + 1) - 1;
      int b = find(other + 1) - 1;
      if (a == b) {
        return;
      }
      if (a == BasinGraph.OUTSIDE) {
        spillsOut(b, joint, other, own);
      } else if (b == BasinGraph.OUTSIDE) {
        spillsOut(a, joint, own, other);
      } else {
        merge(a, b, joint, own, other);
      }
    }

    private void spillsOut(int node, int joint, int innerLeaf, int spillLeaf) {
      record(node, joint, innerLeaf, spillLeaf);
      group[node + 1] = 0;
    }

    private void merge(int a, int b, int joint, int leafA, int leafB) {
      record(a, joint, leafA, leafB);
      record(b, joint, leafB, leafA);
      int node = nodes++;
      left[node - leaves] = Math.min(a, b);
      right[node - leaves] = Math.max(a, b);
      parent[a] = node;
      parent[b] = node;
      group[a + 1] = node + 1;
      group[b + 1] = node + 1;
    }

    private void record(int node, int joint, int innerLeaf, int spillLeaf) {
      pass[node] = joint;
      inner[node] = innerLeaf;
      spill[node] = spillLeaf;
    }

    // Path halving; the newest node is always the root of its group, so no ranks are kept.
    private int find(int start) {
      int at = start;
      while (group[at] != at) {
        group[at] = group[group[at]];
        at = group[at];
      }
      return at;
    }
  }
}
