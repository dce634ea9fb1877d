package org.freshet.flood;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Water that spilled out of trees of depressions lately and may still be on its way to the next,
 * newest last. Immutable; thread-safe. Memory: 12 bytes per tree that spilled, per step kept.
 */
final class SpillHistory {
  /** Nothing on its way. */
  static final SpillHistory EMPTY = new SpillHistory(List.of());

  private final List<Slice> slices;

  SpillHistory(List<Slice> slices) {
    this.slices = List.copyOf(slices);
  }

  /** What spilled between two instants: some roots, ascending, with a volume each. */
  static final class Slice {
    private final TimeSpan span;
    private final int[] roots;
    private final double[] spilled_m3;

    /** The arrays are not copied. */
    Slice(TimeSpan span, int[] roots, double[] spilled_m3) {
      this.span = span;
      this.roots = roots;
      this.spilled_m3 = spilled_m3;
    }

    /** What spilled by node; nodes without are left out. */
    static Slice of(TimeSpan span, double[] byNode_m3) {
      int[] nodes =
          java.util.stream.IntStream.range(0, byNode_m3.length)
              .filter(node -> byNode_m3[node] > 0)
              .toArray();
      double[] spilled = Arrays.stream(nodes).mapToDouble(node -> byNode_m3[node]).toArray();
      return new Slice(span, nodes, spilled);
    }

    TimeSpan span() {
      return span;
    }

    int count() {
      return roots.length;
    }

    int root(int i) {
      return roots[i];
    }

    double spilled_m3(int i) {
      return spilled_m3[i];
    }
  }

  List<Slice> slices() {
    return slices;
  }

  /** The history after one more step, without what has arrived in full. */
  SpillHistory after(Slice newest, Duration longest) {
    List<Slice> kept = new ArrayList<>();
    Instant oldest = newest.span().end().minus(longest);
    for (Slice slice : slices) {
      if (slice.span().end().isAfter(oldest) && slice.count() > 0) {
        kept.add(slice);
      }
    }
    kept.add(newest);
    return new SpillHistory(kept);
  }

  /** What a root spilled in the newest step and was held back, m³. */
  double newest_m3(int root) {
    if (slices.isEmpty()) {
      return 0;
    }
    Slice newest = slices.get(slices.size() - 1);
    int at = Arrays.binarySearch(newest.roots, root);
    return at < 0 ? 0 : newest.spilled_m3[at];
  }
}
