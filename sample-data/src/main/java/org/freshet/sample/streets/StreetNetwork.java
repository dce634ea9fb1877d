package org.freshet.sample.streets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.freshet.sample.land.Line;

/**
 * The streets as a graph: nodes at every vertex, ways between them, junctions shared.
 *
 * <p>Immutable after construction; safe for any thread.
 */
public final class StreetNetwork {
  private final List<Node> nodes;
  private final List<Way> ways;
  private final List<List<double[]>> arcs = new ArrayList<>();

  private StreetNetwork(List<Node> nodes, List<Way> ways) {
    this.nodes = List.copyOf(nodes);
    this.ways = List.copyOf(ways);
    for (int i = 0; i < nodes.size(); i++) {
      arcs.add(new ArrayList<>());
    }
    for (Way way : ways) {
      link(way);
    }
  }

  /** The network of ways whose nodes may be numbered with gaps: numbers them anew. */
  static StreetNetwork of(List<Way> ways) {
    List<Node> kept = new ArrayList<>();
    Map<Integer, Node> renumbered = new HashMap<>();
    List<Way> out = new ArrayList<>();
    for (Way way : ways) {
      List<Node> nodes = new ArrayList<>();
      for (Node node : way.nodes()) {
        Node mine = renumbered.get(node.index());
        if (mine == null) {
          mine = new Node(kept.size(), node.x(), node.y());
          kept.add(mine);
          renumbered.put(node.index(), mine);
        }
        nodes.add(mine);
      }
      out.add(new Way(way.street(), way.stretch(), nodes));
    }
    return new StreetNetwork(kept, out);
  }

  private void link(Way way) {
    double m_s = way.street().kind().speed_km_h() / 3.6;
    for (int i = 0; i + 1 < way.nodes().size(); i++) {
      Node a = way.nodes().get(i);
      Node b = way.nodes().get(i + 1);
      double seconds = a.distance_m(b.x(), b.y()) / m_s;
      arcs.get(a.index()).add(new double[] {b.index(), seconds});
      if (!way.street().oneway()) {
        arcs.get(b.index()).add(new double[] {a.index(), seconds});
      }
    }
  }

  /** All nodes, by index. */
  public List<Node> nodes() {
    return nodes;
  }

  /** All ways, in the order of the plan. */
  public List<Way> ways() {
    return ways;
  }

  /** The node nearest to a place that a street of the name passes. */
  public Node nodeOn(String street, double x, double y) {
    Node best = null;
    for (Way way : ways) {
      if (!way.street().name().equals(street)) {
        continue;
      }
      for (Node node : way.nodes()) {
        if (best == null || node.distance_m(x, y) < best.distance_m(x, y)) {
          best = node;
        }
      }
    }
    if (best == null) {
      throw new IllegalStateException("Street (" + street + ") is not in the plan.");
    }
    return best;
  }

  /** The fastest way by car through the given nodes, as a list of nodes. */
  public List<Node> path(List<Node> via) {
    List<Node> out = new ArrayList<>();
    out.add(via.get(0));
    for (int i = 0; i + 1 < via.size(); i++) {
      List<Node> leg = leg(via.get(i), via.get(i + 1));
      out.addAll(leg.subList(1, leg.size()));
    }
    return out;
  }

  private List<Node> leg(Node from, Node to) {
    double[] cost = new double[nodes.size()];
    int[] before = new int[nodes.size()];
    Arrays.fill(cost, Double.MAX_VALUE);
    Arrays.fill(before, -1);
    PriorityQueue<double[]> open =
        new PriorityQueue<>(
            Comparator.<double[]>comparingDouble(e -> e[0]).thenComparingDouble(e -> e[1]));
    cost[from.index()] = 0;
    open.add(new double[] {0, from.index()});
    while (!open.isEmpty()) {
      double[] top = open.poll();
      int node = (int) top[1];
      if (top[0] > cost[node]) {
        continue;
      }
      for (double[] arc : arcs.get(node)) {
        int next = (int) arc[0];
        if (cost[node] + arc[1] < cost[next]) {
          cost[next] = cost[node] + arc[1];
          before[next] = node;
          open.add(new double[] {cost[next], next});
        }
      }
    }
    return trace(from, to, before);
  }

  private List<Node> trace(Node from, Node to, int[] before) {
    List<Node> out = new ArrayList<>();
    int at = to.index();
    while (at >= 0) {
      out.add(nodes.get(at));
      at = before[at];
    }
    Collections.reverse(out);
    if (out.get(0).index() != from.index()) {
      throw new IllegalStateException("No way from node " + from + " to " + to + ".");
    }
    return out;
  }

  /** Number of nodes that cannot be reached from the first one on foot (oneways ignored). */
  public int unreachableNodes() {
    int[] root = new int[nodes.size()];
    for (int i = 0; i < root.length; i++) {
      root[i] = i;
    }
    for (Way way : ways) {
      for (Node node : way.nodes()) {
        root[find(root, node.index())] = find(root, way.nodes().get(0).index());
      }
    }
    int lost = 0;
    for (int i = 0; i < root.length; i++) {
      lost += find(root, i) == find(root, 0) ? 0 : 1;
    }
    return lost;
  }

  private static int find(int[] root, int i) {
    int r = i;
    while (root[r] != r) {
      r = root[r];
    }
    return r;
  }

  /** The line through nodes. */
  public static Line line(List<Node> nodes) {
    List<double[]> points = new ArrayList<>();
    for (Node node : nodes) {
      points.add(new double[] {node.x(), node.y()});
    }
    return Line.of(points);
  }
}
