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

  /** Runoff of a stretch of time, mm per unit. */
  static final class Slice {
    private final TimeSpan span;
    private final double[] net_mm;

    /** The array is not copied. */
    Slice(TimeSpan span, double[] net_mm) {
      this.span = span;
      this.net_mm = net_mm;
    }

    TimeSpan span() {
      return span;
    }

    /** Live array of the runoff, mm per unit. */
    double[] net_mm() {
      return net_mm;
    }
  }

  List<Slice> slices() {
    return slices;
  }

  /** The history after one more step, without what has arrived in full. */
  RunoffHistory after(Slice newest, Duration longest) {
    List<Slice> kept = new ArrayList<>();
    Instant oldest = newest.span().end().minus(longest);
    for (Slice slice : slices) {
      if (slice.span().end().isAfter(oldest)) {
        kept.add(slice);
      }
    }
    kept.add(newest);
    return new RunoffHistory(kept);
  }
}
