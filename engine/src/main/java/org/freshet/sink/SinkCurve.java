package org.freshet.sink;

import java.util.Arrays;
import org.freshet.grid.IntList;

/**
 * Level, volume and area of one sink of a {@link SinkTree} from the bottom (its pit, or the level
 * at which the sink over its pit meets another of the sinks inside it) up to its outlet. Follows
 * the pool over the pit: where another depression joins, the volume rises by what that holds while
 * the level stays. Exact at cell resolution. Immutable, thread-safe.
 */
public final class SinkCurve {
  private final StorageCurve[] pieces;

  SinkCurve(DepressionHierarchy hierarchy, SinkPruning pruning, int sink) {
    IntList chain = new IntList(8);
    int node = sink;
    chain.add(node);
    while (!hierarchy.isLeaf(node)) {
      boolean left = hierarchy.pitCell(hierarchy.left(node)) == hierarchy.pitCell(node);
      int deeper = left ? hierarchy.left(node) : hierarchy.right(node);
      int other = left ? hierarchy.right(node) : hierarchy.left(node);
      boolean smaller = pruning.prunedAround(deeper) != DepressionHierarchy.NONE;
      if (smaller && pruning.prunedAround(other) == DepressionHierarchy.NONE) {
        deeper = other;
      }
      if (pruning.listedOf(deeper) != pruning.listedOf(sink)) {
        break;
      }
      node = deeper;
      chain.add(node);
    }
    pieces = new StorageCurve[chain.size()];
    for (int i = 0; i < pieces.length; i++) {
      pieces[i] = hierarchy.curve(chain.get(pieces.length - 1 - i));
    }
  }

  /** Level at which the curve begins, m. */
  public double lowest_m() {
    return pieces[0].lowest_m();
  }

  /** The outlet, m. */
  public double highest_m() {
    return pieces[pieces.length - 1].highest_m();
  }

  /** Volume at a level, m³; outside the curve that of its nearer end. */
  public double volume_m3(double level_m) {
    return at(level_m).volume_m3(level_m);
  }

  /** Ground below a level, m²; outside the curve that of its nearer end. */
  public double area_m2(double level_m) {
    return at(level_m).area_m2(Math.max(level_m, lowest_m()));
  }

  /** Level at a volume, m; outside the curve its nearer end. */
  public double level_m(double volume_m3) {
    for (StorageCurve piece : pieces) {
      if (volume_m3 <= piece.volume_m3(piece.highest_m())) {
        return piece.level_m(volume_m3);
      }
    }
    return highest_m();
  }

  private StorageCurve at(double level_m) {
    for (int i = pieces.length - 1; i > 0; i--) {
      if (level_m >= pieces[i].lowest_m()) {
        return pieces[i];
      }
    }
    return pieces[0];
  }

  /** So many levels, evenly spaced from the lowest to the outlet, m. */
  public double[] levels_m(int count) {
    double[] levels = new double[count];
    Arrays.setAll(
        levels, i -> lowest_m() + (highest_m() - lowest_m()) * i / Math.max(1, count - 1));
    levels[count - 1] = highest_m();
    return levels;
  }
}
