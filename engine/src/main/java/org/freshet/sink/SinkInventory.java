package org.freshet.sink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freshet.grid.GridGeometry;

/**
 * The sinks of a terrain: its outermost depressions (roots of the hierarchy) that pass a filter, in
 * ascending order of their pit cell. What the filter drops is counted, and overflow that reaches a
 * dropped one is followed to the next sink, so no volume is lost from the books.
 *
 * <p>Immutable, thread-safe. O(nodes).
 */
public final class SinkInventory {
  private static final int NONE = DepressionHierarchy.NONE;

  private final DepressionHierarchy hierarchy;
  private final List<Sink> sinks;
  private final Map<Long, Sink> byId = new HashMap<>();
  private final int[] sinkOfNode;
  private final SinkFilter filter;
  private final int dropped;
  private final double dropped_m3;

  private SinkInventory(TerrainCells model, SinkFilter filter) {
    this.hierarchy = model.hierarchy();
    this.filter = filter;
    int nodes = hierarchy.nodeCount();
    double[] catchment_m2 = catchments(nodes);
    List<Integer> kept = new ArrayList<>();
    int skipped = 0;
    double skipped_m3 = 0;
    for (int node = 0; node < nodes; node++) {
      if (hierarchy.parent(node) == NONE) {
        if (keeps(node, catchment_m2[node])) {
          kept.add(node);
        } else {
          skipped++;
          skipped_m3 += hierarchy.volume_m3(node);
        }
      }
    }
    kept.sort((a, b) -> Integer.compare(hierarchy.pitCell(a), hierarchy.pitCell(b)));
    this.dropped = skipped;
    this.dropped_m3 = skipped_m3;
    this.sinkOfNode = sinkOfNode(nodes, kept);
    List<Sink> list = new ArrayList<>(kept.size());
    for (int node : kept) {
      Sink sink = sink(model.geometry(), node, catchment_m2[node]);
      list.add(sink);
      byId.put(sink.id(), sink);
    }
    this.sinks = Collections.unmodifiableList(list);
  }

  private SinkInventory(SinkInventory other, Map<Long, Long> names) {
    this.hierarchy = other.hierarchy;
    this.filter = other.filter;
    this.sinkOfNode = other.sinkOfNode;
    this.dropped = other.dropped;
    this.dropped_m3 = other.dropped_m3;
    List<Sink> named = new ArrayList<>(other.sinks.size());
    for (Sink sink : other.sinks) {
      named.add(
          sink.named(
              names.getOrDefault(sink.id(), sink.id()),
              names.getOrDefault(sink.spillsTo(), sink.spillsTo())));
    }
    named.forEach(sink -> byId.put(sink.id(), sink));
    this.sinks = Collections.unmodifiableList(named);
  }

  /** The same sinks under other ids; those that are not in the map keep theirs. */
  SinkInventory named(Map<Long, Long> names) {
    return new SinkInventory(this, names);
  }

  /** Lists the sinks of a terrain. */
  public static SinkInventory of(TerrainCells model, SinkFilter filter) {
    return new SinkInventory(model, filter);
  }

  private double[] catchments(int nodes) {
    double[] catchment_m2 = new double[nodes];
    for (int node = 0; node < nodes; node++) {
      if (hierarchy.isLeaf(node)) {
        catchment_m2[node] = hierarchy.catchmentCells(node) * hierarchy.cellArea_m2();
      }
      int parent = hierarchy.parent(node);
      if (parent != NONE) {
        catchment_m2[parent] += catchment_m2[node];
      }
    }
    return catchment_m2;
  }

  private boolean keeps(int node, double catchment_m2) {
    return filter.keeps(
        hierarchy.depth_m(node), hierarchy.area_m2(node), hierarchy.volume_m3(node), catchment_m2);
  }

  private int[] sinkOfNode(int nodes, List<Integer> kept) {
    int[] of = new int[nodes];
    Arrays.fill(of, NONE);
    for (int i = 0; i < kept.size(); i++) {
      of[kept.get(i)] = i;
    }
    for (int node = nodes - 1; node >= 0; node--) {
      int parent = hierarchy.parent(node);
      if (parent != NONE) {
        of[node] = of[parent];
      }
    }
    return of;
  }

  private Sink sink(GridGeometry geometry, int node, double catchment_m2) {
    return new Sink(
        PlaceId.of(geometry, hierarchy.pitCell(node)),
        node,
        hierarchy.pitCell(node),
        hierarchy.outletCell(node),
        hierarchy.pitElevation_m(node),
        hierarchy.outletElevation_m(node),
        hierarchy.depth_m(node),
        hierarchy.area_m2(node),
        hierarchy.volume_m3(node),
        catchment_m2,
        spillsTo(geometry, node));
  }

  private long spillsTo(GridGeometry geometry, int node) {
    int leaf = hierarchy.spillLeaf(node);
    while (leaf >= 0 && sinkOfNode[leaf] == NONE) {
      leaf = hierarchy.spillLeaf(hierarchy.root(leaf));
    }
    if (leaf < 0) {
      return Sink.LEAVES;
    }
    return PlaceId.of(geometry, hierarchy.pitCell(hierarchy.root(leaf)));
  }

  /** All sinks, ascending by pit cell. */
  public List<Sink> sinks() {
    return sinks;
  }

  /** The sink of an id. */
  public Optional<Sink> findById(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The sink of an id; an error names an id that is not there. */
  public Sink byId(long id) {
    return findById(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No sink " + id + ". Maybe the terrain or the filter changed."));
  }

  /** Place in {@link #sinks()} of the sink a leaf belongs to, or -1 if it was dropped. */
  public int sinkOfLeaf(int leaf) {
    return sinkOfNode[leaf];
  }

  /** The filter it was made with. */
  public SinkFilter filter() {
    return filter;
  }

  /** Number of outermost depressions the filter dropped. */
  public int dropped() {
    return dropped;
  }

  /** Volume of those, m³. */
  public double dropped_m3() {
    return dropped_m3;
  }
}
