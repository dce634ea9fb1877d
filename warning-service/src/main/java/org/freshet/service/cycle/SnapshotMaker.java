package org.freshet.service.cycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.exposure.AreaImpact;
import org.freshet.exposure.PassabilityWindow;
import org.freshet.exposure.RoadEdge;
import org.freshet.flood.BlockedOutlook;
import org.freshet.flood.BlockedOutlooks;
import org.freshet.flood.FloodState;
import org.freshet.flood.SinkOutlook;
import org.freshet.flood.SinkOutlooks;
import org.freshet.grid.FloatGrid;
import org.freshet.service.publish.AreaState;
import org.freshet.service.publish.DepthOverlay;
import org.freshet.service.publish.GroundState;
import org.freshet.service.publish.SinkAhead;
import org.freshet.service.publish.SinkFill;
import org.freshet.service.publish.Situation;
import org.freshet.service.publish.Snapshot;
import org.freshet.service.publish.WetStreet;
import org.freshet.sink.Sink;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.TerrainModel;
import org.freshet.warning.Incident;
import org.freshet.warning.InputAge;
import org.freshet.warning.WarningLevel;

/** Turns a cycle's result into what outputs and the page show of it. Not thread-safe. */
final class SnapshotMaker {
  /** Shallower water is not shown: it is within the error of any terrain model. */
  static final double SHOWN_FROM_M = 0.01;

  /** Lead times told of every sink, min. */
  private static final List<Integer> LEADS_MIN = List.of(15, 30, 60, 90, 120);

  private static final double MM_PER_M = 1000;

  private final PreparedArea area;
  private double rainBefore_m3;

  /**
   * @param rainBefore_m3 rain before the first cycle to come, m³
   */
  SnapshotMaker(PreparedArea area, double rainBefore_m3) {
    this.area = area;
    this.rainBefore_m3 = rainBefore_m3;
  }

  Snapshot snapshot(CycleResult result, Situation situation) {
    FloodState flood = result.state().flood();
    GroundModel ground = result.state().ground();
    GroundModel bare = area.cycle().grounds().bare();
    TerrainModel terrain = ground.terrain();
    SinkLevels levels = flood.levels();
    FloatGrid depth = levels.depthGrid(terrain, (float) SHOWN_FROM_M);
    double rain_m3 = flood.balance().rain_m3();
    double ground_m2 = terrain.validCells() * terrain.geometry().cellArea_m2();
    double rain_mm = (rain_m3 - rainBefore_m3) / ground_m2 * MM_PER_M;
    rainBefore_m3 = rain_m3;
    return new Snapshot(
        flood.time(),
        rain_mm,
        rain_m3 / ground_m2 * MM_PER_M,
        flood.balance().stored_m3(),
        areas(result),
        sinks(result, levels),
        ground.paths().flows(flood, result.rain().duration()),
        streets(result),
        result.hints(),
        result.inputs(),
        situation,
        ahead(result),
        result.corrections(),
        new GroundState(WorkStates.of(ground, bare, levels), result.change()),
        DepthOverlay.of(depth));
  }

  private static List<AreaState> areas(CycleResult result) {
    List<AreaState> states = new ArrayList<>();
    for (AreaImpact impact : result.impacts()) {
      Incident open = result.state().book().of(impact.area().key());
      WarningLevel level = open == null ? WarningLevel.NONE : open.level();
      states.add(new AreaState(impact.area().key(), level, impact.maxRoadDepth_m()));
    }
    return states;
  }

  private static List<SinkFill> sinks(CycleResult result, SinkLevels levels) {
    GroundModel ground = result.state().ground();
    FloodState flood = result.state().flood();
    Duration step = flood.model().options().stepOf(result.rain().duration());
    List<SinkFill> fills = new ArrayList<>();
    for (Sink sink : ground.sinks().sinks()) {
      float depth_m = levels.depth_m(ground.terrain(), sink.pitCell());
      if (depth_m >= SHOWN_FROM_M) {
        double volume_m3 = flood.water().stored_m3(sink.node());
        double level_m = ground.terrain().elevation().get(sink.pitCell()) + (double) depth_m;
        double spill_m3_s = flood.spilled_m3(sink.node()) * 1000 / step.toMillis();
        fills.add(new SinkFill(sink.id(), depth_m, volume_m3, level_m, spill_m3_s));
      }
    }
    return fills;
  }

  private static List<SinkAhead> ahead(CycleResult result) {
    FloodState flood = result.state().flood();
    Duration age = Duration.ZERO;
    for (InputAge input : result.inputs()) {
      age = Duration.ofSeconds(Math.max(age.toSeconds(), input.age_s()));
    }
    SinkOutlooks outlooks = new SinkOutlooks(flood, result.forecast(), LEADS_MIN, age);
    BlockedOutlooks ifBlocked = result.ifBlocked();
    List<SinkAhead> ahead = new ArrayList<>();
    for (Sink sink : result.state().ground().sinks().sinks()) {
      BlockedOutlook blocked = ifBlocked == null ? null : ifBlocked.of(sink.node());
      SinkOutlook outlook =
          blocked == null ? outlooks.of(sink.node()) : outlooks.ofAny(sink.node());
      if (outlook != null) {
        ahead.add(new SinkAhead(sink.id(), outlook, blocked));
      }
    }
    return ahead;
  }

  private List<WetStreet> streets(CycleResult result) {
    Map<Integer, List<PassabilityWindow>> byEdge = new LinkedHashMap<>();
    for (PassabilityWindow window : result.windows()) {
      byEdge.computeIfAbsent(window.edge(), edge -> new ArrayList<>()).add(window);
    }
    List<WetStreet> streets = new ArrayList<>();
    for (RoadEdge edge : area.edges()) {
      double depth_m = result.edgeDepths_m()[edge.index()];
      List<PassabilityWindow> windows = byEdge.getOrDefault(edge.index(), List.of());
      if (depth_m >= SHOWN_FROM_M || !windows.isEmpty()) {
        streets.add(new WetStreet(edge.index(), depth_m, windows));
      }
    }
    return streets;
  }
}
