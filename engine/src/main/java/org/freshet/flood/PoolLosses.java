package org.freshet.flood;

import java.util.Arrays;
import org.freshet.sink.CurvePlace;

/**
 * What sewers, drains and the ground draw from standing water: asks per leaf and pool, nets it
 * against the leaves' inflow, keeps the account. By rank of the {@link SpillForest}. Holds scratch
 * space; not thread-safe.
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

  /** Of so many pools the curves are read ahead, see {@link CurvePlace#readAhead}. */
  private static final int AHEAD = 64;

  private final FloodModel model;
  private final SpillForest forest;
  private final LeafSewers sewers;
  private final Pools pools;
  private final double[] district_m3;
  private final double[] districtAsked_m3;
  private final double[] sewer_m3;
  private double[] gully_m3 = {};
  private double[] ground_m3 = {};
  private final CurvePlace place;
  private final int[] ends = new int[AHEAD];
  private final float[] ahead_m = new float[AHEAD];
  private boolean any;
  private int current;
  private double sewered_m3;
  private double infiltrated_m3;
  private double openSewer_m3;
  private double openGround_m3;

  PoolLosses(FloodModel model) {
    this.model = model;
    this.forest = model.spillNet().forest;
    this.sewers = model.leafSewers();
    this.pools = new Pools(forest);
    this.sewer_m3 = new double[forest.nodes()];
    this.place = forest.sinks().curvePlace();
    int districts = model.runoff().surfaces().districts().size();
    this.district_m3 = new double[districts];
    this.districtAsked_m3 = new double[districts];
  }

  /**
   * Finds out what is drawn in a step.
   *
   * @param water water before the step
   * @param inflow_m3 inflow by rank, m³
   * @param units what the step's rain left of the sewers
   * @param duration_h length of the step, h
   */
  void ask(StandingWater water, double[] inflow_m3, UnitRunoff units, double duration_h) {
    sewered_m3 = 0;
    infiltrated_m3 = 0;
    openSewer_m3 = 0;
    openGround_m3 = 0;
    boolean seeps = model.options().poolInfiltration_mm_h() > 0;
    any = seeps || units.hasRoom() || !model.drains().isEmpty();
    if (any) {
      askSewers(units, duration_h);
      pools.find(water);
      if (ground_m3.length < pools.count()) {
        ground_m3 = new double[pools.count() + (pools.count() >> 4)];
        gully_m3 = new double[ground_m3.length];
      }
      units.districtRoom(district_m3);
      askPools(duration_h);
      askDistricts(inflow_m3);
      shareDistricts();
      pools.forget();
      current = pools.count() - 1;
    }
  }

  private void askSewers(UnitRunoff units, double duration_h) {
    if (units.hasRoom()) {
      model.runoff().volumes(units.room_mm(), forest, sewer_m3);
    } else {
      Arrays.fill(sewer_m3, 0);
    }
    for (PointDrain drain : model.drains()) {
      int leaf = model.terrain().leafOf(drain.cell());
      if (leaf >= 0) {
        sewer_m3[forest.rank(leaf)] += drain.capacity_m3_s() * S_PER_HOUR * duration_h;
      }
    }
  }

  private void askPools(double duration_h) {
    double seeping_m = model.options().poolInfiltration_mm_h() / 1000 * duration_h;
    double gully_m = model.options().gully_mm_h() / 1000 * duration_h;
    for (int from = 0; from < pools.count(); from += AHEAD) {
      int to = Math.min(pools.count(), from + AHEAD);
      for (int pool = from; pool < to; pool++) {
        ends[pool - from] = pools.nearerEnd(pool);
      }
      place.readAhead(ends, to - from, ahead_m);
      for (int pool = from; pool < to; pool++) {
        int leaf = pools.deepestLeaf(pool);
        ground_m3[pool] = seeping_m * sewers.seepingShare(leaf);
        gully_m3[pool] = hasRoom(leaf) ? gully_m * sewers.share(leaf) : 0;
      }
      for (int pool = from; pool < to; pool++) {
        fall(pool, ground_m3[pool], gully_m3[pool]);
      }
    }
  }

  /** What a pool loses when it falls by so much through the ground and the gullies. */
  private void fall(int pool, double seeping_m, double gullies_m) {
    double lost_m3 = 0;
    double both_m3 = 0;
    if (seeping_m > 0 || gullies_m > 0) {
      pools.find(place, pool);
      double seeped_m = place.level_m() - seeping_m;
      lost_m3 = seeping_m > 0 ? place.fall_m3(seeped_m) : 0;
      both_m3 = gullies_m > 0 ? lost_m3 + place.fall_m3(seeped_m - gullies_m) : lost_m3;
    }
    ground_m3[pool] = lost_m3;
    gully_m3[pool] = both_m3 - lost_m3;
  }

  private boolean hasRoom(int leaf) {
    int district = sewers.district(leaf);
    return district >= 0 && district_m3[district] > 0;
  }

  /** What leaves and pools ask of their districts: pools at least at their gullies' rate. */
  private void askDistricts(double[] inflow_m3) {
    Arrays.fill(districtAsked_m3, 0);
    int from = 0;
    for (int pool = pools.count() - 1; pool >= 0; pool--) {
      askDry(from, pools.first(pool), inflow_m3);
      from = pools.rank(pool) + 1;
      askPool(pool);
    }
    askDry(from, sewer_m3.length, inflow_m3);
  }

  private void askDry(int from, int to, double[] inflow_m3) {
    for (int rank = from; rank < to; rank++) {
      if (sewer_m3[rank] > 0 && inflow_m3[rank] > 0) {
        take(rank);
      }
    }
  }

  private void take(int rank) {
    int district = sewers.district(rank);
    if (district >= 0) {
      district_m3[district] -= sewer_m3[rank];
    }
  }

  private void askPool(int pool) {
    double room_m3 = 0;
    for (int rank = pools.first(pool); rank <= pools.rank(pool); rank++) {
      if (sewer_m3[rank] > 0) {
        take(rank);
        room_m3 += sewer_m3[rank];
      }
    }
    double bySewer_m3 = Math.max(gully_m3[pool], room_m3);
    double left_m3 = Math.max(0, pools.abovePart_m3(pool) - bySewer_m3);
    ground_m3[pool] = Math.min(ground_m3[pool], left_m3);
    gully_m3[pool] = Math.max(0, gully_m3[pool] - room_m3);
    if (gully_m3[pool] > 0) {
      districtAsked_m3[sewers.district(pools.deepestLeaf(pool))] += gully_m3[pool];
    }
  }

  /** Raises what pools ask of the sewers to their gullies' rate, as far as districts have room. */
  private void shareDistricts() {
    for (int pool = 0; pool < pools.count(); pool++) {
      if (gully_m3[pool] > 0) {
        int leaf = pools.deepestLeaf(pool);
        int district = sewers.district(leaf);
        double room_m3 = Math.max(0, district_m3[district]);
        sewer_m3[leaf] += gully_m3[pool] * Math.min(1, room_m3 / districtAsked_m3[district]);
      }
    }
  }

  /**
   * Takes what is asked out of a leaf's inflow first; the rest is drawn where a pool stands.
   *
   * @param rank of the leaf, higher than that asked for before
   * @param in_m3 its inflow, m³
   * @return inflow less what is drawn; negative where more is drawn than flows in, m³
   */
  double settled_m3(int rank, double in_m3) {
    if (!any) {
      return in_m3;
    }
    while (current >= 0 && pools.rank(current) < rank) {
      current--;
    }
    if (current < 0 || pools.first(current) > rank) {
      double bySewer_m3 = Math.min(in_m3, sewer_m3[rank]);
      sewered_m3 += bySewer_m3;
      return in_m3 - bySewer_m3;
    }
    double sewer = sewer_m3[rank];
    double bySewer_m3 = Math.min(in_m3, sewer);
    double left_m3 = in_m3 - bySewer_m3;
    double ground = pools.deepestLeaf(current) == rank ? ground_m3[current] : 0;
    double byGround_m3 = Math.min(left_m3, ground);
    double openSewer = sewer - bySewer_m3;
    double openGround = ground - byGround_m3;
    sewered_m3 += bySewer_m3;
    infiltrated_m3 += byGround_m3;
    openSewer_m3 += openSewer;
    openGround_m3 += openGround;
    return left_m3 - byGround_m3 - openSewer - openGround;
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
