package org.freshet.sink;

import java.util.Arrays;
import org.freshet.grid.DoubleColumn;
import org.freshet.grid.FlagColumn;
import org.freshet.grid.IntColumn;
import org.freshet.grid.Scratch;

/**
 * Distributes water over depressions: each leaf receives some, full ones spill into the next, two
 * full siblings merge (Barnes, Callaghan and Wickert, 2021, doi:10.5194/esurf-9-105-2021). This
 * variant never touches cells and never moves the same water twice: a union-find remembers where
 * water that enters at a leaf ends up now, so a run costs O(leaves · α) whatever the rain.
 *
 * <p>The result does not depend on the order in which water arrives. Water in equals water stored
 * plus water gone, but for rounding of double sums.
 *
 * <p>A workspace of 25 bytes per node for one model; cheap to make. Not thread-safe: one per
 * thread.
 */
public final class FillSpillMerge {
  private static final int NONE = DepressionHierarchy.NONE;
  private static final DoubleColumn NOTHING = Scratch.onHeap().doubles(0);

  private final DepressionHierarchy hierarchy;
  private final SpillOrder order;
  private final int nodes;
  private final Scratch room;
  private final DoubleColumn input;
  private final IntColumn next;
  private final FlagColumn full;
  private final SpillBalance balance;

  /** A workspace for one hierarchy. */
  public FillSpillMerge(DepressionHierarchy hierarchy) {
    this.hierarchy = hierarchy;
    this.order = hierarchy.order();
    this.nodes = hierarchy.nodeCount();
    this.room = hierarchy.room();
    this.input = room.doubles(nodes);
    this.next = room.ints(nodes);
    this.full = room.flags(nodes);
    this.balance = new SpillBalance(order, full, room);
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
    DoubleColumn own = start.copyOwn(hierarchy);
    boolean dry = start.stored_m3() == 0;
    full.fill(false);
    if (!dry) {
      markFull(own);
    }
    double abstracted = takeInputs(inflowPerLeaf_m3, own);
    linkMerged(dry);
    DoubleColumn before = dry ? NOTHING : own.copy(room);
    DoubleColumn over = room.doubles(nodes);
    double outflow = fill(own, over);
    balance.run(before, own, input, over);
    return new SinkWater(hierarchy, own, over, outflow, abstracted);
  }

  private double takeInputs(double[] inflowPerLeaf_m3, DoubleColumn own) {
    double abstracted = 0;
    for (int leaf = 0; leaf < inflowPerLeaf_m3.length; leaf++) {
      double inflow = inflowPerLeaf_m3[leaf];
      if (inflow < 0) {
        abstracted += drain(order.rank(leaf), -inflow, own);
      } else if (!(inflow < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Inflow (" + inflow + " m³) of leaf " + leaf + " must be a finite number.");
      }
      input.set(order.rank(leaf), Math.max(0, inflow));
    }
    return abstracted;
  }

  private void markFull(DoubleColumn own) {
    for (int rank = 0; rank < nodes; rank++) {
      int first = order.left.get(rank);
      boolean childrenFull = first == NONE || (full.get(first) && full.get(rank - 1));
      full.set(rank, childrenFull && own.get(rank) >= order.capacity_m3.get(rank));
    }
  }

  // Water over a full pair belongs to their parent; everything else finds its way when it arrives.
  private void linkMerged(boolean dry) {
    for (int rank = 0; rank < nodes; rank++) {
      boolean merged =
          !dry
              && order.parent.get(rank) != NONE
              && full.get(rank)
              && full.get(order.sibling.get(rank));
      next.set(rank, merged ? order.parent.get(rank) : rank);
    }
  }

  // By rank: all that reaches a tree from others is there before its first leaf is poured.
  private double fill(DoubleColumn own, DoubleColumn over) {
    double outflow = 0;
    double spilled = 0;
    for (int rank = 0; rank < nodes; rank++) {
      if (order.left.get(rank) == NONE && input.get(rank) > 0) {
        spilled += pour(rank, input.get(rank), own);
      }
      if (order.parent.get(rank) == NONE) {
        over.set(rank, spilled);
        if (order.spill.get(rank) == NONE) {
          outflow += spilled;
        } else {
          input.add(order.spill.get(rank), spilled);
        }
        spilled = 0;
      }
    }
    return outflow;
  }

  private double pour(int leaf, double water, DoubleColumn own) {
    double rest = water;
    int rank = find(leaf);
    while (true) {
      double room = order.capacity_m3.get(rank) - own.get(rank);
      if (rest <= room) {
        own.add(rank, rest);
        return 0;
      }
      own.set(rank, order.capacity_m3.get(rank));
      full.set(rank, true);
      rest -= Math.max(0, room);
      int above = order.parent.get(rank);
      if (above == NONE) {
        return rest;
      }
      int other = order.sibling.get(rank);
      if (full.get(other)) {
        next.set(rank, above);
        next.set(other, above);
        rank = above;
      } else {
        next.set(rank, order.spill.get(rank));
        rank = find(order.spill.get(rank));
      }
    }
  }

  private int find(int start) {
    int at = start;
    int above = next.get(at);
    while (above != at) {
      above = next.get(above);
      next.set(at, above);
      at = above;
      above = next.get(at);
    }
    return at;
  }

  // The pool over a leaf reaches up to the highest node on its way whose children are all full.
  private double drain(int leaf, double wanted, DoubleColumn own) {
    int top = leaf;
    while (order.parent.get(top) != NONE && full.get(top) && full.get(order.sibling.get(top))) {
      top = order.parent.get(top);
    }
    double rest = wanted;
    int rank = top;
    while (rest > 0) {
      double taken = Math.min(rest, own.get(rank));
      if (taken > 0) {
        own.add(rank, -taken);
        rest -= taken;
      }
      // A node without room of its own is emptied through its children.
      if (own.get(rank) < order.capacity_m3.get(rank) || rest > 0) {
        full.set(rank, false);
      }
      if (rank == leaf) {
        break;
      }
      rank = leaf <= order.left.get(rank) ? order.left.get(rank) : rank - 1;
    }
    return wanted - rest;
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
