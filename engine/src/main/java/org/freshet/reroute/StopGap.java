package org.freshet.reroute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A part of a line between two stops that cannot be driven.
 *
 * @param last index of the last stop served before it, -1 at the start of the line
 * @param next index of the first stop served after it, the number of stops at its end
 */
record StopGap(int last, int next) {
  /** A stop this close to the end of an edge counts as standing at the junction, m. */
  private static final double AT_JUNCTION_M = 1.0;

  /** The gap that a closed piece of the way tears. */
  static StopGap around(List<PatternStop> stops, EdgeSpan closed) {
    int last = -1;
    while (last + 1 < stops.size()
        && stops.get(last + 1).position_m() <= closed.from_m() + AT_JUNCTION_M) {
      last++;
    }
    int next = stops.size();
    while (next - 1 > last && stops.get(next - 1).position_m() >= closed.to_m() - AT_JUNCTION_M) {
      next--;
    }
    return new StopGap(last, next);
  }

  /** Whether a stop lies between its ends. */
  boolean skips(int stop) {
    return stop > last && stop < next;
  }

  /** Joins gaps that overlap; two that only share a served stop stay apart. */
  static List<StopGap> merged(List<StopGap> gaps) {
    List<StopGap> sorted = new ArrayList<>(gaps);
    sorted.sort(Comparator.comparingInt(StopGap::last).thenComparingInt(StopGap::next));
    List<StopGap> merged = new ArrayList<>();
    for (StopGap gap : sorted) {
      StopGap before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (before != null && gap.last() < before.next()) {
        merged.set(
            merged.size() - 1, new StopGap(before.last(), Math.max(before.next(), gap.next())));
      } else {
        merged.add(gap);
      }
    }
    return merged;
  }
}
