package org.freshet.rain;

import java.util.function.IntFunction;

/**
 * How rare the rain of the last minutes to days is in one radar cell: the duration whose sum is the
 * rarest, so that a warning can speak of "a 1-in-50-year hour".
 *
 * @param cell rain cell
 * @param duration_min the duration, min; the shortest where several are as rare
 * @param depth_mm rain within it, mm; a lower bound if {@code unknownShare} is not 0
 * @param returnPeriod_a its return period, years; 0 for less than every year, infinite beyond what
 *     the statistics know
 * @param index Starkregenindex of that sum after Schmitt et al. 2018, 0 to 12
 * @param unknownShare share of the duration whose rain is unknown, 0 to 1
 */
public record RainRarity(
    int cell,
    double duration_min,
    double depth_mm,
    double returnPeriod_a,
    int index,
    double unknownShare) {
  private static final int[] STATED_A = {100, 50, 30, 20, 10, 5, 3, 2, 1};

  /**
   * The rarest of the current sums of a cell. One return period per window: cheap for a curve.
   *
   * @param sums running sums, fed up to now
   * @param windows how many durations they hold
   * @param frequency statistics of the cell's place; must know all the durations
   */
  public static RainRarity of(RunningSums sums, int windows, int cell, DepthFrequency frequency) {
    RainRarity rarest = new RainRarity(cell, sums.duration_min(0), 0, 0, 0, 0);
    for (int window = 0; window < windows; window++) {
      double duration_min = sums.duration_min(window);
      double depth_mm = sums.sum_mm(window, cell);
      if (!(depth_mm > 0)) {
        continue;
      }
      double period_a = frequency.returnPeriod_a(duration_min, depth_mm);
      int index = Starkregenindex.of(depth_mm, duration_min, frequency);
      boolean rarer =
          index > rarest.index || (index == rarest.index && period_a > rarest.returnPeriod_a);
      if (rarer || rarest.depth_mm == 0) {
        double unknown = sums.unknownShare(window, cell);
        rarest = new RainRarity(cell, duration_min, depth_mm, period_a, index, unknown);
      }
    }
    return rarest;
  }

  /**
   * The rarest rain of every cell.
   *
   * @param frequencies statistics by cell, such as those of the table cell about it
   * @return one per cell, by cell
   */
  public static RainRarity[] ofAll(
      RunningSums sums, int windows, int cells, IntFunction<? extends DepthFrequency> frequencies) {
    RainRarity[] all = new RainRarity[cells];
    for (int cell = 0; cell < cells; cell++) {
      all[cell] = of(sums, windows, cell, frequencies.apply(cell));
    }
    return all;
  }

  /**
   * The return period to speak of, years: the largest of 1, 2, 3, 5, 10, 20, 30, 50 and 100 that is
   * reached; 0 if none is. More than 100 years is not stated: the statistics rest on 70 years of
   * data.
   */
  public int statedPeriod_a() {
    for (int stated : STATED_A) {
      if (returnPeriod_a >= stated * (1 - 1e-9)) {
        return stated;
      }
    }
    return 0;
  }

  /** Whether the rain is rarer than the longest period that is stated. */
  public boolean beyondStatistics() {
    return returnPeriod_a > STATED_A[0] * (1 + 1e-9);
  }
}
