package org.freshet.flood;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Water beyond the sills: what stands above them, what has left them and is on its way to the next
 * tree of depressions, and what left them in the newest step. By tree of the {@link SpillNet}.
 * Immutable; thread-safe. Memory: 16 bytes per tree with water on its way and step, 12 per tree
 * with a head.
 */
final class SpillHistory {
  /** Nothing anywhere. */
  static final SpillHistory EMPTY = new SpillHistory(List.of(), Volumes.NONE, Volumes.NONE);

  private final List<Slice> slices;
  private final Volumes heads;
  private final Volumes released;

  /**
   * @param slices on its way, oldest first
   * @param heads above the sill of a tree
   * @param released what left over the sill of a tree in the newest step
   */
  SpillHistory(List<Slice> slices, Volumes heads, Volumes released) {
    this.slices = List.copyOf(slices);
    this.heads = heads;
    this.released = released;
  }

  /** A volume each for some trees of the net, or some ranks. The arrays are not copied. */
  static final class Volumes {
    static final Volumes NONE = new Volumes(new int[0], new double[0]);

    private final int[] places;
    private final double[] volume_m3;
    private double[] sorted_m3 = {};
    private volatile int @Nullable [] sorted;

    Volumes(int[] places, double[] volume_m3) {
      this.places = places;
      this.volume_m3 = volume_m3;
    }

    int count() {
      return places.length;
    }

    int place(int i) {
      return places[i];
    }

    double volume_m3(int i) {
      return volume_m3[i];
    }

    /** Volume of a tree or rank, 0 where it has none. O(log places). */
    double of(int place) {
      int[] order = sorted;
      if (order == null) {
        order = places.clone();
        Arrays.sort(order);
        double[] inOrder = new double[order.length];
        for (int i = 0; i < places.length; i++) {
          inOrder[Arrays.binarySearch(order, places[i])] = volume_m3[i];
        }
        sorted_m3 = inOrder;
        sorted = order;
      }
      int at = Arrays.binarySearch(order, place);
      return at < 0 ? 0 : sorted_m3[at];
    }

    double sum_m3() {
      return Arrays.stream(volume_m3).sum();
    }
  }

  /** What spilled between two instants, some trees each from its own moment on. */
  static final class Slice {
    private final TimeSpan span;
    private final int[] trees;
    private final float[] from;
    private final double[] spilled_m3;

    /**
     * The arrays are not copied.
     *
     * @param from share of the span that had passed when each began to spill, 0 to less than 1
     */
    Slice(TimeSpan span, int[] trees, float[] from, double[] spilled_m3) {
      this.span = span;
      this.trees = trees;
      this.from = from;
      this.spilled_m3 = spilled_m3;
    }

    TimeSpan span() {
      return span;
    }

    int count() {
      return trees.length;
    }

    int tree(int i) {
      return trees[i];
    }

    float from(int i) {
      return from[i];
    }

    double spilled_m3(int i) {
      return spilled_m3[i];
    }

    /** Share of an entry that arrives between two instants when it is so long on its way. */
    double shareIn(int i, long delay_ms, long from_ms, long to_ms) {
      long start_ms = span.start().toEpochMilli() + delay_ms;
      long end_ms = span.end().toEpochMilli() + delay_ms;
      if (end_ms <= from_ms || start_ms >= to_ms) {
        return 0;
      }
      double first_ms = start_ms + from[i] * (double) (end_ms - start_ms);
      double overlap_ms = (double) Math.min(end_ms, to_ms) - Math.max(first_ms, (double) from_ms);
      return overlap_ms <= 0 ? 0 : overlap_ms / (end_ms - first_ms);
    }
  }

  List<Slice> slices() {
    return slices;
  }

  Volumes heads() {
    return heads;
  }

  Volumes released() {
    return released;
  }

  /** The same with another volume above the sill of a tree that has one; without it for 0. */
  SpillHistory withHead(int tree, double volume_m3) {
    int[] trees = new int[heads.count()];
    double[] other_m3 = new double[trees.length];
    int kept = 0;
    for (int i = 0; i < trees.length; i++) {
      double head_m3 = heads.place(i) == tree ? volume_m3 : heads.volume_m3(i);
      if (head_m3 > 0) {
        trees[kept] = heads.place(i);
        other_m3[kept++] = head_m3;
      }
    }
    Volumes others = new Volumes(Arrays.copyOf(trees, kept), Arrays.copyOf(other_m3, kept));
    return new SpillHistory(slices, others, released);
  }
}
