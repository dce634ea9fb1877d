package org.freshet.drainage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.freshet.grid.IntColumn;
import org.freshet.grid.Scratch;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.NestedSink;
import org.freshet.sink.SinkTree;
import org.freshet.sink.TerrainCells;

/**
 * Next ways out of outermost sinks: the lowest pass over their rim once everything within some
 * distance of their outlet is blocked up to any height. Where that pass leads into a depression
 * whose own overflow comes back, both become one pool and the search goes on over their common rim,
 * lowest pass first (Prim), until water gets away. Ties break by (height, cell).
 *
 * <p>O(cells) to list the passes, then about O(passes of the sink) each. Not thread-safe.
 */
public final class AlternativeOutlets {
  /** How far a blockage reaches where nobody says, m: the width of a street. */
  public static final double STREET_M = 10;

  private static final int FAR = 100_000;

  private final TerrainCells model;
  private final SinkTree tree;
  private final RimPasses passes;
  private final Rims.Rim rim;
  private final IntColumn target;
  private final IntColumn inPool;
  private int searches;

  private AlternativeOutlets(TerrainCells model, SinkTree tree, double blocked_m, Scratch room) {
    this.model = model;
    this.tree = tree;
    this.passes = new RimPasses(model, blocked_m, room);
    this.rim = passes.find(model.options().threads(), room).rim();
    DepressionHierarchy hierarchy = model.hierarchy();
    this.target = room.ints(passes.roots.size());
    for (int i = 0; i < target.size(); i++) {
      int leaf = hierarchy.spillLeaf(passes.roots.get(i));
      target.set(i, leaf < 0 ? passes.outside() : passes.rootOf.get(leaf));
    }
    this.inPool = room.ints(passes.roots.size() + 1);
  }

  /**
   * Alternatives of all outermost sinks, in their order; sinks that have none (a basin walled in by
   * no data) are left out.
   *
   * @param blocked_m how far around the outlet all is blocked, m
   * @param room where the passes of all rims lie meanwhile: about 500 bytes per outermost
   *     depression, however small
   */
  public static List<AlternativeOutlet> of(
      TerrainCells model, SinkTree tree, double blocked_m, Scratch room) {
    if (!(blocked_m >= 0)) {
      throw new IllegalArgumentException(
          "Reach of a blockage (" + blocked_m + " m) must not be negative. Maybe 10.");
    }
    try (Scratch work = room.nested()) {
      AlternativeOutlets search = new AlternativeOutlets(model, tree, blocked_m, work);
      List<AlternativeOutlet> found = new ArrayList<>();
      for (int place = 0; place < tree.sinks().size(); place++) {
        if (tree.sinks().get(place).outermost()) {
          search.from(place).ifPresent(found::add);
        }
      }
      return found;
    }
  }

  /** A pass on the rim of the growing pool; {@code pass} sorts by height and cell. */
  private record Pass(long pass, int to, int entry) implements Comparable<Pass> {
    @Override
    public int compareTo(Pass other) {
      int byPass = Long.compare(pass, other.pass);
      return byPass != 0 ? byPass : Integer.compare(entry, other.entry);
    }
  }

  private Optional<AlternativeOutlet> from(int place) {
    NestedSink sink = tree.sinks().get(place);
    int home = passes.rootOf.get(sink.node());
    int mark = ++searches;
    PriorityQueue<Pass> open = new PriorityQueue<>();
    inPool.set(home, mark);
    addPasses(home, home, open);
    int drowned = 0;
    float sill = sink.outletElevation_m();
    while (!open.isEmpty()) {
      Pass lowest = open.remove();
      if (inPool.get(lowest.to()) == mark) {
        continue;
      }
      sill = Math.max(sill, RimTable.sill_m(lowest.pass()));
      if (getsAway(lowest.to(), mark)) {
        int leaf = model.leafOf(lowest.entry());
        return Optional.of(
            new AlternativeOutlet(
                place,
                RimTable.cell(lowest.pass()),
                sill,
                (double) sill - sink.outletElevation_m(),
                tree.reachedFrom(leaf),
                drowned));
      }
      inPool.set(lowest.to(), mark);
      drowned++;
      addPasses(lowest.to(), home, open);
    }
    return Optional.empty();
  }

  private void addPasses(int depression, int home, PriorityQueue<Pass> open) {
    rim.read(depression);
    for (int i = 0; i < rim.size(); i++) {
      long lowest = rim.lowest(i);
      boolean all = depression != home && passes.away(RimTable.cell(lowest), home);
      long pass = all ? lowest : rim.away(i);
      if (pass != RimTable.NO_PASS) {
        open.add(new Pass(pass, rim.to(i), all ? rim.entry(i) : rim.awayEntry(i)));
      }
    }
  }

  // Overflow follows spill links; they form no ring, but they may lead back into the pool.
  private boolean getsAway(int depression, int mark) {
    int at = depression;
    for (int steps = 0; at != passes.outside() && steps < FAR; steps++) {
      at = target.get(at);
      if (inPool.get(at) == mark) {
        return false;
      }
    }
    return true;
  }
}
