package org.freshet.flood;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.SinkWater;

/**
 * Lets water that spills out of one tree of depressions reach the next one later: what a tree
 * cannot hold is taken out of its inflow before it fills, kept for the travel time of its spill
 * path, and added to the leaf it spills into. Within a tree, off the raster, and where the way is
 * shorter than one travel-time class, spilling stays instant. Holds scratch space; not thread-safe.
 */
final class SpillTravel {
  /** Let through at once, so that a tree that spills is full beyond rounding. */
  private static final double AT_ONCE = 1e-9;

  private final FloodModel model;
  private final DepressionHierarchy sinks;
  private final boolean instant;
  private final Duration bin;
  private final Duration longest;
  private final int[] rootOfLeaf;
  private final double[] inflow_m3;
  private final double[] asked_m3;
  private double travelling_m3;

  SpillTravel(FloodModel model) {
    this.model = model;
    this.sinks = model.terrain().hierarchy();
    TravelOptions travel = model.runoff().travel();
    this.instant = travel.bins() == 1;
    this.bin = travel.bin();
    this.longest = bin.multipliedBy(travel.bins() - 1);
    this.rootOfLeaf = instant ? new int[0] : rootOfLeaf(sinks);
    int nodes = instant ? 0 : sinks.nodeCount();
    this.inflow_m3 = new double[nodes];
    this.asked_m3 = new double[nodes];
  }

  private static int[] rootOfLeaf(DepressionHierarchy sinks) {
    int[] root = new int[sinks.nodeCount()];
    for (int node = root.length - 1; node >= 0; node--) {
      int parent = sinks.parent(node);
      root[node] = parent == DepressionHierarchy.NONE ? node : root[parent];
    }
    return Arrays.copyOf(root, sinks.leafCount());
  }

  /**
   * Adds what arrives in a step.
   *
   * @param leaf_m3 inflow per leaf, raised, m³
   */
  void arrive(SpillHistory history, TimeSpan step, double[] leaf_m3) {
    for (SpillHistory.Slice slice : history.slices()) {
      for (int i = 0; i < slice.count(); i++) {
        int root = slice.root(i);
        double share = slice.span().shareIn(step.earlier(delay(root)));
        leaf_m3[sinks.spillLeaf(root)] += share * slice.spilled_m3(i);
      }
    }
  }

  /**
   * Holds back what the trees cannot take in a step.
   *
   * @param water water before the step
   * @param net_m3 inflow less what is drawn per leaf, lowered where a tree spills, m³
   * @return what is on its way after the step
   */
  SpillHistory holdBack(SpillHistory before, SinkWater water, double[] net_m3, TimeSpan step) {
    travelling_m3 = 0;
    if (instant) {
      return before;
    }
    sumByTree(net_m3);
    int[] roots = new int[16];
    double[] spilled_m3 = new double[16];
    int count = 0;
    for (int root = 0; root < inflow_m3.length; root++) {
      double spill_m3 = inflow_m3[root] > 0 ? spill_m3(root, water) : 0;
      if (spill_m3 > 0) {
        if (count == roots.length) {
          roots = Arrays.copyOf(roots, 2 * count);
          spilled_m3 = Arrays.copyOf(spilled_m3, 2 * count);
        }
        roots[count] = root;
        spilled_m3[count++] = spill_m3;
      }
      inflow_m3[root] = spill_m3 > 0 ? 1 - spill_m3 / inflow_m3[root] : 1;
    }
    lower(net_m3, count);
    SpillHistory.Slice newest =
        new SpillHistory.Slice(step, Arrays.copyOf(roots, count), Arrays.copyOf(spilled_m3, count));
    SpillHistory after = before.after(newest, longest.plus(step.length()));
    travelling_m3 = travelling_m3(after, step.end());
    return after;
  }

  private void sumByTree(double[] net_m3) {
    Arrays.fill(inflow_m3, 0);
    Arrays.fill(asked_m3, 0);
    for (int leaf = 0; leaf < net_m3.length; leaf++) {
      if (net_m3[leaf] > 0) {
        inflow_m3[rootOfLeaf[leaf]] += net_m3[leaf];
      } else {
        asked_m3[rootOfLeaf[leaf]] -= net_m3[leaf];
      }
    }
  }

  private double spill_m3(int root, SinkWater water) {
    if (sinks.spillLeaf(root) < 0 || model.runoff().spillDelay(root) == 0) {
      return 0;
    }
    double stored_m3 = water.stored_m3(root);
    double drawn_m3 = Math.min(asked_m3[root], stored_m3);
    double free_m3 = Math.max(0, sinks.volume_m3(root) - stored_m3 + drawn_m3);
    return Math.max(0, inflow_m3[root] - free_m3) * (1 - AT_ONCE);
  }

  private void lower(double[] net_m3, int spilling) {
    for (int leaf = 0; spilling > 0 && leaf < net_m3.length; leaf++) {
      if (net_m3[leaf] > 0) {
        net_m3[leaf] *= inflow_m3[rootOfLeaf[leaf]];
      }
    }
  }

  /** What of a history is still on its way at an instant, m³. */
  double travelling_m3(SpillHistory history, Instant end) {
    double sum_m3 = 0;
    for (SpillHistory.Slice slice : history.slices()) {
      for (int i = 0; i < slice.count(); i++) {
        double share = slice.span().shareAfter(end.minus(delay(slice.root(i))));
        sum_m3 += share * slice.spilled_m3(i);
      }
    }
    return sum_m3;
  }

  private Duration delay(int root) {
    return bin.multipliedBy(model.runoff().spillDelay(root));
  }

  /** What is on its way after the step held back last, m³. */
  double travelling_m3() {
    return travelling_m3;
  }
}
