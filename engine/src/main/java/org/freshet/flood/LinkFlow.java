package org.freshet.flood;

import java.util.Arrays;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.StorageCurve;

/**
 * Moves water through links and basins in a step: out of what flows to the pool over an inlet
 * first, then out of the pool, at most down to where it parts. Holds scratch space; not
 * thread-safe.
 */
final class LinkFlow {
  private static final double S_PER_HOUR = 3600;

  private final FloodModel model;
  private final DepressionHierarchy sinks;
  private final Structures structures;
  private final SpillForest forest;
  private double[] own_m3 = {};
  private boolean changed;
  private double[] inflow_m3 = {};
  private double[] basins_m3 = {};
  private double sewered_m3;

  LinkFlow(FloodModel model) {
    this.model = model;
    this.sinks = model.terrain().hierarchy();
    this.structures = model.structures();
    this.forest = model.spillNet().forest;
  }

  /**
   * Runs a step.
   *
   * @param before water before it
   * @param byRank_m3 inflow by rank and, last, off the raster; changed, m³
   * @param stored_m3 water in the basins; changed, m³
   * @return the water after it, before inflow
   */
  StandingWater run(
      StandingWater before, double[] byRank_m3, double[] stored_m3, double duration_h) {
    sewered_m3 = 0;
    if (structures.isEmpty()) {
      return before;
    }
    own_m3 = before.own_m3();
    changed = false;
    inflow_m3 = byRank_m3;
    basins_m3 = stored_m3;
    double duration_s = duration_h * S_PER_HOUR;
    for (FlowLink link : structures.links()) {
      carry(link, duration_s);
    }
    for (int i = 0; i < basins_m3.length; i++) {
      retain(structures.basins().get(i), i, duration_s);
    }
    return changed ? new StandingWater(forest, own_m3, SpillHistory.Volumes.NONE, 0, 0) : before;
  }

  private void carry(FlowLink link, double duration_s) {
    int leaf = model.terrain().leafOf(link.fromCell());
    if (leaf < 0 || link.capacity_m3_s() == 0 || link.openShare() == 0) {
      return;
    }
    int pool = pool(leaf);
    double level_m = levelWithInflow_m(pool);
    boolean lifts = link.kind() == FlowLink.Kind.PUMP;
    double lowest_m = lifts ? link.invert_m() : Math.max(link.invert_m(), tail_m(link.toCell()));
    double most_m3 =
        link.discharge_m3_s(level_m) * duration_s * taking(link.fromCell(), link.toCell());
    give(link.toCell(), take(pool, leaf, lowest_m, most_m3));
  }

  private void retain(RetentionBasin basin, int number, double duration_s) {
    double most_let_m3 =
        basin.throttle_m3_s() * duration_s * taking(basin.inletCell(), basin.toCell());
    double let_m3 = Math.min(basins_m3[number], most_let_m3);
    double room_m3 = basin.volume_m3() - basins_m3[number] + let_m3;
    int leaf = model.terrain().leafOf(basin.inletCell());
    double taken_m3 = 0;
    if (leaf >= 0) {
      double most_m3 = Math.min(room_m3, basin.intake_m3_s() * duration_s);
      taken_m3 = take(pool(leaf), leaf, basin.inlet_m(), most_m3);
    }
    basins_m3[number] += taken_m3 - let_m3;
    give(basin.toCell(), let_m3);
  }

  /**
   * Share of what is sent to an outlet that it takes. A surcharged sewer takes nothing; the sewer
   * of a link is that of the district its inlet lies in.
   */
  private double taking(int fromCell, int toCell) {
    if (toCell >= 0) {
      return 1;
    }
    Surfaces surfaces = model.runoff().surfaces();
    int district = surfaces.districtOf(fromCell);
    boolean full =
        district != Surfaces.NO_DISTRICT && surfaces.districts().get(district).capacity_mm_h() == 0;
    return full ? 0 : Math.min(1, model.options().sewerFactor());
  }

  /** The pool over a leaf, the leaf itself where it is dry. */
  private int pool(int leaf) {
    int pool = leaf;
    for (int node = leaf; node != DepressionHierarchy.NONE; node = sinks.parent(node)) {
      pool = own(node) > 0 ? node : pool;
    }
    return pool;
  }

  private double own(int node) {
    return own_m3[forest.rank(node)];
  }

  private double stored_m3(int pool) {
    return sum_m3(own_m3, pool);
  }

  /** Sum over the subtree of a node: its ranks are neighbours. */
  private double sum_m3(double[] byRank_m3, int node) {
    double sum = 0;
    int last = forest.rank(node);
    for (int rank = forest.firstBelow(last); rank <= last; rank++) {
      sum += Math.max(0, byRank_m3[rank]);
    }
    return sum;
  }

  private double levelWithInflow_m(int pool) {
    return sinks.curve(pool).level_m(stored_m3(pool) + inflow_m3(pool));
  }

  /** Water at an outlet, its sink's bottom where that is dry. */
  private double tail_m(int cell) {
    int leaf = cell < 0 ? cell : model.terrain().leafOf(cell);
    if (leaf < 0) {
      return Double.NEGATIVE_INFINITY;
    }
    int pool = pool(leaf);
    double stored_m3 = stored_m3(pool);
    return stored_m3 > 0 ? sinks.curve(pool).level_m(stored_m3) : sinks.pitElevation_m(leaf);
  }

  private double inflow_m3(int node) {
    return sum_m3(inflow_m3, node);
  }

  /** Takes what stands or arrives above a level, at most so much. */
  private double take(int pool, int leaf, double lowest_m, double most_m3) {
    StorageCurve curve = sinks.curve(pool);
    double there_m3 = stored_m3(pool) + inflow_m3(pool) - curve.volume_m3(lowest_m);
    double wanted_m3 = Math.min(most_m3, there_m3);
    if (!(wanted_m3 > 0)) {
      return 0;
    }
    double rest_m3 = wanted_m3 - takeInflow(leaf, wanted_m3);
    rest_m3 -= takeInflows(pool, rest_m3);
    double drawn_m3 = Math.min(Math.max(0, rest_m3), own(pool));
    if (drawn_m3 > 0) {
      if (!changed) {
        own_m3 = own_m3.clone();
        changed = true;
      }
      own_m3[forest.rank(pool)] -= drawn_m3;
    }
    return wanted_m3 - Math.max(0, rest_m3) + drawn_m3;
  }

  private double takeInflow(int leaf, double wanted_m3) {
    int rank = forest.rank(leaf);
    double taken_m3 = Math.min(wanted_m3, Math.max(0, inflow_m3[rank]));
    inflow_m3[rank] -= taken_m3;
    return taken_m3;
  }

  private double takeInflows(int node, double wanted_m3) {
    if (!(wanted_m3 > 0)) {
      return 0;
    }
    if (sinks.isLeaf(node)) {
      return takeInflow(node, wanted_m3);
    }
    double first_m3 = takeInflows(sinks.left(node), wanted_m3);
    return first_m3 + takeInflows(sinks.right(node), wanted_m3 - first_m3);
  }

  private void give(int cell, double volume_m3) {
    if (cell < 0) {
      sewered_m3 += volume_m3;
      return;
    }
    int leaf = model.terrain().leafOf(cell);
    inflow_m3[leaf >= 0 ? forest.rank(leaf) : forest.nodes()] += volume_m3;
  }

  /** What links and basins gave to the sewer in the step, m³. */
  double sewered_m3() {
    return sewered_m3;
  }

  /** Water in the basins, m³. */
  static double sum_m3(double[] basins_m3) {
    return Arrays.stream(basins_m3).sum();
  }
}
