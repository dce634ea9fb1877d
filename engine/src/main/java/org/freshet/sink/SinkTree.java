package org.freshet.sink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freshet.grid.GridGeometry;
import org.freshet.grid.IntColumn;
import org.freshet.grid.IntList;
import org.freshet.grid.Scratch;

/**
 * The nested inventory: the depression hierarchy of a terrain pruned by depth, area, volume and
 * catchment. Outermost sinks contain others, none or at least two, down to those in which nothing
 * of note is left to tell apart; between a sink and one inside it the water rises by at least the
 * least depth of the filter. Nothing is lost by pruning: a depression too small to be kept belongs
 * to the sink around it, so the own volumes of all sinks and {@link #dropped_m3} (outermost ones
 * too small) add up to the filling of the terrain.
 *
 * <p><b>Identifiers.</b> Of two sinks that meet, the one with the higher pit (of equal ones that
 * with the higher cell number) is the younger. An outermost sink and a younger one are named after
 * their pit: column and row on the endless grid the raster is a window of, 26 bits each. The older
 * of two is named after the younger's pit, plus 2^52, because its own pit already names a sink
 * further out. Each name is given once. It stays the same for re-runs, other tilings, crops, and
 * edits of the terrain that move neither that pit nor the order of the two. {@link CarriedIds}
 * carries names over from an earlier inventory where an edit does.
 *
 * <p>Immutable, thread-safe. O(nodes) to make; 29 bytes per node where the hierarchy has its room,
 * some 250 per sink on the heap.
 */
public final class SinkTree {
  private static final int NONE = DepressionHierarchy.NONE;
  private static final long OLDER = 1L << 52;

  private final DepressionHierarchy hierarchy;
  private final GridGeometry geometry;
  private final SinkPruning pruning;
  private final SinkFilter filter;
  private final IntColumn placeOfNode;
  private final List<NestedSink> sinks;
  private final Map<Long, NestedSink> byId;
  private final double[] unlisted_m3;
  private final Map<Long, Long> names;
  private int dropped;
  private double dropped_m3;
  private double droppedOut_m3;

  private SinkTree(TerrainCells model, SinkFilter filter) {
    this.names = Map.of();
    this.hierarchy = model.hierarchy();
    this.geometry = model.geometry();
    this.filter = filter;
    this.pruning = new SinkPruning(hierarchy, filter);
    int[] nodes = parentsFirst();
    this.placeOfNode = hierarchy.room().ints(hierarchy.nodeCount());
    placeOfNode.fill(NONE);
    for (int place = 0; place < nodes.length; place++) {
      placeOfNode.set(nodes[place], place);
    }
    this.unlisted_m3 = new double[nodes.length];
    this.byId = new HashMap<>(2 * nodes.length);
    try (Scratch work = hierarchy.room().nested()) {
      SinkTargets targets = new SinkTargets(hierarchy, pruning, work);
      drop(targets);
      this.sinks = list(nodes, targets);
    }
    sinks.forEach(sink -> byId.put(sink.id(), sink));
  }

  private SinkTree(SinkTree other, Map<Long, Long> names) {
    this.names = names;
    this.hierarchy = other.hierarchy;
    this.geometry = other.geometry;
    this.pruning = other.pruning;
    this.filter = other.filter;
    this.placeOfNode = other.placeOfNode;
    this.unlisted_m3 = other.unlisted_m3;
    this.dropped = other.dropped;
    this.dropped_m3 = other.dropped_m3;
    this.droppedOut_m3 = other.droppedOut_m3;
    List<NestedSink> named = new ArrayList<>(other.sinks.size());
    other.sinks.forEach(sink -> named.add(sink.named(name(sink.id()), name(sink.spillsTo()))));
    this.sinks = Collections.unmodifiableList(named);
    this.byId = new HashMap<>(2 * named.size());
    named.forEach(sink -> byId.put(sink.id(), sink));
  }

  /** The same sinks under other ids; those that are not in the map keep theirs. */
  SinkTree named(Map<Long, Long> ids) {
    return new SinkTree(this, Map.copyOf(ids));
  }

  private long name(long id) {
    return names.getOrDefault(id, id);
  }

  /** The nested inventory of a terrain. */
  public static SinkTree of(TerrainCells model, SinkFilter filter) {
    return new SinkTree(model, filter);
  }

  // Outermost sinks by pit cell, each followed by what lies inside it, the deeper part first.
  private int[] parentsFirst() {
    List<Integer> roots = new ArrayList<>();
    for (int node = 0; node < hierarchy.nodeCount(); node++) {
      if (hierarchy.parent(node) == NONE && pruning.standsForSink(node)) {
        roots.add(node);
      }
    }
    roots.sort((a, b) -> Integer.compare(hierarchy.pitCell(b), hierarchy.pitCell(a)));
    IntList open = new IntList(roots.size());
    roots.forEach(open::add);
    IntList order = new IntList(roots.size());
    while (open.size() > 0) {
      int node = open.removeLast();
      if (pruning.isListed(node)) {
        order.add(node);
      }
      if (pruning.branches(node)) {
        int low = pruning.bottom(node);
        boolean left = older(hierarchy.left(low));
        open.add(left ? hierarchy.right(low) : hierarchy.left(low));
        open.add(left ? hierarchy.left(low) : hierarchy.right(low));
      }
    }
    return order.toArray();
  }

