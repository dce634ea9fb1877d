package org.freshet.terrain;

import org.freshet.grid.D8;
import org.freshet.grid.FlagColumn;
import org.freshet.grid.IntColumn;
import org.freshet.grid.Scratch;

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
  final IntColumn parent;
  final IntColumn left;
  final IntColumn right;

  /** Pass over which a node spills, or {@link #NONE} if nothing lets its water out. */
  final IntColumn pass;

  /** Leaf of the node at that pass, and the basin on the other side of it. */
  final IntColumn inner;

  final IntColumn spill;

  /** Pass over which each leaf's water finally leaves it, on its way to the outside. */
  final IntColumn exit;

  private MergeTree(Builder built, Scratch room) {
    this.leaves = built.leaves;
    this.nodes = built.nodes;
    this.parent = built.parent;
    this.left = built.left;
    this.right = built.right;
    this.pass = built.pass;
    this.inner = built.inner;
    this.spill = built.spill;
    this.exit = exits(room);
  }

  /** Joins basins over sorted passes; the tree lies in some room. */
  static MergeTree build(int leaves, Passes passes, Scratch room) {
    try (Scratch work = room.nested()) {
      Builder builder = new Builder(leaves, room, work);
      for (int pass = 0; pass < passes.size(); pass++) {
        builder.join(pass, passes.own(pass), passes.other(pass));
      }
      return new MergeTree(builder, room);
    }
  }

  // From the leaf at a node's spill pass up to the node, every side branch met leaves over the pass
  // that joined it. Each node lies on exactly one such climb, so the whole is linear.
  private IntColumn exits(Scratch room) {
    IntColumn exits = room.ints(leaves);
    exits.fill(NONE);
    try (Scratch work = room.nested()) {
      FlagColumn climbed = work.flags(nodes);
      for (int node = nodes - 1; node >= 0; node--) {
        if (climbed.get(node) || pass.get(node) == NONE) {
          continue;
        }
        exits.set(inner.get(node), pass.get(node));
        for (int below = inner.get(node); below != node; below = parent.get(below)) {
          climbed.set(below, true);
        }
      }
    }
    return exits;
  }

  /** Whether there are nodes that nothing lets out. */
  boolean anyClosed() {
    for (int node = nodes - 1; node >= 0; node--) {
      if (parent.get(node) == NONE && pass.get(node) == NONE) {
        return true;
      }
    }
    return false;
  }

  /** Per node whether nothing lets it out, in some room. */
  FlagColumn closed(Scratch room) {
    FlagColumn closed = room.flags(nodes);
    for (int node = nodes - 1; node >= 0; node--) {
      int above = parent.get(node);
      closed.set(node, above == NONE ? pass.get(node) == NONE : closed.get(above));
    }
    return closed;
  }

  /** The cell just behind a node's outlet, on the side the water spills to. */
  int spillCell(int node, Passes passes, int cols) {
    int cell = passes.cell(pass.get(node));
    boolean behind = passes.own(pass.get(node)) == inner.get(node);
    return behind ? cell + D8.cellStep(passes.way(pass.get(node)), cols) : cell;
  }

  /** Turns the descent from a leaf's exit to its pit round, so that the leaf drains out. */
  void turn(FlatCells cells, Passes passes, int leaf, int cols) {
    int joint = exit.get(leaf);
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

  // Columns have room for a tree of all leaves; of several trees the end stays unused.
  private static final class Builder {
    private final IntColumn parent;
    private final IntColumn left;
    private final IntColumn right;
    private final IntColumn pass;
    private final IntColumn inner;
    private final IntColumn spill;
    private final IntColumn group;
    private final int leaves;
    private int nodes;

    Builder(int leaves, Scratch room, Scratch work) {
      this.leaves = leaves;
      this.nodes = leaves;
      int most = Math.max(leaves, 2 * leaves - 1);
      parent = filled(room, most);
      left = room.ints(Math.max(0, leaves - 1));
      right = room.ints(Math.max(0, leaves - 1));
      pass = filled(room, most);
      inner = filled(room, most);
      spill = filled(room, most);
      group = work.ints(most + 1);
      for (int i = 0; i <= most; i++) {
        group.set(i, i);
      }
    }

    private static IntColumn filled(Scratch room, int count) {
      IntColumn column = room.ints(count);
      column.fill(NONE);
      return column;
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
      group.set(node + 1, 0);
    }

    private void merge(int a, int b, int joint, int leafA, int leafB) {
      record(a, joint, leafA, leafB);
      record(b, joint, leafB, leafA);
      int node = nodes++;
      left.set(node - leaves, Math.min(a, b));
      right.set(node - leaves, Math.max(a, b));
      parent.set(a, node);
      parent.set(b, node);
      group.set(a + 1, node + 1);
      group.set(b + 1, node + 1);
    }

    private void record(int node, int joint, int innerLeaf, int spillLeaf) {
      pass.set(node, joint);
      inner.set(node, innerLeaf);
      spill.set(node, spillLeaf);
    }

    // Path halving; the newest node is always the root of its group, so no ranks are kept.
    private int find(int start) {
      int at = start;
      int above = group.get(at);
      while (above != at) {
        above = group.get(above);
        group.set(at, above);
        at = above;
        above = group.get(at);
      }
      return at;
    }
  }
}
