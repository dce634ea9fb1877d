package org.freshet.service.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The emergency drainage paths in the page's data: the lines of those that ever run once, and per
 * step which run with how much water.
 */
final class FramePaths {
  private static final int LITRES = 1000;

  private final Map<Long, Integer> index = new HashMap<>();

  /** The lines of all paths with water at some step. */
  void shapes(ArrayNode nodes, Replay replay, PlanJson plan) {
    Map<Long, PathShape> known = new HashMap<>();
    replay.map().paths().forEach(path -> known.put(path.fromSink(), path));
    for (Snapshot snapshot : replay.snapshots()) {
      for (PathFlow flow : snapshot.paths()) {
        PathShape path = known.get(flow.fromSink());
        if (path != null && !index.containsKey(flow.fromSink())) {
          index.put(flow.fromSink(), nodes.size());
          nodes.add(plan.line(path.lonLat()));
        }
      }
    }
  }

  /** Number of each path with water and how much passes, l/s. */
  void write(ObjectNode frame, List<PathFlow> flows) {
    ArrayNode running = frame.putArray("paths");
    for (PathFlow flow : flows) {
      Integer at = index.get(flow.fromSink());
      if (at != null) {
        running.addArray().add(at).add(Math.round(flow.flow_m3_s() * LITRES));
      }
    }
  }
}
