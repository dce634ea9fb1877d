package org.freshet.service.routing;

import java.util.ArrayList;
import java.util.List;
import org.freshet.reroute.EdgeSpan;
import org.freshet.service.area.GridMapping;

/**
 * Finds the street edges a line on the map runs along: the cheapest sequence of edges over points a
 * few metres apart, where distance, crossing instead of following, and changing edges cost
 * (Viterbi; Newson and Krumm 2009, doi:10.1145/1653771.1653818, with costs instead of
 * probabilities). Points far from every edge belong to none. Thread-safe.
 */
public final class ShapeMatcher {
  private static final double STEP_M = 4;
  private static final double NEAR_M = 15;

  /** Cost of a point that lies on no edge; dearer than a few metres beside one. */
  private static final double OFF_ROAD = 12;

  private static final double ACROSS = 20;
  private static final double CHANGE = 6;
  private static final double JUMP = 60;
  private static final int NONE = -1;

  private final GraphHopperNetwork network;
  private final EdgeSegments segments;

  /** A matcher for a network. */
  public ShapeMatcher(GraphHopperNetwork network, GridMapping mapping) {
    this.network = network;
    this.segments = new EdgeSegments(network, mapping);
  }

  /** A point of the line with what it may lie on. */
  private static final class Step {
    final double position_m;
    final List<Integer> edges = new ArrayList<>();
    final List<Double> costs = new ArrayList<>();
    final List<Integer> before = new ArrayList<>();

    Step(double position_m) {
      this.position_m = position_m;
      add(NONE, OFF_ROAD);
    }

    void add(int edge, double cost) {
      edges.add(edge);
      costs.add(cost);
      before.add(0);
    }
  }

  /** The edges along a line, in order; parts on no edge are left out. */
  public List<EdgeSpan> match(Polyline line) {
    List<Step> steps = steps(line);
    for (int i = 1; i < steps.size(); i++) {
      connect(steps.get(i - 1), steps.get(i));
    }
    return spans(steps, line.length_m());
  }

  private List<Step> steps(Polyline line) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i + 1 < line.points(); i++) {
      double dx = line.x(i + 1) - line.x(i);
      double dy = line.y(i + 1) - line.y(i);
      double length_m = Math.hypot(dx, dy);
      if (length_m == 0) {
        continue;
      }
      int parts = (int) Math.ceil(length_m / STEP_M);
      for (int part = 0; part < parts; part++) {
        double t = (part + 0.5) / parts;
        Step step = new Step(line.position_m(i) + t * length_m);
        segments
            .near(line.x(i) + t * dx, line.y(i) + t * dy, dx / length_m, dy / length_m, NEAR_M)
            .forEach(n -> step.add(n.edge(), n.distance_m() + ACROSS * (1 - n.alignment())));
        steps.add(step);
      }
    }
    return steps;
  }

  private void connect(Step from, Step to) {
    for (int j = 0; j < to.edges.size(); j++) {
      double best = Double.POSITIVE_INFINITY;
      int via = 0;
      for (int i = 0; i < from.edges.size(); i++) {
        double cost = from.costs.get(i) + change(from.edges.get(i), to.edges.get(j));
        if (cost < best) {
          best = cost;
          via = i;
        }
      }
      to.costs.set(j, to.costs.get(j) + best);
      to.before.set(j, via);
    }
  }

  private double change(int from, int to) {
    if (from == to) {
      return 0;
    }
    return from == NONE || to == NONE || network.meet(from, to) ? CHANGE : JUMP;
  }

  private static List<EdgeSpan> spans(List<Step> steps, double length_m) {
    int[] edges = new int[steps.size()];
    int state = 0;
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (i == steps.size() - 1) {
        for (int j = 1; j < step.costs.size(); j++) {
          state = step.costs.get(j) < step.costs.get(state) ? j : state;
        }
      }
      edges[i] = step.edges.get(state);
      state = step.before.get(state);
    }
    List<EdgeSpan> spans = new ArrayList<>();
    double from_m = 0;
    for (int i = 0; i < edges.length; i++) {
      boolean last = i + 1 == edges.length;
      if (last || edges[i + 1] != edges[i]) {
        double to_m = last ? length_m : (steps.get(i).position_m + steps.get(i + 1).position_m) / 2;
        if (edges[i] != NONE) {
          spans.add(new EdgeSpan(edges[i], from_m, to_m));
        }
        from_m = to_m;
      }
    }
    return spans;
  }
}
