package org.freshet.flood;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Carries runoff over the ground: keeps what is on its way and says what reaches the sinks. A unit
 * of travel-time class k arrives k classes later; steps need not be as long as a class. Holds
 * scratch space; not thread-safe.
 */
final class RunoffTravel {
  private final RunoffMatrix runoff;
  private final Duration longest;
  private final double[] arriving_mm;
  private final double[] share;
  private double travelling_m3;

  RunoffTravel(RunoffMatrix runoff) {
    this.runoff = runoff;
    int bins = runoff.travel().bins();
    this.longest = runoff.travel().bin().multipliedBy(bins - 1);
    this.arriving_mm = new double[runoff.unitCount()];
    this.share = new double[bins];
  }

  /**
   * Takes in the runoff of a step.
   *
   * @param net_mm runoff per unit, mm; copied where it is kept
   * @return what may still be on its way after the step
   */
  RunoffHistory step(RunoffHistory before, TimeSpan step, double[] net_mm) {
    if (runoff.travel().bins() == 1) {
      System.arraycopy(net_mm, 0, arriving_mm, 0, net_mm.length);
      travelling_m3 = 0;
      return before;
    }
    RunoffHistory.Slice newest = new RunoffHistory.Slice(step, net_mm.clone());
    RunoffHistory after = before.after(newest, longest.plus(step.length()));
    Arrays.fill(arriving_mm, 0);
    travelling_m3 = 0;
    for (RunoffHistory.Slice slice : after.slices()) {
      arrive(slice, step);
      stillTravel(slice, step.end());
    }
    return after;
  }

  private void arrive(RunoffHistory.Slice slice, TimeSpan step) {
    for (int bin = 0; bin < share.length; bin++) {
      Duration delay = runoff.travel().bin().multipliedBy(bin);
      share[bin] = slice.span().shareIn(step.earlier(delay));
    }
    double[] net_mm = slice.net_mm();
    for (int unit = 0; unit < arriving_mm.length; unit++) {
      arriving_mm[unit] += share[runoff.delayOfUnit(unit)] * net_mm[unit];
    }
  }

  private void stillTravel(RunoffHistory.Slice slice, Instant end) {
    for (int bin = 0; bin < share.length; bin++) {
      Duration delay = runoff.travel().bin().multipliedBy(bin);
      share[bin] = slice.span().shareAfter(end.minus(delay));
    }
    double[] net_mm = slice.net_mm();
    for (int unit = 0; unit < arriving_mm.length; unit++) {
      double left = share[runoff.delayOfUnit(unit)];
      if (left > 0) {
        travelling_m3 += left * net_mm[unit] * runoff.unitArea_m2(unit) / 1000;
      }
    }
  }

  /** What reaches the sinks in the step, per unit, mm. */
  double[] arriving_mm() {
    return arriving_mm;
  }

  /** What of a history is still on its way at an instant, m³. */
  double travelling_m3(RunoffHistory history, Instant time) {
    travelling_m3 = 0;
    for (RunoffHistory.Slice slice : history.slices()) {
      stillTravel(slice, time);
    }
    return travelling_m3;
  }

  /** What is on its way after the step, m³. */
  double travelling_m3() {
    return travelling_m3;
  }
}
