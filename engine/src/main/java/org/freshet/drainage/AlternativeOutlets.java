package org.freshet.drainage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
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

  // Six to ten neighbours each way, 32 bytes each, tables half full and copied when they grow.
  private static final long BYTES_EACH = 1_000;

  private final TerrainCells model;
  private final SinkTree tree;
  private final RimPasses passes;
  private final RimTable.Rims rims;
  private final int[] target;
  private final int[] inPool;
  private int searches;

  private AlternativeOutlets(TerrainCells model, SinkTree tree, double blocked_m) {
    this.model = model;
    this.tree = tree;
    this.passes = new RimPasses(model, blocked_m);
    this.rims = passes.find(model.options().threads());
    DepressionHierarchy hierarchy = model.hierarchy();
    this.target = new int[passes.roots.length];
    for (int i = 0; i < target.length; i++) {
      int leaf = hierarchy.spillLeaf(passes.roots[i]);
      target[i] = leaf < 0 ? passes.outside() : passes.rootOfLeaf[leaf];
    }
    this.inPool = new int[passes.roots.length + 1];
  }

  /**
   * Alternatives of all outermost sinks, in their order; sinks that have none (a basin walled in by
   * no data) are left out.
   *
   * @param blocked_m how far around the outlet all is blocked, m
   */
  public static List<AlternativeOutlet> of(TerrainCells model, SinkTree tree, double blocked_m) {
    if (!(blocked_m >= 0)) {
      throw new IllegalArgumentException(
          "Reach of a blockage (" + blocked_m + " m) must not be negative. Maybe 10.");
    }
    AlternativeOutlets search = new AlternativeOutlets(model, tree, blocked_m);
    List<AlternativeOutlet> found = new ArrayList<>();
    for (int place = 0; place < tree.sinks().size(); place++) {
      if (tree.sinks().get(place).outermost()) {
        search.from(place).ifPresent(found::add);
      }
    }
    return found;
  }

  /** About how much memory the search takes at its peak, bytes. O(nodes). */
  public static long bytesNeeded(TerrainCells model) {
    DepressionHierarchy hierarchy = model.hierarchy();
    long outermost = 0;
    for (int node = 0; node < hierarchy.nodeCount(); node++) {
      outermost += hierarchy.parent(node) == DepressionHierarchy.NONE ? 1 : 0;
    }
    return outermost * BYTES_EACH;
  }

  /** A pass on the rim of the growing pool; {@code pass} sorts by height and cell. */
  private record Rim(long pass, int to, int entry) implements Comparable<Rim> {
    @Override
    public int compareTo(Rim other) {
      int byPass = Long.compare(pass, other.pass);
      return byPass != 0 ? byPass : Integer.compare(entry, other.entry);
    }
  }

  private Optional<AlternativeOutlet> from(int place) {
    NestedSink sink = tree.sinks().get(place);
    int home = Arrays.binarySearch(passes.roots, sink.node());
    int mark = ++searches;
    PriorityQueue<Rim> rim = new PriorityQueue<>();
    inPool[home] = mark;
    addPasses(home, home, rim);
    int drowned = 0;
    float sill = sink.outletElevation_m();
    while (!rim.isEmpty()) {
      Rim lowest = rim.remove();
      if (inPool[lowest.to()] == mark) {
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
      inPool[lowest.to()] = mark;
      drowned++;
      addPasses(lowest.to(), home, rim);
    }
    return Optional.empty();
  }

  private void addPasses(int depression, int home, PriorityQueue<Rim> rim) {
    for (int i = rims.start[depression]; i < rims.start[depression + 1]; i++) {
      boolean open = depression != home && passes.away(RimTable.cell(rims.lowest[i]), home);
      long pass = open ? rims.lowest[i] : rims.away[i];
      if (pass != RimTable.NO_PASS) {
        rim.add(new Rim(pass, rims.to[i], rims.entry[open ? 2 * i : 2 * i + 1]));
      }
    }
  }

  // Overflow follows spill links; they form no ring, but they may lead back into the pool.
  private boolean getsAway(int depression, int mark) {
    int at = depression;
    for (int steps = 0; at != passes.outside() && steps < FAR; steps++) {
      at = target[at];
      if (inPool[at] == mark) {
        return false;
      }
    }
    return true;
  }
}
