package org.freshet.service.cycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freshet.drainage.EmergencyPath;
import org.freshet.drainage.PathLoads;
import org.freshet.drainage.PathNetwork;
import org.freshet.flood.FloodState;
import org.freshet.service.publish.PathFlow;
import org.freshet.service.publish.PathShape;
import org.freshet.service.publish.Shapes;
import org.freshet.sink.NestedSink;
import org.freshet.sink.Sink;
import org.freshet.sink.SinkInventory;

/**
 * The emergency drainage paths of the outermost sinks of a ground, and what runs down them.
 * Immutable; thread-safe. A look costs O(paths); memory: the network and a line per sink.
 */
public final class GroundPaths {
  /** Less is not told: a trickle no street notices, m³/s. */
  static final double TOLD_FROM_M3_S = 0.001;

  /** A path inside a larger sink is no way over land. */
  private static final long NONE = Long.MIN_VALUE;

  private final PathNetwork network;
  private final long[] sinkOfPath;
  private final List<PathShape> shapes;

  /**
   * @param network paths of the ground's sinks and those inside them
   * @param sinks its outermost sinks, whose ids count
   * @param draw turns cells into lines
   */
  public GroundPaths(PathNetwork network, SinkInventory sinks, Shapes draw) {
    this.network = network;
    Map<Integer, Long> idOfNode = new HashMap<>();
    for (Sink sink : sinks.sinks()) {
      idOfNode.put(sink.node(), sink.id());
    }
    this.sinkOfPath = new long[network.paths().size()];
    Arrays.setAll(
        sinkOfPath,
        path -> {
          NestedSink sink = network.tree().sinks().get(path);
          return sink.outermost() ? idOfNode.getOrDefault(sink.node(), NONE) : NONE;
        });
    this.shapes = shapes(draw, idOfNode);
  }

  private List<PathShape> shapes(Shapes draw, Map<Integer, Long> idOfNode) {
    Map<Long, Long> shownId = new HashMap<>();
    for (NestedSink sink : network.tree().sinks()) {
      Long shown = idOfNode.get(outermost(sink).node());
      shownId.put(sink.id(), shown == null ? Sink.LEAVES : shown);
    }
    List<PathShape> drawn = new ArrayList<>();
    for (EmergencyPath path : network.paths()) {
      if (isShown(path.sink())) {
        drawn.add(
            new PathShape(
                sinkOfPath[path.sink()],
                shownId.getOrDefault(path.toSink(), Sink.LEAVES),
                draw.line(network.ownCells(path.sink())),
                path.joins() >= 0 && isShown(path.joins()) ? sinkOfPath[path.joins()] : Sink.LEAVES,
                path.length_m(),
                path.drop_m(),
                path.roads(),
                path.underpasses(),
                path.buildings()));
      }
    }
    return List.copyOf(drawn);
  }

  private NestedSink outermost(NestedSink sink) {
    NestedSink top = sink;
    while (!top.outermost()) {
      top = network.tree().sinks().get(top.parent());
    }
    return top;
  }

  /** Whether a path is one over land, from a sink that people are shown. */
  private boolean isShown(int path) {
    return sinkOfPath[path] != NONE;
  }

  /** The paths over land as lines, each drawn up to where it joins another. */
  public List<PathShape> shapes() {
    return shapes;
  }

  /**
   * What ran down the paths in the newest computing step, of those where it is worth telling.
   *
   * @param frame length of the rain frame the state was stepped over last
   */
  List<PathFlow> flows(FloodState state, Duration frame) {
    double step_s = state.model().options().stepOf(frame).toMillis() / 1000.0;
    double[] spill_m3_s = new double[sinkOfPath.length];
    for (int path = 0; path < spill_m3_s.length; path++) {
      int node = network.tree().sinks().get(path).node();
      spill_m3_s[path] = isShown(path) ? state.spilled_m3(node) / step_s : 0;
    }
    double[] flow_m3_s = PathLoads.passing(network, spill_m3_s);
    List<PathFlow> flows = new ArrayList<>();
    for (int path = 0; path < flow_m3_s.length; path++) {
      if (isShown(path) && flow_m3_s[path] >= TOLD_FROM_M3_S) {
        flows.add(new PathFlow(sinkOfPath[path], spill_m3_s[path], flow_m3_s[path]));
      }
    }
    return flows;
  }
}
