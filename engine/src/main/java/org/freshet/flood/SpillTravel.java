package org.freshet.flood;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lets water leave a tree of depressions over its sill with a head, and reach the next tree later.
 *
 * <p>What a tree cannot hold is known before it fills: inflow less free volume. It begins to spill
 * at the moment within the step at which an even inflow has filled it, so a step of five minutes
 * does not let it spill early or late. From then on the water stands above the sill and leaves over
 * the rim ({@link Rims}): one implicit step, stable at any length. What leaves travels for the time
 * of its path, then adds to the leaf it spills into; where that is shorter than one travel-time
 * class it arrives in the same step. Within a tree spilling stays instant. Holds scratch space; not
 * thread-safe.
 */
final class SpillTravel {
  /** Let through at once, so that a tree that spills is full beyond rounding. */
  private static final double AT_ONCE = 1e-9;

  private static final double MS_PER_S = 1000;

  private final SpillNet net;
  private final boolean off;
  private final double[] head_m3;
  private final int[] outTree;
  private final float[] outFrom;
  private final double[] out_m3;
  private double[] given_m3 = {};
  private double step_s;
  private double back_m3;
  private int heads;
  private int outs;
  private double travelling_m3;
  private double heads_m3;
  private double outflow_m3;
  private double drawn_m3;

  SpillTravel(FloodModel model) {
    this.net = model.spillNet();
    this.off = model.runoff().travel().bins() == 1 && !model.options().weirs();
    int trees = off ? 0 : net.trees();
    this.head_m3 = new double[trees];
    this.outTree = new int[net.trees()];
    this.outFrom = new float[trees];
    this.out_m3 = new double[net.trees()];
  }

  /**
   * Adds what arrives in a step.
   *
   * @param inflow_m3 inflow by rank, raised, m³
   */
  void arrive(SpillHistory history, TimeSpan step, double[] inflow_m3) {
    long from_ms = step.start().toEpochMilli();
    long to_ms = step.end().toEpochMilli();
    for (SpillHistory.Slice slice : history.slices()) {
      for (int i = 0; i < slice.count(); i++) {
        int tree = slice.tree(i);
        double share = slice.shareIn(i, net.delay_ms(tree), from_ms, to_ms);
        if (share > 0) {
          inflow_m3[net.targetRank(tree)] += share * slice.spilled_m3(i);
        }
      }
    }
  }

  /**
   * Begins a step; the trees follow in their order.
   *
   * @param byRank_m3 raised from now on where water reaches a later tree within the step, m³
   */
  void start(SpillHistory before, TimeSpan step, double[] byRank_m3) {
    given_m3 = byRank_m3;
    travelling_m3 = 0;
    heads_m3 = 0;
    outflow_m3 = 0;
    drawn_m3 = 0;
    heads = 0;
    outs = 0;
    step_s = step.length().toMillis() / MS_PER_S;
    Arrays.fill(head_m3, 0);
    for (int i = 0; !off && i < before.heads().count(); i++) {
      head_m3[before.heads().place(i)] = before.heads().volume_m3(i);
    }
  }

  /** Whether water stands above a tree's sill. */
  boolean hasHead(int tree) {
    return !off && head_m3[tree] > 0;
  }

  /** Counts what arrives within the step where more is drawn than flows in, so is drawn at once. */
  double arrived_m3(double net_m3, double more_m3) {
    if (net_m3 < 0) {
      drawn_m3 += Math.min(more_m3, -net_m3);
    }
    return net_m3 + more_m3;
  }

  /**
   * Takes out of a tree's inflow what it cannot hold in the step and lets it go over the sill.
   *
   * @param in_m3 sum of what flows in, m³
   * @param asked_m3 sum of what is drawn, m³
   * @param stored_m3 water before the step, m³
   * @return share of the inflow that stays
   */
  double held(int tree, double in_m3, double asked_m3, double stored_m3) {
    back_m3 = 0;
    if (off) {
      return 1;
    }
    double free_m3 = net.capacity_m3[tree] - stored_m3 + Math.min(asked_m3, stored_m3);
    double before_m3 = head_m3[tree];
    if (in_m3 <= free_m3 && before_m3 == 0) {
      return 1;
    }
    double room_m3 = Math.max(0, free_m3);
    double spill_m3 = Math.max(0, in_m3 - room_m3) * (1 - AT_ONCE);
    double from = before_m3 > 0 || in_m3 <= 0 ? 0 : Math.min(0.999, room_m3 / in_m3);
    back_m3 = Math.min(before_m3, Math.max(0, room_m3 - in_m3));
    double above_m3 = before_m3 - back_m3 + spill_m3;
    double kept_m3 = net.rims.standing_m3(tree, above_m3, (1 - from) * step_s);
    head_m3[tree] = kept_m3;
    heads_m3 += kept_m3;
    heads += kept_m3 > 0 ? 1 : 0;
    let(tree, above_m3 - kept_m3, (float) from);
    return spill_m3 > 0 ? 1 - spill_m3 / in_m3 : 1;
  }

