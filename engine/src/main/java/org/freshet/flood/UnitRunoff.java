package org.freshet.flood;

import java.util.Arrays;

/**
 * Excess rain per (rain cell, class) pair and what the sewers leave of it per unit. Holds scratch
 * space; not thread-safe.
 */
final class UnitRunoff {
  private final RunoffMatrix runoff;
  private final double[] sewer_mm_h;
  private final double[] rain_mm;
  private final double[] excess_mm;
  private final double[] net_mm;
  private final double[] room_mm;
  private boolean hasRoom;
  private double rain_m3;
  private double lost_m3;
  private double sewered_m3;

  UnitRunoff(RunoffMatrix runoff, FloodOptions options) {
    this.runoff = runoff;
    this.rain_mm = new double[runoff.pairCount()];
    this.excess_mm = new double[runoff.pairCount()];
    this.net_mm = new double[runoff.unitCount()];
    this.room_mm = new double[runoff.unitCount()];
    this.sewer_mm_h = new double[runoff.unitCount()];
    for (int unit = 0; unit < sewer_mm_h.length; unit++) {
      int district = runoff.districtOfUnit(unit);
      if (district != Surfaces.NO_DISTRICT) {
        SurfaceClass surface = runoff.classOfPair(runoff.pairOfUnit(unit));
        double capacity_mm_h = runoff.surfaces().districts().get(district).capacity_mm_h();
        sewer_mm_h[unit] = capacity_mm_h * surface.connectedShare() * options.sewerFactor();
      }
    }
  }

  /**
   * Runs one step.
   *
   * @param local_mm rain per local rain cell over the frame, mm
   * @param share share of it that falls in this step
   * @param duration_h length of the step, h
   * @param losses what the pairs have lost so far, brought up to date
   */
  void run(double[] local_mm, double share, double duration_h, Losses losses) {
    for (int pair = 0; pair < excess_mm.length; pair++) {
      rain_mm[pair] = local_mm[runoff.rainOfPair(pair)] * share;
      excess_mm[pair] = excess_mm(pair, rain_mm[pair], duration_h, losses);
    }
    double rain = 0;
    double lost = 0;
    double sewered = 0;
    hasRoom = false;
    for (int unit = 0; unit < net_mm.length; unit++) {
      int pair = runoff.pairOfUnit(unit);
      double capacity_mm = sewer_mm_h[unit] * duration_h;
      double taken_mm = Math.min(excess_mm[pair], capacity_mm);
      net_mm[unit] = excess_mm[pair] - taken_mm;
      room_mm[unit] = capacity_mm - taken_mm;
      hasRoom |= room_mm[unit] > 0;
      double m3PerMm = runoff.unitArea_m2(unit) / 1000;
      rain += rain_mm[pair] * m3PerMm;
      lost += (rain_mm[pair] - excess_mm[pair]) * m3PerMm;
      sewered += taken_mm * m3PerMm;
    }
    rain_m3 = rain;
    lost_m3 = lost;
    sewered_m3 = sewered;
  }

  private double excess_mm(int pair, double rain_mm, double duration_h, Losses losses) {
    SurfaceClass surface = runoff.classOfPair(pair);
    double dry_mm = Math.max(0, surface.initialLoss_mm() - losses.wetted_mm()[pair]);
    double wetting_mm = Math.min(rain_mm, dry_mm);
    losses.wetted_mm()[pair] += wetting_mm;
    double effective_mm = rain_mm - wetting_mm;
    double before_mm = losses.soaked_mm()[pair];
    double after_mm = surface.runoff().soaked_mm(before_mm, effective_mm, duration_h);
    losses.soaked_mm()[pair] = after_mm;
    return surface.runoff().excess_mm(before_mm, after_mm, effective_mm);
  }

  /** Whether any sewer has capacity left after the step's own runoff. */
  boolean hasRoom() {
    return hasRoom;
  }

  /** What reaches the ground's flow paths, per unit, mm. */
  double[] net_mm() {
    return net_mm;
  }

  /** Sewer capacity left over, per unit, mm. */
  double[] room_mm() {
    return room_mm;
  }

  /**
   * Sewer capacity left over per district.
   *
   * @param district_m3 overwritten, m³
   */
  void districtRoom(double[] district_m3) {
    Arrays.fill(district_m3, 0);
    for (int unit = 0; unit < room_mm.length; unit++) {
      int district = runoff.districtOfUnit(unit);
      if (district != Surfaces.NO_DISTRICT) {
        district_m3[district] += room_mm[unit] * runoff.unitArea_m2(unit) / 1000;
      }
    }
  }

  /** Rain of the step, m³. */
  double rain_m3() {
    return rain_m3;
  }

  /** Initial loss and infiltration of the step, m³. */
  double lost_m3() {
    return lost_m3;
  }

  /** Runoff the sewers took in the step, m³. */
  double sewered_m3() {
    return sewered_m3;
  }
}
