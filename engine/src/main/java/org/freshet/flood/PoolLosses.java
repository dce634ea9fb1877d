package org.freshet.flood;

import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.SinkWater;

/**
 * What sewers and the ground draw from standing water: asks per leaf, nets it against the leaf's
 * inflow, keeps the account. Holds scratch space; not thread-safe.
 *
 * <p>Sewer capacity that the runoff of a step left unused draws on the pool over the leaf. The
 * ground draws the infiltration rate times the wet area times the share of the leaf's catchment
 * that seeps. A pool over several leaves asks through its first one, once.
 */
final class PoolLosses {
  private final FloodModel model;
  private final double[] net_m3;
  private final double[] seepable;
  private final double[] ground_m3;
  private double sewered_m3;
  private double infiltrated_m3;
  private double openSewer_m3;
  private double openGround_m3;

  PoolLosses(FloodModel model) {
    this.model = model;
    int leaves = model.runoff().leafCount();
    this.net_m3 = new double[leaves];
    this.ground_m3 = new double[leaves];
    boolean seeps = model.options().poolInfiltration_mm_h() > 0;
    this.seepable = new double[seeps ? leaves : 0];
    for (int leaf = 0; leaf < seepable.length; leaf++) {
      seepable[leaf] = 1 - model.runoff().sealedShare(leaf);
    }
  }

  /**
   * Inflow less what is drawn, per leaf; negative where more is drawn than flows in.
   *
   * @param water water before the step
   * @param inflow_m3 inflow per leaf, m³
   * @param room_m3 sewer capacity left over per leaf, m³
   * @param duration_h length of the step, h
   */
  double[] net(SinkWater water, double[] inflow_m3, double[] room_m3, double duration_h) {
    askGround(water, duration_h);
    sewered_m3 = 0;
    infiltrated_m3 = 0;
    openSewer_m3 = 0;
    openGround_m3 = 0;
    for (int leaf = 0; leaf < net_m3.length; leaf++) {
      double left_m3 = inflow_m3[leaf];
      double bySewer_m3 = Math.min(left_m3, room_m3[leaf]);
      left_m3 -= bySewer_m3;
      double byGround_m3 = Math.min(left_m3, ground_m3[leaf]);
      left_m3 -= byGround_m3;
      double openSewer = room_m3[leaf] - bySewer_m3;
      double openGround = ground_m3[leaf] - byGround_m3;
      sewered_m3 += bySewer_m3;
      infiltrated_m3 += byGround_m3;
      openSewer_m3 += openSewer;
      openGround_m3 += openGround;
      net_m3[leaf] = left_m3 - openSewer - openGround;
    }
    return net_m3;
  }

  private void askGround(SinkWater water, double duration_h) {
    if (seepable.length == 0) {
      return;
    }
    java.util.Arrays.fill(ground_m3, 0);
    double rate_m = model.options().poolInfiltration_mm_h() / 1000 * duration_h;
    DepressionHierarchy sinks = model.terrain().hierarchy();
    Pools pools = Pools.of(sinks, water);
    for (int pool = 0; pool < pools.count(); pool++) {
      int leaf = pools.firstLeaf(pool);
      ground_m3[leaf] = pools.area_m2(pool) * rate_m * seepable[leaf];
    }
  }

  /** Share of what was drawn from standing water in this step that the ground took. */
  double openInfiltrationShare() {
    double open_m3 = openSewer_m3 + openGround_m3;
    return open_m3 == 0 ? 0 : openGround_m3 / open_m3;
  }

  /** Inflow of the step the sewers took before it reached the pools, m³. */
  double sewered_m3() {
    return sewered_m3;
  }

  /** Inflow of the step the ground under the pools took, m³. */
  double infiltrated_m3() {
    return infiltrated_m3;
  }
}
