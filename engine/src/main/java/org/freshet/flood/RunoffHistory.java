package org.freshet.flood;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Runoff of the last steps that may still be on its way, per unit, newest last. Immutable;
 * thread-safe.
 */
final class RunoffHistory {
  /** Nothing on its way. */
  static final RunoffHistory EMPTY = new RunoffHistory(List.of());

  private final List<Slice> slices;

  RunoffHistory(List<Slice> slices) {
    this.slices = List.copyOf(slices);
  }

  /** Runoff between two instants, mm per unit. */
  static final class Slice {
    private final Instant start;
    private final Instant end;
    private final double[] net_mm;

    /** The array is not copied. */
    Slice(Instant start, Instant end, double[] net_mm) {
      this.start = start;
      this.end = end;
      this.net_mm = net_mm;
    }

    Instant start() {
      return start;
    }

    Instant end() {
      return end;
    }

    /** Live array of the runoff, mm per unit. */
    double[] net_mm() {
      return net_mm;
    }

    /** Share of it that lies between two instants. */
    double share(Instant from, Instant to) {
      Instant first = from.isAfter(start) ? from : start;
      Instant last = to.isBefore(end) ? to : end;
      if (!last.isAfter(first)) {
        return 0;
      }
      double overlap_ms = Duration.between(first, last).toMillis();
      return overlap_ms / Duration.between(start, end).toMillis();
    }
  }

  List<Slice> slices() {
    return slices;
  }

  /** The history after one more step, without what has arrived in full. */
  RunoffHistory after(Slice newest, Duration longest) {
    List<Slice> kept = new ArrayList<>();
    Instant oldest = newest.end().minus(longest);
    for (Slice slice : slices) {
      if (slice.end().isAfter(oldest)) {
        kept.add(slice);
      }
    }
    kept.add(newest);
    return new RunoffHistory(kept);
  }
}
