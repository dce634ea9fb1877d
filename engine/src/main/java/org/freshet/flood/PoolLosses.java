package org.freshet.flood;

import java.util.Arrays;
import org.freshet.sink.SinkWater;

/**
 * What sewers, drains and the ground draw from standing water: asks per leaf, nets it against the
 * leaf's inflow, keeps the account. Holds scratch space; not thread-safe.
 *
 * <p>Sewers: the capacity that the runoff of a leaf's own ground left unused draws on the pool over
 * it. Gullies under standing water take more than their own ground's share: they lower a pool at
 * the gully rate times the connected share of its ground, as far as its whole district has capacity
 * left; where the district's pools ask for more than that, all get the same part. The ground lowers
 * a pool at the infiltration rate times the share that seeps. A pool over several leaves asks
 * through its deepest one, once, and falls within one step at most to where it parts.
 */
final class PoolLosses {
  private static final double S_PER_HOUR = 3600;

  private final FloodModel model;
  private final LeafSewers sewers;
  private final boolean seeps;
  private final double[] district_m3;
  private final double[] districtAsked_m3;
  private final double[] net_m3;
  private final double[] sewer_m3;
  private final double[] gully_m3;
  private final double[] ground_m3;
  private double sewered_m3;
  private double infiltrated_m3;
  private double openSewer_m3;
  private double openGround_m3;

  PoolLosses(FloodModel model) {
    this.model = model;
    this.sewers = model.leafSewers();
    int leaves = model.runoff().leafCount();
    this.net_m3 = new double[leaves];
    this.sewer_m3 = new double[leaves];
    this.gully_m3 = new double[leaves];
    this.ground_m3 = new double[leaves];
    this.seeps = model.options().poolInfiltration_mm_h() > 0;
    int districts = model.runoff().surfaces().districts().size();
    this.district_m3 = new double[districts];
    this.districtAsked_m3 = new double[districts];
  }

  /**
   * Inflow less what is drawn, per leaf; negative where more is drawn than flows in.
   *
   * @param water water before the step
   * @param inflow_m3 inflow per leaf, m³
   * @param units what the step's rain left of the sewers
   * @param duration_h length of the step, h
   */
  double[] net(SinkWater water, double[] inflow_m3, UnitRunoff units, double duration_h) {
    askSewers(units, duration_h);
    if (!seeps && !units.hasSewers() && model.drains().isEmpty()) {
      System.arraycopy(inflow_m3, 0, net_m3, 0, net_m3.length);
      return net_m3;
    }
    Pools pools = Pools.of(model.terrain().hierarchy(), water);
    units.districtRoom(district_m3);
    askPools(pools, duration_h);
    shareDistricts(pools, inflow_m3);
    settle(pools, inflow_m3);
    return net_m3;
  }

  /** Takes what is asked out of each leaf's inflow first; the rest is drawn where a pool stands. */
  private void settle(Pools pools, double[] inflow_m3) {
    sewered_m3 = 0;
    infiltrated_m3 = 0;
    openSewer_m3 = 0;
    openGround_m3 = 0;
    for (int leaf = 0; leaf < net_m3.length; leaf++) {
      double left_m3 = inflow_m3[leaf];
      double bySewer_m3 = Math.min(left_m3, sewer_m3[leaf]);
      left_m3 -= bySewer_m3;
      double byGround_m3 = Math.min(left_m3, ground_m3[leaf]);
      left_m3 -= byGround_m3;
      boolean wet = pools.over(leaf) != Pools.DRY;
      double openSewer = wet ? sewer_m3[leaf] - bySewer_m3 : 0;
      double openGround = wet ? ground_m3[leaf] - byGround_m3 : 0;
      sewered_m3 += bySewer_m3;
      infiltrated_m3 += byGround_m3;
      openSewer_m3 += openSewer;
      openGround_m3 += openGround;
      net_m3[leaf] = left_m3 - openSewer - openGround;
    }
  }

  private void askSewers(UnitRunoff units, double duration_h) {
    if (units.hasSewers()) {
      model.runoff().volumes(units.room_mm(), sewer_m3);
    } else {
      Arrays.fill(sewer_m3, 0);
    }
    for (PointDrain drain : model.drains()) {
      int leaf = model.terrain().leafOf(drain.cell());
      if (leaf >= 0) {
        sewer_m3[leaf] += drain.capacity_m3_s() * S_PER_HOUR * duration_h;
      }
    }
  }

  private void askPools(Pools pools, double duration_h) {
    Arrays.fill(ground_m3, 0);
    Arrays.fill(gully_m3, 0);
    double ground_m = model.options().poolInfiltration_mm_h() / 1000 * duration_h;
    double gully_m = model.options().gully_mm_h() / 1000 * duration_h;
    for (int pool = 0; pool < pools.count(); pool++) {
      int leaf = pools.deepestLeaf(pool);
      double gullies_m = hasRoom(leaf) ? gully_m * sewers.share(leaf) : 0;
      double seeping_m = ground_m * model.seepingShare(leaf);
      if (seeping_m > 0) {
        ground_m3[leaf] = pools.lostByFall_m3(pool, seeping_m);
      }
      if (gullies_m > 0) {
        double both_m3 = pools.lostByFall_m3(pool, gullies_m + seeping_m);
        gully_m3[leaf] = both_m3 - ground_m3[leaf];
      }
    }
  }

  private boolean hasRoom(int leaf) {
    int district = sewers.district(leaf);
    return district >= 0 && district_m3[district] > 0;
  }

  /** Raises what pools ask of the sewers to their gullies' rate, as far as districts have room. */
  private void shareDistricts(Pools pools, double[] inflow_m3) {
    double[] poolRoom_m3 = new double[pools.count()];
    Arrays.fill(districtAsked_m3, 0);
    for (int leaf = 0; leaf < gully_m3.length; leaf++) {
      int pool = pools.over(leaf);
      if (pool != Pools.DRY) {
        poolRoom_m3[pool] += sewer_m3[leaf];
      }
      int district = sewers.district(leaf);
      if (district >= 0 && (pool != Pools.DRY || inflow_m3[leaf] > 0)) {
        district_m3[district] -= sewer_m3[leaf];
      }
    }
    for (int pool = 0; pool < poolRoom_m3.length; pool++) {
      int leaf = pools.deepestLeaf(pool);
      double bySewer_m3 = Math.max(gully_m3[leaf], poolRoom_m3[pool]);
      double left_m3 = Math.max(0, pools.abovePart_m3(pool) - bySewer_m3);
      ground_m3[leaf] = Math.min(ground_m3[leaf], left_m3);
      gully_m3[leaf] = Math.max(0, gully_m3[leaf] - poolRoom_m3[pool]);
      if (gully_m3[leaf] > 0) {
        districtAsked_m3[sewers.district(leaf)] += gully_m3[leaf];
      }
    }
    for (int pool = 0; pool < poolRoom_m3.length; pool++) {
      int leaf = pools.deepestLeaf(pool);
      if (gully_m3[leaf] > 0) {
        int district = sewers.district(leaf);
        double room_m3 = Math.max(0, district_m3[district]);
        sewer_m3[leaf] += gully_m3[leaf] * Math.min(1, room_m3 / districtAsked_m3[district]);
      }
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