  private boolean older(int node) {
    return hierarchy.pitCell(node) == hierarchy.pitCell(hierarchy.parent(node));
  }

  private void drop(SinkTargets targets) {
    for (int node = 0; node < hierarchy.nodeCount(); node++) {
      if (hierarchy.parent(node) == NONE && !pruning.standsForSink(node)) {
        double volume_m3 = hierarchy.volume_m3(node);
        dropped++;
        dropped_m3 += volume_m3;
        int target = targets.from(node);
        if (target == SinkTargets.OUT) {
          droppedOut_m3 += volume_m3;
        } else {
          unlisted_m3[placeOfNode.get(target)] += volume_m3;
        }
      }
    }
  }

  private List<NestedSink> list(int[] nodes, SinkTargets targets) {
    int count = nodes.length;
    int[] parent = new int[count];
    int[] level = new int[count];
    int[] firstChild = new int[count];
    int[] nextSibling = new int[count];
    double[] own_m3 = new double[count];
    Arrays.fill(firstChild, NONE);
    Arrays.fill(nextSibling, NONE);
    for (int place = count - 1; place >= 0; place--) {
      int around = pruning.around(nodes[place]);
      parent[place] = around == NONE ? NONE : placeOfNode.get(around);
      own_m3[place] += hierarchy.volume_m3(nodes[place]);
      if (around != NONE) {
        nextSibling[place] = firstChild[parent[place]];
        firstChild[parent[place]] = place;
        own_m3[parent[place]] -= hierarchy.volume_m3(nodes[place]);
      }
    }
    List<NestedSink> list = new ArrayList<>(count);
    for (int place = 0; place < count; place++) {
      level[place] = parent[place] == NONE ? 0 : level[parent[place]] + 1;
      int[] links = {parent[place], level[place], firstChild[place], nextSibling[place]};
      list.add(sink(nodes[place], links, Math.max(0, own_m3[place]), targets));
    }
    return Collections.unmodifiableList(list);
  }

  private NestedSink sink(int node, int[] links, double own_m3, SinkTargets targets) {
    int target = targets.from(node);
    return new NestedSink(
        id(node),
        node,
        links[0],
        links[1],
        links[2],
        links[3],
        hierarchy.pitCell(node),
        hierarchy.outletCell(node),
        hierarchy.pitElevation_m(node),
        hierarchy.outletElevation_m(node),
        hierarchy.depth_m(node),
        hierarchy.area_m2(node),
        hierarchy.volume_m3(node),
        own_m3,
        pruning.catchment_m2(node),
        unlisted_m3[placeOfNode.get(node)],
        pruning.pits(node),
        target == SinkTargets.OUT ? Sink.LEAVES : id(target));
  }

  private long id(int node) {
    if (hierarchy.parent(node) == NONE || !older(node)) {
      return name(PlaceId.of(geometry, hierarchy.pitCell(node)));
    }
    return name(OLDER | PlaceId.of(geometry, hierarchy.pitCell(hierarchy.sibling(node))));
  }

  /** The id that follows another, round to the first. */
  static long next(long id) {
    return (id + 1) % (2 * OLDER);
  }

  /** All sinks: outermost ones by pit cell, each followed by those inside it. */
  public List<NestedSink> sinks() {
    return sinks;
  }

  /** Places of the sinks directly inside one, the one over its pit first. */
  public int[] children(NestedSink sink) {
    IntList places = new IntList(4);
    for (int at = sink.firstChild(); at != NONE; at = sinks.get(at).nextSibling()) {
      places.add(at);
    }
    return places.toArray();
  }

  /** The sink of an id. */
  public Optional<NestedSink> findById(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Place of the innermost sink a leaf of the hierarchy lies in, or -1 if there is none. */
  public int sinkOfLeaf(int leaf) {
    int node = pruning.listedOf(leaf);
    return node == NONE ? NONE : placeOfNode.get(node);
  }

  /** Id of the innermost sink that water entering at a leaf comes to, or {@link Sink#LEAVES}. */
  public long reachedFrom(int leaf) {
    int node = SinkTargets.reached(hierarchy, pruning, leaf);
    return node == SinkTargets.OUT ? Sink.LEAVES : id(node);
  }

  /** Storage curve of a sink. */
  public SinkCurve curve(NestedSink sink) {
    return new SinkCurve(hierarchy, pruning, sink.node());
  }

  /** The filter it was made with. */
  public SinkFilter filter() {
    return filter;
  }

  /** Number of outermost depressions too small to be kept. */
  public int dropped() {
    return dropped;
  }

  /** Volume of those, m³. */
  public double dropped_m3() {
    return dropped_m3;
  }

  /** Volume of those of them whose overflow leaves the raster without meeting a sink, m³. */
  public double droppedOut_m3() {
    return droppedOut_m3;
  }

  /** Number of outermost sinks. */
  public int outermost() {
    int count = 0;
    for (NestedSink sink : sinks) {
      count += sink.outermost() ? 1 : 0;
    }
    return count;
  }
}