  /** What of the water above the sill fell back into the tree asked last, m³. */
  double back_m3() {
    return back_m3;
  }

  private void let(int tree, double spilled_m3, float from) {
    if (!(spilled_m3 > 0)) {
      return;
    }
    outTree[outs] = tree;
    outFrom[outs] = from;
    out_m3[outs++] = spilled_m3;
    if (net.delay_ms(tree) == 0) {
      pass(tree, spilled_m3);
    }
  }

  /** Lets go at once what a tree asked last could not hold. */
  void letAtOnce(int tree, double spilled_m3) {
    if (off) {
      outTree[outs] = tree;
      out_m3[outs++] = spilled_m3;
    }
    pass(tree, spilled_m3);
  }

  /** Lets water reach the next tree, which comes later, or leave the raster, within the step. */
  private void pass(int tree, double spilled_m3) {
    int target = net.targetRank(tree);
    if (target < 0) {
      outflow_m3 += spilled_m3;
    } else {
      given_m3[target] += spilled_m3;
    }
  }

  /** Ends a step: what stands above sills and is on its way now. */
  SpillHistory end(SpillHistory before, TimeSpan step) {
    int[] trees = Arrays.copyOf(outTree, outs);
    double[] spilled_m3 = Arrays.copyOf(out_m3, outs);
    SpillHistory.Volumes released = new SpillHistory.Volumes(trees, spilled_m3);
    if (off) {
      return new SpillHistory(before.slices(), before.heads(), released);
    }
    List<SpillHistory.Slice> slices = new ArrayList<>();
    for (SpillHistory.Slice slice : before.slices()) {
      SpillHistory.Slice left = underWay(slice, step.end());
      if (left.count() > 0) {
        slices.add(left);
      }
    }
    if (outs > 0) {
      slices.add(new SpillHistory.Slice(step, trees, Arrays.copyOf(outFrom, outs), spilled_m3));
    }
    SpillHistory after = new SpillHistory(slices, standing(), released);
    travelling_m3 = travelling_m3(after, step.end());
    return after;
  }

  private SpillHistory.Volumes standing() {
    int[] trees = new int[heads];
    double[] volume_m3 = new double[heads];
    int count = 0;
    for (int tree = 0; count < heads; tree++) {
      if (head_m3[tree] > 0) {
        trees[count] = tree;
        volume_m3[count++] = head_m3[tree];
      }
    }
    return new SpillHistory.Volumes(trees, volume_m3);
  }

  /** The entries of a slice that have not arrived in full. */
  private SpillHistory.Slice underWay(SpillHistory.Slice slice, Instant now) {
    long late_ms = now.toEpochMilli() - slice.span().end().toEpochMilli();
    int left = 0;
    for (int i = 0; i < slice.count(); i++) {
      left += net.delay_ms(slice.tree(i)) > late_ms ? 1 : 0;
    }
    if (left == slice.count()) {
      return slice;
    }
    int[] trees = new int[left];
    float[] from = new float[left];
    double[] spilled_m3 = new double[left];
    int kept = 0;
    for (int i = 0; i < slice.count(); i++) {
      if (net.delay_ms(slice.tree(i)) > late_ms) {
        trees[kept] = slice.tree(i);
        from[kept] = slice.from(i);
        spilled_m3[kept++] = slice.spilled_m3(i);
      }
    }
    return new SpillHistory.Slice(slice.span(), trees, from, spilled_m3);
  }

  /** What of a history is still on its way at an instant, m³. */
  double travelling_m3(SpillHistory history, Instant time) {
    double sum_m3 = 0;
    long now_ms = time.toEpochMilli();
    for (SpillHistory.Slice slice : history.slices()) {
      for (int i = 0; i < slice.count(); i++) {
        long delay_ms = net.delay_ms(slice.tree(i));
        sum_m3 += slice.shareIn(i, delay_ms, now_ms, Long.MAX_VALUE / 2) * slice.spilled_m3(i);
      }
    }
    return sum_m3;
  }

  /** What is on its way after the step last ended, m³. */
  double travelling_m3() {
    return travelling_m3;
  }

  /** What stands above sills after the step last ended, m³. */
  double heads_m3() {
    return heads_m3;
  }

  /** What went straight off the raster in the step last ended, m³. */
  double outflow_m3() {
    return outflow_m3;
  }

  /** What arrived where more was drawn than flowed in, and so was drawn at once, m³. */
  double drawn_m3() {
    return drawn_m3;
  }
}
