package org.freshet.service.analyse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freshet.sink.NestedSink;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.SinkTree;
import org.freshet.sink.SinkWater;
import org.freshet.sink.TerrainCells;
import org.jspecify.annotations.Nullable;

/**
 * Outermost sinks with culverts open against the same with culverts blocked, matched by id. Depths
 * are those at the pit after the heaviest rain, or when full where there is no rain.
 */
final class StateComparison {
  /** Depths closer than this are equal: a millimetre. */
  private static final double SAME_M = 1e-3;

  private final State open;
  private final State blocked;

  StateComparison(
      TerrainCells open,
      SinkTree openTree,
      List<SinkWater> openWaters,
      TerrainCells blocked,
      SinkTree blockedTree,
      List<SinkWater> blockedWaters) {
    this.open = new State(open, openTree, heaviest(openWaters));
    this.blocked = new State(blocked, blockedTree, heaviest(blockedWaters));
  }

  private static @Nullable SinkLevels heaviest(List<SinkWater> waters) {
    SinkWater most = null;
    for (SinkWater water : waters) {
      most = most == null || water.stored_m3() > most.stored_m3() ? water : most;
    }
    return most == null ? null : most.levels();
  }

  private record State(TerrainCells model, SinkTree tree, @Nullable SinkLevels levels) {
    @Nullable NestedSink sink(long id) {
      Optional<NestedSink> found = tree.findById(id).filter(NestedSink::outermost);
      return found.isPresent() ? found.get() : null;
    }

    double depth_m(int pitCell) {
      int leaf = model.leafOf(pitCell);
      double level_m = Float.NEGATIVE_INFINITY;
      if (leaf >= 0) {
        level_m = levels == null ? model.fillLevel_m(leaf) : levels.level_m(leaf);
      }
      double depth_m = level_m - model.elevation_m(pitCell);
      return depth_m > 0 ? depth_m : 0;
    }
  }

  /** A sink that differs; null in a state in which there is none of that id. */
  record Affected(
      long id,
      @Nullable NestedSink open,
      @Nullable NestedSink blocked,
      double openDepth_m,
      double blockedDepth_m) {
    private String worse() {
      if (Math.abs(blockedDepth_m - openDepth_m) <= SAME_M) {
        return "same";
      }
      return blockedIsWorse() ? "blocked" : "open";
    }

    boolean blockedIsWorse() {
      return blockedDepth_m > openDepth_m;
    }

    Map<String, Object> attributes() {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("id", id);
      all.put("worse", worse());
      all.put("open_depth_at_pit_m", openDepth_m);
      all.put("blocked_depth_at_pit_m", blockedDepth_m);
      put("open", open, all);
      put("blocked", blocked, all);
      return all;
    }

    private static void put(String state, @Nullable NestedSink sink, Map<String, Object> all) {
      if (sink != null) {
        all.put(state + "_outlet_elevation_m", sink.outletElevation_m());
        all.put(state + "_volume_m3", sink.volume_m3());
        all.put(state + "_area_m2", sink.area_m2());
        all.put(state + "_spills_to", sink.spillsTo());
      }
    }
  }

  /** All sinks that differ: those of the open state first, in its order. */
  List<Affected> affected() {
    List<Affected> all = new ArrayList<>();
    for (NestedSink sink : open.tree().sinks()) {
      if (sink.outermost()) {
        add(sink.id(), sink.pitCell(), sink, blocked.sink(sink.id()), all);
      }
    }
    for (NestedSink sink : blocked.tree().sinks()) {
      if (sink.outermost() && open.sink(sink.id()) == null) {
        add(sink.id(), sink.pitCell(), null, sink, all);
      }
    }
    return all;
  }

  private void add(
      long id,
      int pitCell,
      @Nullable NestedSink inOpen,
      @Nullable NestedSink inBlocked,
      List<Affected> all) {
    double openDepth_m = open.depth_m(pitCell);
    double blockedDepth_m = blocked.depth_m(pitCell);
    boolean alike =
        inOpen != null
            && inBlocked != null
            && inOpen.outletElevation_m() == inBlocked.outletElevation_m()
            && inOpen.volume_m3() == inBlocked.volume_m3()
            && inOpen.spillsTo() == inBlocked.spillsTo();
    if (!alike || Math.abs(openDepth_m - blockedDepth_m) > SAME_M) {
      all.add(new Affected(id, inOpen, inBlocked, openDepth_m, blockedDepth_m));
    }
  }
}
